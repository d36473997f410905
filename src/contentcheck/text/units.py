"""Count a text the way a platform counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from regex import Pattern

Unit = Literal["graphemes", "code_points", "utf16_units", "utf8_bytes"]


def count(text: str, unit: Unit) -> int:
    """Return the length of a text in a unit; the text is counted as it is, not normalised.

    graphemes: what a reader calls a character (Unicode Standard Annex 29); code_points: len(text);
    utf16_units: as JavaScript, Java and most apps count; utf8_bytes: as it is stored.
    Raises ValueError for another unit.
    """
    if unit not in _SIZES:
        raise ValueError(f"unit is one of {', '.join(_SIZES)}, not {unit!r}")
    if _is_plain(text):
        return len(text)
    return sum(_SIZES[unit](piece) for piece in _pieces(text, unit))


def after(text: str, units: float, unit: Unit) -> int:
    """Return the code point at which the part of a text beyond so many units starts.

    A character that straddles the limit belongs to the part beyond; graphemes are never torn.
    """
    if units <= 0:
        return 0
    if _is_plain(text):
        return int(min(units, len(text)))
    pieces = list(_pieces(text, unit))
    sizes = accumulate(_SIZES[unit](piece) for piece in pieces)
    return sum(len(piece) for piece, size in zip(pieces, sizes, strict=True) if size <= units)


def _is_plain(text: str) -> bool:
    """Tell whether each code point is one of every unit; most drafts of a long text are so."""
    return text.isascii() and "\r" not in text


def _pieces(text: str, unit: Unit) -> Iterator[str]:
    """Split a text into the pieces that are counted: graphemes, or else single code points."""
    if unit != "graphemes":
        return iter(text)
    return (found.group() for found in _grapheme().finditer(text))


@cache
def _grapheme() -> Pattern[str]:
    import regex  # costs a third of the start-up; ASCII text does without

    return regex.compile(r"\X")


def _utf16(piece: str) -> int:
    return sum(2 if ord(point) > 0xFFFF else 1 for point in piece)


def _utf8(piece: str) -> int:
    return len(piece.encode("utf-8", "surrogatepass"))


_SIZES: Mapping[str, Callable[[str], int]] = {
    "graphemes": lambda _: 1,
    "code_points": len,
    "utf16_units": _utf16,
    "utf8_bytes": _utf8,
}
