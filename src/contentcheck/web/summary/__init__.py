"""The post on one page, for whoever approves it: a picture, or a PDF of it to be printed.

Drawn here with Pillow, which is there for the checks anyway: no browser, no font from elsewhere.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from contentcheck import __version__
from contentcheck.web.summary.sheet import DPI, sheet

if TYPE_CHECKING:
    from datetime import date

    from contentcheck.model import Language
    from contentcheck.report.html.post import PostPage

KINDS = {"pdf": "application/pdf", "png": "image/png"}


def summary(post: PostPage, kind: str, lang: Language, today: date) -> bytes:
    """Return the page as a file of one of the KINDS."""
    drawn = sheet(post, lang, today)
    said = {"title": post.name, "producer": f"contentcheck {__version__}"} if kind == "pdf" else {}
    file = BytesIO()
    drawn.save(file, kind.upper(), dpi=(DPI, DPI), resolution=DPI, **said)
    return file.getvalue()
