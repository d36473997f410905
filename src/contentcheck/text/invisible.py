"""Characters that nobody sees and that do something: turn the reading direction, cut a word in two.

Those that many people put on empty lines to keep them open, and those that emoji, Arabic and
numbers copied from a phone's contacts bring along, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.text.glance import Sought, sought

Kind = Literal["override", "inside", "tags"]

# What follows is shown in the other order than it is sent.
_OVERRIDE = sought("[\u202d\u202e]", stems="\u202d|\u202e")
# Within a word, a link, a hashtag, which it cuts for search, links and screen readers.
_INSIDE = sought(
    "(?<=[A-Za-z0-9#@/])[\u00ad\u034f\u180e\u200b\u200c\u2060-\u2064\ufeff]{1,99}(?=[A-Za-z0-9/])",
    stems="\u00ad|\u034f|\u180e|\u200b|\u200c|\u2060|\u2061|\u2062|\u2063|\u2064|\ufeff",
)
# Letters that no program shows, but in the flags of England, Scotland and Wales.
_TAGS = sought("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001\U000e0020-\U000e007f]{1,999}")

_PATTERNS: tuple[tuple[Kind, Sought], ...] = (
    ("override", _OVERRIDE),
    ("inside", _INSIDE),
    ("tags", _TAGS),
)


class Invisible(msgspec.Struct, frozen=True):
    """Unseen characters at code points `start` to `end`."""

    kind: Kind
    start: int
    end: int


def invisible_characters(text: str) -> Iterator[Invisible]:
    """Yield the unseen characters that do something, kind by kind."""
    if text.isascii():
        return
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Invisible(kind, *match.span())


def made_visible(text: str) -> str:
    """Return a text with each unseen character as its number: `Kemen[U+200B]kes`."""
    return "".join(
        character if character.isprintable() or character.isspace() else f"[U+{ord(character):04X}]"
        for character in text
    )
