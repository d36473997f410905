"""The draft to be taken along: its Markdown text, with media a .zip of it and them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from contentcheck.web.fields import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from contentcheck.web.fields import Writing


def bundle(writing: Writing, into: Path) -> None:
    """Write the draft and its media to a .zip; `contentcheck check` reads what it unpacks to.

    Media are stored as they are: pictures and videos do not get smaller.
    """
    with zipfile.ZipFile(into, "x", zipfile.ZIP_STORED) as whole:
        whole.writestr(NAME, writing.text)
        for medium in writing.media():
            whole.write(medium.path, medium.file)
