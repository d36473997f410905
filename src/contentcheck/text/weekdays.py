"""Dates that name their weekday ("Rabu (6/4)", "Friday, 17 June"), and whether the two agree.

Fractions, scores and the numbers of decisions are no dates; where a reading is in doubt, nothing is
found. Of a range ("Sabtu–Minggu, 21–22 November") the first day counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from contentcheck.text.glance import said, says, sought

_INDONESIAN = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5,
    "minggu": 6, "ahad": 6,
}  # fmt: skip
_ENGLISH = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_WEEKDAYS = _INDONESIAN | _ENGLISH
_NAMED = frozenset({*_WEEKDAYS, "jum"})  # whole words; of "Jum'at" this is the first

# Names by their first three letters; `MONTH` lets only whole names and usual short forms pass.
MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?:januari|january|jan|februari|pebruari|february|feb|maret|march|mar|april|apr|mei|may"
    r"|juni|june|jun|juli|july|jul|agustus|august|agust|agu|agt|ags|agst|aug|september|sept|sep"
    r"|oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec)\b\.?"
)
_MONTHS = frozenset(MONTH[3:].partition(")")[0].split("|"))
_FIGURES_IN_A_ROW = sought(r"\d([.-])\d{1,2}\1\d\d")
WEEKDAY = r"(?:" + "|".join(name.replace("'", "['’`´]?") for name in _WEEKDAYS) + r")\b\.?"
YEAR = r"(?:19|20|21)\d\d(?!\d|\s?WI)"

# What may stand between a weekday and its date: the time of day, "tanggal", a comma, a bracket.
_BETWEEN = r"""
    (?: \s{1,3} (?: dini\s{1,2}hari | pagi | siang | sore | petang | malam | subuh | besok | lusa
        | kemarin | nanti | ini | lalu | depan | mendatang | pekan\s{1,2}(?:ini|lalu|depan)
        | hari\s{1,2}ini | tanggal | tgl\.? | morning | afternoon | evening | night | the ) \b
    ){0,3}
    \s{0,3} (?: [,(/:–—-] \s{0,3} ){0,2}
"""
_DAY_MONTH = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?(?P<m1>{MONTH})"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?P<y1>{YEAR}))?"
)
_MONTH_DAY = (
    rf"(?P<m2>{MONTH})\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?P<y2>{YEAR}))?"
)
_FIGURES = r"""
    (?P<d3>\d{1,2}) (?: \s?/\s? (?P<m3>\d{1,2}) \s?/\s? (?P<y3>\d{4}|\d\d)
        | (?P<sign>[.-]) (?P<m4>\d{1,2}) (?P=sign) (?P<y4>\d{4}|\d\d)
        | / (?P<m5>\d{1,2}) )
"""
_DATE = rf"(?: {_DAY_MONTH} | {_MONTH_DAY} | {_FIGURES} )"
_NO_RANGE = r"(?! \d | [.,/]\d | \s{0,2} [–—-] \s{0,2} \d | \s{0,2} (?:&|dan|and) \s{1,2} \d )"
# Without a year only a slash makes a date, and what follows must not make it a share ("3/4 acre").
_NO_SHARE = r"(?(m5) (?= \s{0,2} (?: [),;.:!?\]\n] | $ | (?:pukul|jam|pk|at|di|in)\b ) ) )"
_WEEKDAY_FIRST = sought(
    rf"(?=[a-z]) (?<![\w@#]) (?P<weekday>{WEEKDAY}) {_BETWEEN} {_DATE} {_NO_RANGE} {_NO_SHARE}",
    re.VERBOSE | re.IGNORECASE,
)
_TO = r"\s{0,2}(?:[–—-]|s\.?\s?/?d\.?|sampai(?:\sdengan)?|hingga|dan|&|to|until|and)\s{0,2}"
_RANGE = sought(
    rf"""(?=[a-z]) (?<![\w@#]) (?P<weekday>{WEEKDAY}) {_TO} (?P<last>{WEEKDAY}) {_BETWEEN}
    (?P<d>\d{{1,2}}) {_TO} (?P<until>\d{{1,2}}) (?:
        \s?/\s? (?P<m1>\d{{1,2}}) (?: \s?/\s? (?P<y1>\d{{4}}) )?
        | \s{{1,2}} (?P<m2>{MONTH}) (?: \s{{0,2}},?\s{{0,2}} (?P<y2>{YEAR}) )?
    ) (?![\d/])""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_BRACKETS = sought(rf"[(\[]\s?{WEEKDAY}\s?[)\]]", re.IGNORECASE, stems="(|[")
_DATE_FIRST = sought(
    rf"(?<![\d/.,–—-]) {_DATE} \s{{0,2}} [(\[] \s? (?P<weekday>{WEEKDAY}) \s? [)\]]",
    re.VERBOSE | re.IGNORECASE,
)
# "malam Minggu" is the night before Sunday, "setiap Senin" no single day, "dua minggu" a week.
_NIGHT_BEFORE = sought(r"\bmalam\s{1,2}$", re.IGNORECASE)
_EVERY = sought(r"\b(?:se)?tiap\s{1,2}(?:hari\s{1,2})?$|\bevery\s{1,2}$", re.IGNORECASE)
_WEEKS = sought(
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|beberapa|per|se|akhir|awal|dalam))\s{0,2}$",
    re.IGNORECASE,
)
_THIS_WEEK = sought(r"minggu\s{1,3}(?:ini|lalu|depan|mendatang)")
_LOOK_BACK = 20  # characters, for the words above

_FAR = 120  # days: so far from the day of posting, the year is a guess, and either one may be meant
_LEAP = 8  # years between leap years around 2100, at most


class Mention(msgspec.Struct, frozen=True):
    """A weekday with its date, at code points `start` to `end`.

    `weekdays` (Monday 0) are those that are right, `days` the (day, month) it can mean: figures
    after an English weekday may have either order. `year` is None where none is written, and
    `named` tells where the name of the weekday stands, without a stop behind it; of two, None.
    """

    start: int
    end: int
    named: tuple[int, int] | None
    weekday: int
    weekdays: frozenset[int]
    days: tuple[tuple[int, int], ...]
    year: int | None


class Mismatch(msgspec.Struct, frozen=True):
    """A weekday that is not the date's: the date meant, and the nearest day the weekday falls on.

    Both are None where there is no such date (31 April); `day` and `month` are as written.
    """

    weekday: int
    day: int
    month: int
    meant: date | None
    nearest: date | None


def mentions(text: str) -> Iterator[Mention]:
    """Yield the dates of a text that name their weekday, in order of place."""
    named = said(text, _NAMED)
    if not named:
        return
    found: list[Mention | None] = []
    if _may_be_dated(text):
        found += map(_mention, _WEEKDAY_FIRST.finditer(text))
        found += map(_first_day, _RANGE.finditer(text) if len(named) > 1 else ())
    if _IN_BRACKETS.search(text):  # seldom; looking for dates takes longer than for weekdays
        found += map(_mention, _DATE_FIRST.finditer(text))
    end = 0
    for mention in sorted(filter(None, found), key=lambda each: each.start):
        if mention.start >= end:
            end = mention.end
            yield mention


def _may_be_dated(text: str) -> bool:
    """Tell whether a date can stand behind a weekday; making its pattern ready takes long."""
    return "/" in text or says(text, _MONTHS) or _FIGURES_IN_A_ROW.search(text) is not None


def _mention(found: re.Match[str]) -> Mention | None:
    part = {name[0]: value for name, value in found.groupdict().items() if value}
    name = _name(found["weekday"])
    before = found.string[max(found.start("weekday") - _LOOK_BACK, 0) : found.start("weekday")]
    if _EVERY.search(before) or (found["weekday"] == "minggu" and _is_week(found, before)):
        return None
    figures = part["m"].isdecimal()
    month = _month(part["m"])
    days = [(int(part["d"]), month)]
    if figures and name in _ENGLISH:
        days.append((month, int(part["d"])))
    days = [(day, month) for day, month in days if 1 <= day <= 31 and 1 <= month <= 12]
    if not days:
        return None
    weekday = _WEEKDAYS[name]
    eve = {(weekday - 1) % 7} if _NIGHT_BEFORE.search(before) else set()
    year = int(part["y"]) if "y" in part else None
    bracketed = "(" in found[0] and found.string.startswith(")", found.end())
    return Mention(
        start=found.start(),
        end=found.end() + bracketed,
        named=(found.start("weekday"), found.start("weekday") + len(found["weekday"].rstrip("."))),
        weekday=weekday,
        weekdays=frozenset({weekday} | eve),
        days=tuple(days),
        year=2000 + year if year is not None and year < 100 else year,
    )


def _first_day(found: re.Match[str]) -> Mention | None:
    """Return the first day of a range; None unless there are as many weekdays as dates.

    "Senin–Jumat, 2–27 November" are the working days of four weeks.
    """
    part = {name[0]: value for name, value in found.groupdict().items() if value}
    weekday, last = (_WEEKDAYS[_name(part[name])] for name in "wl")
    day, until = int(part["d"]), int(part["u"])
    month = _month(part["m"])
    if not (0 < day < until <= 31 and 1 <= month <= 12 and (last - weekday) % 7 == until - day):
        return None
    return Mention(
        start=found.start(),
        end=found.end() + ("(" in found[0] and found.string.startswith(")", found.end())),
        named=None,
        weekday=weekday,
        weekdays=frozenset({weekday}),
        days=((day, month),),
        year=int(part["y"]) if "y" in part else None,
    )


def _name(written: str) -> str:
    """Return a weekday as the tables have it."""
    name = re.sub(r"[’`´]", "'", written.rstrip(".").lower())
    return name if name in _WEEKDAYS else name.replace("'", "")


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else MONTHS[written[:3].lower()]


def _is_week(found: re.Match[str], before: str) -> bool:
    """Tell "dua minggu" and "minggu depan" from the day; written small, `minggu` is both."""
    return bool(_WEEKS.search(before) or _THIS_WEEK.match(found.string, found.start("weekday")))


def mismatch(mention: Mention, near: date | None) -> Mismatch | None:
    """Return in what a mention is wrong, None where weekday and date agree.

    Without a year, the date nearest to the day of posting `near` is meant; where that is months
    away, the weekday may decide between the years. Raises ValueError where neither is known.
    """
    wrong: list[Mismatch] = []
    for day, month in mention.days:
        dates = _candidates(day, month, mention.year, near)
        if any(each.weekday() in mention.weekdays for each in dates):
            return None
        meant = dates[0] if dates else None
        nearest = meant and _nearest(meant, mention.weekday)
        wrong.append(Mismatch(mention.weekday, day, month, meant, nearest))
    return wrong[0]


def _candidates(day: int, month: int, year: int | None, near: date | None) -> list[date]:
    """Return the dates that day and month can mean, the likeliest first; none if there is none."""
    if year is not None:
        found = _date(year, month, day)
        return [found] if found else []
    if near is None:
        raise ValueError("a date without a year, and no day that it is near to")
    around = range(near.year - _LEAP, near.year + _LEAP + 1)
    dates = [found for year in around if (found := _date(year, month, day))]
    if not dates:
        return []
    before, after = next(
        (pair for pair in pairwise(dates) if pair[0] <= near < pair[1]), (dates[0], dates[-1])
    )
    first, second = sorted((before, after), key=lambda each: abs(each - near))
    return [first] if abs(first - near) <= timedelta(days=_FAR) else [first, second]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(meant: date, weekday: int) -> date:
    """Return the day nearest to a date that falls on a weekday."""
    ahead = (weekday - meant.weekday()) % 7
    return meant + timedelta(days=ahead if ahead <= 3 else ahead - 7)
