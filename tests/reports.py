"""Make HTML reports of drafts for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck import engine
from contentcheck.model import Draft, Medium
from contentcheck.report.html.album import Album, Told
from contentcheck.report.html.render import render
from contentcheck.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from contentcheck.errors import DraftError
    from contentcheck.model import Language, Report

MEDIA = Path(__file__).parent / "rule-media"
EXAMPLES = Path(__file__).parent.parent / "examples"

# What strangers may write into a draft to break out of a page, or to steer it.
HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "</style></title></textarea><b>",
    "{{7*7}} {% raw %} ${7*7}",
    "javascript:window.hacked=1",
    "\u202egnp.exe \u2066",
    "a\x00b\x1b[31mc",
    "\ud800 alone",
    "x" * 3000,
    "<!-- ]]> &lt; &amp;",
)


def told(drafts: Iterable[Draft | DraftError], lang: Language = "id") -> Iterator[Told]:
    """Check drafts as the command line does for a page."""

    def check(given: Iterable[Draft | DraftError], said_in: Language) -> Iterator[Report]:
        return engine.check_many(given, load(), said_in)

    album = Album(check, lang)
    yield from album.told(check(album.keep(drafts), lang))


def page(drafts: Sequence[Draft | DraftError], lang: Language = "id") -> str:
    """Return the page of some drafts."""
    return "".join(render(told(drafts, lang), load(), lang))


@cache
def medium(name: str, alt: str | None = None) -> Medium:
    """Return a medium of the rules' examples, measured once for all tests of a run."""
    return Medium(name, MEDIA / name, alt)
