"""Where drafts come from, so that they can be written there and read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck.drafts.encoded import encoded
from contentcheck.drafts.folder import WORKBOOK
from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.drafts.read import data_of, decode_bytes, encoded_bytes, read_text
from contentcheck.errors import DraftError
from contentcheck.mending.mend import Origin
from contentcheck.model import Draft

if TYPE_CHECKING:
    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read
    from contentcheck.given import GivenDrafts


def origins(drafts: GivenDrafts, settings: Settings) -> Callable[[Path], Origin | None]:
    """Return a function that finds the origin of a file's drafts; None where nothing is written."""

    def origin(path: Path) -> Origin | None:
        if drafts.composed:
            return _without_file(drafts)
        if path.suffix.lower() == WORKBOOK:
            return None

        def again(data: bytes) -> Iterator[Read]:
            text, name = decode_bytes(data, str(path)), str(path)
            return drafts.as_asked(read_text(text, name, path.parent, settings.defaults(path)))

        try:
            return Origin(
                str(path), path, encoded_bytes(data_of(path, str(path)), str(path)), again
            )
        except DraftError:  # its report says so
            return None

    return origin


def _without_file(drafts: GivenDrafts) -> Origin | None:
    """Return the origin of what was typed, or came by standard input."""
    if not drafts.typed:
        try:
            text = encoded_bytes(drafts.data or b"", drafts.name)
        except DraftError:
            return None

        def again(data: bytes) -> Iterator[Read]:
            return drafts.as_asked(drafts.composed_of(decode_bytes(data, drafts.name)))

        return Origin(drafts.name, None, text, again)

    def retyped(data: bytes) -> Iterator[Read]:
        caption = data.decode()
        where = {"caption": Positions(((0, 0),), line_starts(caption))}
        for draft in drafts.as_asked(drafts.composed_of(caption)):
            yield replace(draft, positions=where) if isinstance(draft, Draft) else draft

    caption: str = drafts.given["caption"] or ""
    return Origin(drafts.name, None, encoded(caption.encode(errors="replace")), retyped)
