"""Signs that stand in for letters: mathematical bold, circled, squared, full-width, struck through.

They look like a typeface and are none: screen readers skip or spell them, searches miss them. Plain
signs (№, ℃, ½, ①, 🅿️) and letters of other scripts where they belong are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from contentcheck.text.glance import sought

# Letters and digits of the mathematical alphabets, with those that Unicode had before them.
_MATHEMATICAL = "\U0001d400-\U0001d7ffℂℊ-ℎℐ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴ"
_ENCLOSED = (
    "⒜-⒵Ⓐ-ⓩ\U0001f110-\U0001f129\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
_FULL_WIDTH = "Ａ-Ｚａ-ｚ"
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
_LETTER = rf"[{_MATHEMATICAL}{_ENCLOSED}{_FULL_WIDTH}{_SMALL_CAPITALS}](?!\ufe0f)"  # no emoji
_BETWEEN = r"[\s\d.,:;!?'’“”\"()/&-]"
# Of s, x and q there are no small capitals that all phones show; plain ones stand in.
_RUN = sought(rf"{_LETTER}(?:(?:{_BETWEEN}{{0,3}}|[sxq]){_LETTER}){{1,400}}")
_SIDE_BY_SIDE = sought(rf"{_LETTER}{_LETTER}")  # one alone is a sign: Ⓜ, ⓘ, 𝑥
_PLAIN_CAPITALS = str.maketrans(_SMALL_CAPITALS, "abcdefghijklmnoprstuvwyz")

# A stroke or line through or under each of several letters.
_STROKES = sought(r"[\u0332\u0333\u0335-\u0338\u035f]")
_STRUCK = sought(rf"\w{_STROKES.source}(?:\s?\w{_STROKES.source}){{2,400}}")

# Cyrillic and Greek letters that look Latin, within a Latin word.
_TWINS = "асеіјорѕухАВЕКМНОРСТХοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN = str.maketrans(_TWINS, "aceijopsyxABEKMHOPCTXoABEZHIKMNOPTYX")
_MIXED = sought(
    rf"(?<!\w)(?=[^\W\d_]{{0,40}}[A-Za-z])[A-Za-z]{{0,40}}[{_TWINS}][A-Za-z{_TWINS}]{{1,40}}(?!\w)"
)

_ANY = sought(f"[{_MATHEMATICAL}{_ENCLOSED}{_FULL_WIDTH}{_SMALL_CAPITALS}\u0332-\u035f{_TWINS}]")
_WIDE = sought(f"[{_FULL_WIDTH}]")
# Near these, full-width letters are the usual ones.
_EAST_ASIAN = sought(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEAR = 40  # characters


class Lookalike(msgspec.Struct, frozen=True):
    """Signs that stand in for letters, at code points `start` to `end`, and what they stand for.

    `struck`: with a line through or under each, which may say something of its own.
    """

    start: int
    end: int
    plain: str
    struck: bool = False


def lookalikes(text: str) -> Iterator[Lookalike]:
    """Yield the stretches of signs that stand in for letters, in order of place."""
    if text.isascii() or not _ANY.search(text):
        return
    matches = [*_RUN.finditer(text), *_STRUCK.finditer(text), *_MIXED.finditer(text)]
    reached = 0
    for match in sorted(matches, key=lambda each: each.start()):
        if match.start() >= reached and _is_worn(match):
            reached = match.end()
            struck = _STROKES.search(match[0]) is not None
            yield Lookalike(*match.span(), _plain(match[0]), struck)


def _is_worn(match: re.Match[str]) -> bool:
    """Tell letters worn as a dress from single signs, and from full-width ones in East Asia."""
    if match.re is not _RUN.pattern:
        return True
    near = match.string[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
    usual = _WIDE.search(match[0]) and _EAST_ASIAN.search(near)
    return bool(_SIDE_BY_SIDE.search(match[0]) and not usual)


def _plain(signs: str) -> str:
    """Return the letters that signs stand for, as they are typed."""
    bare = _STROKES.sub("", signs).translate(_PLAIN_CAPITALS).translate(_LATIN)
    return "".join(_letter(sign) for sign in bare)


def _letter(sign: str) -> str:
    """Return the letter of a sign; squared and negative ones have it only in their name."""
    plain = unicodedata.normalize("NFKC", sign)
    if plain == sign and not sign.isascii():
        _, _, letter = unicodedata.name(sign, "").partition("LATIN CAPITAL LETTER ")
        return letter if len(letter) == 1 else sign
    return plain.strip("()") or sign
