"""Split a text into pieces with what each costs on X or on Mastodon.

X: weights of its configuration version 3 (twitter-text, 2021; docs.x.com, Counting characters): a
link costs 23, an emoji of however many parts 2, characters of most alphabets 1, all others 2, and
what can be composed into one character is. Mastodon (its documentation, Posting): a link with
http(s) costs 23, of `@name@server` only `@name` counts, all else by graphemes.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from contentcheck.text.links import Link, links
from contentcheck.text.to_come import LINK_TO_COME
from contentcheck.text.units import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINK = 23  # what a link costs, however long
EMOJI = 2
_ONE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # code points that cost 1

# One emoji, of the kinds known to Emoji 11: X's library of 2021 counts the parts of a newer one
# each for itself. Signs such as © are an emoji only with a variation selector after them.
_NEWER = r"[\U0001F90C\U0001F90F\U0001F977\U0001F9BB\U0001F9CD-\U0001F9CF\U0001FA70-\U0001FAFF]"
_SKIN = r"[\U0001F3FB-\U0001F3FF]?+"
_ROLE = (
    r"(?:[⚕⚖✈]\uFE0F?+|[\U0001F33E\U0001F373\U0001F393\U0001F3A4\U0001F3A8\U0001F3EB\U0001F3ED"
    r"\U0001F4BB\U0001F4BC\U0001F527\U0001F52C\U0001F680\U0001F692\U0001F9B0-\U0001F9B3])"
)
_ADULT, _CHILD = r"[\U0001F468\U0001F469]", r"[\U0001F466\U0001F467]"
_WITHOUT_SEX = r"[\U0001F470\U0001F935\U0001F9D4]"  # bride, tuxedo, beard: one sex until 2020
_EMOJI = "|".join(
    (
        r"[#*0-9]\uFE0F?\u20E3",
        r"\p{RI}{2}",
        rf"{_ADULT}{_SKIN}\u200D{_ROLE}",
        rf"{_ADULT}\u200D❤\uFE0F?\u200D(?:\U0001F48B\u200D)?{_ADULT}",
        rf"{_ADULT}(?:\u200D{_ADULT})?(?:\u200D{_CHILD}){{1,2}}",
        rf"(?!{_NEWER}|{_WITHOUT_SEX})\p{{Emoji}}(?:\uFE0F|{_SKIN})\u200D[♀♂]\uFE0F?+",
        r"\U0001F3F3\uFE0F?\u200D\U0001F308|\U0001F3F4\u200D☠\uFE0F?+",
        r"\U0001F441\uFE0F?\u200D\U0001F5E8\uFE0F?+",
        r"\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F",
        rf"(?!{_NEWER})\p{{Emoji_Modifier_Base}}\p{{Emoji_Modifier}}",
        r"[©®\u2122\u265F]\uFE0F|(?![#*0-9©®\u2122\u265F])\p{Emoji}(?!\uFE0E)\uFE0F?+",
    )
)
_CHARACTER = regex.compile(rf"(?P<emoji>{_EMOJI})|\X")
_REMOTE = regex.compile(r"(?<![=/\w])@[a-z0-9_.-]*[a-z0-9_](@[\w.-]*\w)", regex.I)


def x_pieces(text: str) -> Iterator[Piece]:
    """Give the pieces that X weighs; together they are the text."""
    return _pieces(text, _priced(text, links(text)), _x_characters)


def mastodon_pieces(text: str) -> Iterator[Piece]:
    """Give the pieces that Mastodon counts; together they are the text."""
    priced = _priced(text, [link for link in links(text) if link.protocol])
    servers = [(each.start(1), Piece(each[1], 0, "server")) for each in _REMOTE.finditer(text)]
    return _pieces(text, sorted([*priced, *servers]), _graphemes)


def _priced(text: str, found: list[Link]) -> list[tuple[int, Piece]]:
    to_come = (match.span() for match in LINK_TO_COME.finditer(text))  # costs what it will cost
    spans = sorted([*((link.start, link.end) for link in found), *to_come])
    return [(start, Piece(text[start:end], LINK, "link")) for start, end in spans]


def _pieces(
    text: str, priced: list[tuple[int, Piece]], characters: Callable[[str], Iterator[Piece]]
) -> Iterator[Piece]:
    """Give the priced pieces, and the characters between them; of two that overlap the first."""
    at = 0
    for start, piece in priced:
        if start >= at:
            yield from characters(text[at:start])
            yield piece
            at = start + len(piece.text)
    yield from characters(text[at:])


def _x_characters(text: str) -> Iterator[Piece]:
    for match in _CHARACTER.finditer(text):
        if match["emoji"]:
            yield Piece(match.group(), EMOJI, "emoji")
        else:
            composed = unicodedata.normalize("NFC", match.group())
            yield Piece(match.group(), sum(_weight(ord(point)) for point in composed))


def _weight(point: int) -> int:
    return 1 if any(first <= point <= last for first, last in _ONE) else 2


def _graphemes(text: str) -> Iterator[Piece]:
    return (Piece(match.group(), 1) for match in regex.finditer(r"\X", text))
