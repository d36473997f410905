"""Split captions into sentences and words, as their readers do.

A new line ends a sentence, and so does an emoji where the next word starts in capitals: captions
are often written without full stops. Links, hashtags and mentions are no words; lines that only
divide the text ("." or "———") are no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from contentcheck.text.glance import sought

# What can be tapped, roughly: enough to leave it out, at a tenth of the time the grammar takes.
_TAPPED = sought(
    r"https?://[^\s<>]{1,2000}|www\.[^\s<>]{1,500}|(?<!\w)[#＃@＠]\w[\w.]{0,100}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<![\w.])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:id|com|org|net|gov)(?:/[^\s<>]{0,500})?\b"
)
_WORD = sought(r"[^\W_]{1,99}(?:[-'’.,:/][^\W_]{1,99}){0,20}")
# Emoji and the signs people put in a full stop's place; ZWJ, skin tones and selectors with them.
_PICTURE = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\ufe0f\u20e3"
_UNSEEN = "\u200b\u2060-\u2064\ufeff"  # spacers, set where no blank line would stay
_CLOSING = "\"'”’»)\\]"
_END = sought(
    rf"(?P<stop>[.!?…]{{1,40}})[{_CLOSING}]{{0,4}}(?=[\s{_UNSEEN}{_PICTURE}]|$)"
    rf"|(?<=[a-z]{{3}})(?P<joined>\.)(?=[A-Z][a-z])"
    rf"|(?P<picture>[{_PICTURE}]{{1,40}})(?=\s)"
    r"|(?P<line>[\n\r\v\f\x85\u2028\u2029]{1,40})"
)
_NEXT = sought(rf"[\s{_UNSEEN}{_PICTURE}\"'“‘«(\[\-–—•*]{{0,40}}([^\W_])")
_BEFORE = sought(r"[^\s(\"“‘]{1,40}\Z")
_LOOK = 40  # characters before a full stop that are looked at

# A full stop behind these ends no sentence. (Those that often end one, like "dll.", are no part.)
_SHORTENED = """
dr dra drs ir prof h hj kh rm ra no nr jl jln gg kec kab kel prov ds dk tgl pkl hlm hal tlp telp
sdr sdri bpk yth a.n an u.p up d.a da s.d sd c.q cq ttd tt rp rev st ust ustadz let jend kol kapt
may lettu brig irjen kombes kompol akp mr mrs ms sen gov rep gen col capt lt vs fig e.g i.e approx
dept univ vol ed mt inc ltd jan feb mar apr jun jul agu aug sep sept okt oct nov des dec
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())


class Sentence(msgspec.Struct, frozen=True):
    """A sentence at code points `start` to `end` of a text, and its words as they are written."""

    start: int
    end: int
    words: tuple[str, ...]


@lru_cache(maxsize=4)  # several checks ask for those of one caption
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order; what has no word is none."""
    prose = without_tapped(text)
    found = []
    start = 0
    for end in (*_ends(prose), len(prose)):
        matches = list(_WORD.finditer(prose, start, end))
        if matches:
            first = start + len(prose[start:end]) - len(prose[start:end].lstrip())
            last = start + len(prose[start:end].rstrip())
            found.append(Sentence(first, last, tuple(match[0] for match in matches)))
        start = end
    return tuple(found)


@lru_cache(maxsize=4)
def without_tapped(text: str) -> str:
    """Return a text of the same length with blanks for links, hashtags, mentions and addresses."""
    return _TAPPED.sub(lambda match: " " * len(match[0]), text)


def _ends(prose: str) -> Iterator[int]:
    """Yield where sentences end, in order."""
    for match in _END.finditer(prose):
        if match["stop"] and not _stops(prose, match):
            continue
        if match["picture"] and not _next(prose, match.end()).isupper():
            continue
        yield match.end()


def _stops(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop, exclamation or question mark ends a sentence."""
    following = _next(prose, match.end())
    if match["stop"] != ".":
        # “Ayo!” kata Menteri; and then … it went on
        return not (following.islower() and (len(match[0]) > len(match["stop"]) or "." in match[0]))
    found = _BEFORE.search(prose[max(match.start() - _LOOK, 0) : match.start()])
    before = found[0].casefold() if found else ""
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    if _is_degree(before) or _is_number_of_a_list(prose, match.start(), before):
        return False
    return not following.islower() or len(before) > 3


def _is_degree(before: str) -> bool:
    """Tell S.Pd., M.Si., Ph.D. from 08.00. and from a link's end."""
    return "." in before and all(len(part) <= 4 and part.isalpha() for part in before.split("."))


def _is_number_of_a_list(prose: str, stop: int, before: str) -> bool:
    start = stop - len(before)
    return (
        before.isdecimal() and len(before) <= 2 and prose[max(start - 1, 0) : start] in {"", "\n"}
    )


def _next(prose: str, start: int) -> str:
    """Return the letter or digit that comes next on the line; empty where none does."""
    found = _NEXT.match(prose, start)
    return found[1] if found and "\n" not in found[0] else ""
