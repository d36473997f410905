"""A text as the editor holds it: its drafts, and the way between their places and the editor's."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from contentcheck.drafts.positions import line_starts
from contentcheck.drafts.read import read_text
from contentcheck.errors import ConfigError, DraftError
from contentcheck.measuring import beside
from contentcheck.model import Draft, Post, Region, Span
from contentcheck.view import located

if TYPE_CHECKING:
    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read
    from contentcheck.model import Place

BOM = "\ufeff"

_HALF = re.compile(r"[\ud800-\udfff]")  # half a character, as a hostile editor may send it
_WORD = re.compile(r"[^\s:,\[\]{}\"']+")
_CODES = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}  # of a unit in which the editor counts columns


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a text. `path` is where it lies, or would lie; `units` how columns count.

    `settings` are those of the folder in which the server was started.
    """

    uri: str
    version: int | None
    path: Path
    text: str
    units: str = "utf-16"
    settings: Settings | None = field(default=None, compare=False, repr=False)
    bom: bool = field(init=False)
    lines: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bom", self.text.startswith(BOM))
        plain = _HALF.sub("\ufffd", self.text.removeprefix(BOM))
        object.__setattr__(self, "text", plain)
        object.__setattr__(self, "lines", line_starts(plain))

    def drafts(self) -> list[Read]:
        """Return the drafts of the text, none where it does not look like one.

        Where the configuration beside it is wrong, what is wrong with that.
        """
        name, folder = str(self.path), self.path.parent
        try:
            defaults = self.settings.defaults(self.path) if self.settings else None
        except ConfigError as error:
            found = list(read_text(self.text, name, folder, if_draft=True))
            return [DraftError(name, error.message)] if found else []
        return list(read_text(self.text, name, folder, defaults, if_draft=True))

    # ---------------------------------------------------------------- offsets and positions

    def line(self, row: int) -> str:
        """Return a line (0-based) without its end."""
        end = self.lines[row + 1] if row + 1 < len(self.lines) else len(self.text)
        return self.text[self.lines[row] : end].rstrip("\r\n")

    def position(self, offset: int) -> types.Position:
        """Return where the editor sees a code point of the text; never beyond its line's end."""
        offset = min(max(offset, 0), len(self.text))
        row = bisect_right(self.lines, offset) - 1
        before = self.line(row)[: offset - self.lines[row]]
        if self.bom and row == 0:
            before = BOM + before
        return types.Position(row, len(before.encode(_CODES[self.units])) // _BYTES[self.units])

    def offset(self, position: types.Position) -> int:
        """Return the code point at which the editor's position stands; outside: the nearest."""
        if position.line >= len(self.lines):
            return len(self.text)
        row = max(position.line, 0)
        line = self.line(row)
        shift = self.bom and row == 0
        data = (BOM * shift + line).encode(_CODES[self.units])
        before = data[: max(position.character, 0) * _BYTES[self.units]]
        count = len(before.decode(_CODES[self.units], errors="ignore")) - shift
        return self.lines[row] + min(max(count, 0), len(line))

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.position(start), self.position(end))

    def at(self, line: int, column: int) -> int:
        """Return the offset of a line and column (1-based)."""
        row = min(max(line, 1), len(self.lines)) - 1
        return min(self.lines[row] + max(column, 1) - 1, len(self.text))

    # ------------------------------------------------------------------------------- places

    def span(self, place: Place, draft: Read) -> tuple[int, int]:
        """Return from where to where (offsets) a place of a draft stands in this text.

        A medium stands where the draft names it, the whole post in its first line. What the text
        does not say (a missing alt text) stands at what it belongs to.
        """
        if isinstance(place, Span) and place.line is not None:  # of a draft that cannot be read
            return self._stretch(place)
        if not isinstance(draft, Draft):
            return self._first_line(draft)
        if isinstance(place, Region):
            place = _naming(draft, place.file)
        if isinstance(place, Span):
            found = located(place, draft)
            if isinstance(found, Span) and found.line is not None:
                return self._stretch(found)
            if above := _above(place.field, draft):
                return self._stretch(located(Span(above, 0, 0), draft))
        return self._first_line(draft)

    def _stretch(self, place: Place) -> tuple[int, int]:
        if not isinstance(place, Span) or place.line is None:
            return self._line_at(0)
        start = self.at(place.line, place.column or 1)
        if place.column is None:
            return self._line_at(start)
        end = self.at(place.end_line or place.line, place.end_column or place.column)
        if end <= start:
            word = _WORD.match(self.text, start)
            end = word.end() if word else min(start + 1, len(self.text))
        return start, end

    def _first_line(self, draft: Read) -> tuple[int, int]:
        """Return the first line of a post; a row of a calendar is a post, too."""
        if isinstance(draft, Draft) and draft.source != str(self.path) and draft.positions:
            line = min(where.at(0)[0] for where in draft.positions.values())
            return self._line_at(self.at(line, 1))
        return self._line_at(0)

    def _line_at(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.lines, offset) - 1
        return self.lines[row], self.lines[row] + len(self.line(row))


def _naming(draft: Draft, file: str) -> Place:
    """Return where a draft names a medium, or the picture of a cover or preview."""
    for index, medium in enumerate(draft.media):
        if medium.file == file:
            keys = (f"media[{index}].file", f"media[{index}]", "media")
            key = next((key for key in keys if key in draft.positions), "media")
            return Span(key, 0, len(file))
    other = next((key for key, medium in beside(draft) if medium.file == file), None)
    return Post() if other is None else Span(other, 0, len(file))


def _above(name: str, draft: Draft) -> str | None:
    """Return the nearest field above one that the draft has: `media[0]` for `media[0].alt`."""
    while name:
        if name in draft.positions:
            return name
        name = name[: max(name.rfind("."), name.rfind("["), 0)]
    return None
