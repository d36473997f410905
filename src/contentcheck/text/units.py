"""Count a text the way a platform counts it."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

Unit = Literal["graphemes", "code_points", "utf16_units", "utf8_bytes", "x_weighted", "mastodon"]

_UNITS: tuple[str, ...] = get_args(Unit)
PRICED = frozenset({"x_weighted", "mastodon"})  # units in which a link has a price of its own
_ALIKE = frozenset({"graphemes", "code_points", "utf16_units"})  # but for what is joined or rare
_LINK_SIGNS = frozenset(".@[{<")  # no link, address or mention of a server goes without one
# Two letters of ASCII are never one character (but for a line's end, \r\n); others, and the one
# on each side of them, may be.
_NOT_ASCII = sought(r"[\x00-\x7f]?[^\x00-\x7f]+(?:[\x00-\x7f][^\x00-\x7f]+)*[\x00-\x7f]?")

# Letters of Latin scripts, dashes, quotation marks, signs of currencies: nothing joins these.
_SIMPLE = sought(r"[\x00-\x0c\x0e-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")


class Piece(NamedTuple):
    """A part of a text that is counted as one, with its size in the unit."""

    text: str
    size: int
    kind: Literal["character", "emoji", "link", "server"] = "character"


def count(text: str, unit: Unit) -> int:
    """Return the length of a text in a unit; the text is counted as it is, not normalised.

    graphemes: what a reader calls a character (Unicode Standard Annex 29); code_points: len(text);
    utf16_units: as JavaScript, Java and most apps count; utf8_bytes: as it is stored;
    x_weighted, mastodon: with their prices of links, emoji and mentions (see `weights`).
    Raises ValueError for another unit.
    """
    if unit not in _UNITS:
        raise ValueError(f"unit is one of {', '.join(_UNITS)}, not {unit!r}")
    return _count(text, unit)


@lru_cache(maxsize=16)  # several rules count one caption
def _count(text: str, unit: Unit) -> int:
    if _is_plain(text, unit) or unit == "code_points":
        return len(text)
    if unit == "utf16_units":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if unit == "utf8_bytes":
        return len(text.encode("utf-8", "surrogatepass"))
    if unit == "graphemes" and "\r" not in text:
        joined = (each[0] for each in _NOT_ASCII.finditer(text))
        return len(text) - sum(len(each) - len(_cluster().findall(each)) for each in joined)
    return sum(piece.size for piece in pieces(text, unit))


def after(text: str, units: float, unit: Unit) -> int:
    """Return the code point at which the part of a text beyond so many units starts.

    A character or link that straddles the limit belongs to the part beyond; none is torn.
    """
    if units <= 0:
        return 0
    if _is_plain(text, unit):
        return int(min(units, len(text)))
    if _count(text, unit) <= units:
        return len(text)
    if unit == "graphemes":
        return next(islice(_cluster().finditer(text), int(units), None)).start()
    start = 0
    for piece in pieces(text, unit):
        units -= piece.size
        if units < 0:
            break
        start += len(piece.text)
    return start


def simple(text: str) -> bool:
    """Tell whether a text has only characters that are one code point and no picture.

    False says nothing; true saves loading the package `regex`, a third of the start-up.
    """
    return _SIMPLE.fullmatch(text) is not None


def _is_plain(text: str, unit: Unit) -> bool:
    """Tell whether each code point counts as one; most drafts of a long text are so."""
    if unit in _ALIKE and simple(text):
        return True
    plain = text.isascii() and "\r" not in text
    return plain and not (unit in PRICED and _LINK_SIGNS & set(text))


def pieces(text: str, unit: Unit) -> Iterator[Piece]:
    """Split a text into the pieces that are counted; together they are the text."""
    if unit == "code_points":
        return (Piece(point, 1) for point in text)
    if unit == "utf16_units":
        return (Piece(point, 2 if ord(point) > 0xFFFF else 1) for point in text)
    if unit == "utf8_bytes":
        return (Piece(point, len(point.encode("utf-8", "surrogatepass"))) for point in text)
    # The package `regex` costs a third of the start-up; plain text does without.
    if unit == "x_weighted":
        from contentcheck.text.weights import x_pieces

        return x_pieces(text)
    if unit == "mastodon":
        from contentcheck.text.weights import mastodon_pieces

        return mastodon_pieces(text)
    return (Piece(found.group(), 1) for found in _cluster().finditer(text))


@cache
def _cluster() -> regex.Pattern[str]:
    """Return the pattern of a grapheme cluster (UAX 29)."""
    import regex

    return regex.compile(r"\X")
