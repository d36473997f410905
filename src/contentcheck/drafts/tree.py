"""Plain data read from a file, with the place of every key and value in it."""

from typing import Any

import msgspec

from contentcheck.drafts.positions import Positions
from contentcheck.errors import DraftError
from contentcheck.model import Span, Text

DEEPEST = 20  # levels; a draft needs five, and deeper ones are made to exhaust the reader


class TreeError(Exception):
    """Data that cannot be read, with the line and column (1-based) where that shows."""

    def __init__(self, message: Text, line: int, column: int):
        super().__init__(f"{line}:{column}: {message.en}")
        self.message = message
        self.line = line
        self.column = column

    def of(self, source: str) -> DraftError:
        """Return the error of the draft that was being read."""
        place = Span("", 0, 0, self.line, self.column, self.line, self.column)
        return DraftError(source, self.message, place=place)


class Tree(msgspec.Struct):
    """Data as dicts, lists, text, numbers; `values` and `keys` say where each path stands."""

    data: Any = None
    values: dict[str, Positions] = msgspec.field(default_factory=dict)
    keys: dict[str, Positions] = msgspec.field(default_factory=dict)

    def where(self, path: str) -> Positions | None:
        """Return where a path, or the nearest thing above it, stands; keys before values."""
        while path:
            for places in (self.keys, self.values):
                if path in places:
                    return places[path]
            path = _above(path)
        return None


def _above(path: str) -> str:
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def child(path: str, key: str | int) -> str:
    """Return the path of a key or an index below a path: `media`, `media[0]`, `media[0].file`."""
    return f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip(".")
