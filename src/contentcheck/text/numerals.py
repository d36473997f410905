"""Find numbers written as the other language writes them: 8.51 persen, 1,5 million, Rp. 500.

Only what the word beside a number decides: 1.500 alone may be either and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from contentcheck.text.glance import sought

_UNITS_ID = r"(?:persen|ribu|juta|miliar|milyar|triliun|trilyun|rupiah|hektare?|derajat)\b"
_UNITS_EN = r"(?:percent|per\scent|thousand|million|billion|trillion|rupiahs?|hectares?|degrees)\b"
_COUNTED_ID = r"(?:orang|warga|jiwa|dosis|rupiah|peserta|penduduk|pelaku|keluarga|kepala|unit)\b"
_COUNTED_EN = r"(?:people|residents|doses|rupiahs?|participants|citizens|families|visitors|units)\b"
_APART = r"[ \u00a0]{0,2}"
_FREE = r"(?<![\w.,:/-])"  # not part of a longer number, a date or a decree

_RUPIAH = sought(
    rf"{_FREE}[Rr][Pp](?:\.{_APART}|[ \u00a0]{{1,2}})(\d[\d.,]{{0,20}})(?<=\d)",
    stems="rp.|rp |rp\u00a0",
)
_DECIMAL_ID = sought(rf"{_FREE}(?:Rp)?\d{{1,3}}(\.)\d{{1,2}}(?={_APART}{_UNITS_ID})")
_DECIMAL_EN = sought(rf"{_FREE}(?:Rp|\$)?\d{{1,3}}(,)\d{{1,2}}(?={_APART}{_UNITS_EN})")
_GROUPS_ID = sought(rf"{_FREE}\d{{1,3}}(?:,\d{{3}}){{2,4}}(?={_APART}{_COUNTED_ID})")
_GROUPS_EN = sought(rf"{_FREE}\d{{1,3}}(?:\.\d{{3}}){{2,4}}(?={_APART}{_COUNTED_EN})")
# Each with the sign between its digits.
_OTHERWISE = ((_DECIMAL_ID, "."), (_DECIMAL_EN, ","), (_GROUPS_ID, ","), (_GROUPS_EN, "."))
_SIGN = sought(r"\d([.,])(?=\d)")
_SWAPPED = str.maketrans(".,", ",.")

_TIME = sought(r"(?i)\b(?:pukul|jam|pkl\.?)\s{0,2}$")  # 10.30 is a time
# English papers set a space behind Rp; a few words beside it tell.
_ENGLISH = sought(r"\b(?:the|of|and|for|with|was|were|is|are|to|from|million|billion)\b")
_NEAR = 60  # characters on each side


class Numeral(msgspec.Struct, frozen=True):
    """A number written otherwise at code points `start` to `end`, and how it is written."""

    start: int
    end: int
    right: str


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers that their language writes otherwise, in order of place."""
    found = [*_rupiah(text), *_swapped(text)]
    reached = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= reached:
            reached = each.end
            yield each


def _rupiah(text: str) -> Iterator[Numeral]:
    for match in _RUPIAH.finditer(text):
        near = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        if not _ENGLISH.search(near):
            # As if it stood alone, so that "Rp. 1.5 juta" becomes "Rp1,5 juta".
            bare = f" {match[1]}{text[match.end() : match.end() + 15]}"
            swapped = _DECIMAL_ID.match(bare, 1) is not None
            number = match[1].translate(_SWAPPED) if swapped else match[1]
            yield Numeral(*match.span(), f"Rp{number}")


def _swapped(text: str) -> Iterator[Numeral]:
    signs = set(_SIGN.findall(text))
    for pattern, sign in _OTHERWISE:
        if sign not in signs:
            continue
        for match in pattern.finditer(text):
            before = text[max(match.start() - 8, 0) : match.start()]
            if not _TIME.search(before):
                yield Numeral(*match.span(), match[0].translate(_SWAPPED))
