"""Promises that a live video can be watched again later, and whether they have an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

import msgspec

from contentcheck.text.glance import sought

_CAN = r"(?:tetap\s|masih\s)?(?:bisa|dapat|boleh)"
_AGAIN = r"(?:ulang|kembali|lagi|kapan\s?pun|kapan\ssaja)"
_PROMISE = sought(
    rf"""\b(?:
    {_CAN}\s(?:\w{{1,15}}\s){{0,3}}?
        (?:di)?(?:tonton|saksikan|simak|putar|lihat|menonton|menyaksikan|menyimak)(?:nya)?\s
        (?:(?:siaran|video|rekaman)(?:nya)?\s(?:ini\s)?)?{_AGAIN}
    | (?:siaran|tayangan|rekaman|video)(?:nya)?\s(?:siaran\s|acara\s|ini\s|langsung\s){{0,2}}
        (?:ulang(?:nya)?\s)?(?:akan\s|tetap\s|selalu\s|masih\s){{0,2}}
        (?:tersedia|tersimpan|(?:bisa|dapat)\sditonton)
    | tonton(?:lah)?\s(?:siaran\s|video\s)?ulang(?:nya)?\s(?:kapan\s?pun|kapan\ssaja|nanti|di)
    | (?:watch|view|catch|see)\s(?:(?:the|this|our)\s)?(?:replay|recording|stream|live|it)\s
        (?:again\s)?(?:later|any\s?time|afterwards|whenever|at\sany\stime)
    | (?:replay|recording)\s(?:will\s(?:be|remain|stay)|is|remains|stays)\s
        (?:\w{{1,15}}\s)?available
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDLESS = sought(
    r"\b(?:kapan\s?pun|kapan\ssaja|selamanya|selalu|seterusnya|setiap\ssaat|any\s?time|whenever"
    r"|at\sany\stime|forever|permanent\w{0,3}|always)\b",
    re.IGNORECASE,
)
_LASTS = sought(
    r"\b(?P<count>\d{1,3})\s{1,2}(?P<unit>hari|days?|pekan|minggu|weeks?|bulan|months?)\b",
    re.IGNORECASE,
)
_UNTIL = sought(r"\b(?:hingga|sampai|until)\b", re.IGNORECASE)  # some day
_DAYS = {"hari": 1, "day": 1, "pekan": 7, "minggu": 7, "week": 7, "bulan": 30, "month": 30}
_ELSEWHERE = sought(
    r"\b(?:you\s?tube|kanal|situs|laman|website|portal|spotify|podcast|channel|site|arsip|archive"
    r"|tiktok|instagram|https?|www)\b|(?<![\w.])[\w-]{2,40}\.(?:go\.)?id\b",
    re.IGNORECASE,
)
_NOT = sought(
    r"\b(?:tidak|tak|belum|bukan|not|never|cannot|can['’]t)\s(?:\w{1,15}\s){0,2}$", re.IGNORECASE
)
_AROUND = 80  # characters
_END = sought(r"[\n.!?]")


class Promise(msgspec.Struct, frozen=True):
    """A promise at code points `start` to `end`, and for how many days; None if it says nothing.

    "Any time" and "always" are endless (inf).
    """

    start: int
    end: int
    days: float | None


def replay_promises(text: str) -> Iterator[Promise]:
    """Yield the promises of a replay, but those that name a day or another place to watch."""
    for found in _PROMISE.finditer(text):
        before = _END.split(text[max(found.start() - _AROUND, 0) : found.start()])[-1]
        after = _END.split(text[found.end() : found.end() + _AROUND], maxsplit=1)[0]
        said = before + found[0] + after
        if _NOT.search(before) or _ELSEWHERE.search(said):
            continue
        days = _days(said)
        if days is not None or not _UNTIL.search(said):
            yield Promise(*found.span(), days)


def _days(said: str) -> float | None:
    if lasts := _LASTS.search(said):
        return int(lasts["count"]) * _DAYS[lasts["unit"].lower().removesuffix("s")]
    return inf if _ENDLESS.search(said) else None
