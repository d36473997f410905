"""When something is to happen, as a caption says it: days, hours of the day, time zones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from contentcheck.text.glance import sought
from contentcheck.text.weekdays import MONTH, MONTHS, WEEKDAY, YEAR

ZONES = {"wib": 7, "wita": 8, "wit": 9}  # hours ahead of UTC
_NOON = 12
_EVENING = 6  # earlier hours of the “malam” come after midnight

_DATE = sought(
    rf"(?<![\d.,/-])(?:(?P<f1>\d{{1,2}})\s?(?:[–—-]|s\.?d\.?|sampai|hingga|dan|to|and|&)\s?)?"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?(?P<m1>{MONTH})"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?P<y1>{YEAR}))?"
    rf"|\b(?P<m2>{MONTH})\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?P<y2>{YEAR}))?"
    r"|(?<![\d/.,-])(?P<d3>\d{1,2})(?P<sign>[/.-])(?P<m3>\d{1,2})(?P=sign)(?P<y3>\d{4}|\d\d)(?![\d/])",
    re.IGNORECASE,
)
_SOON = sought(
    r"\b(?:hari\s{1,2}ini|malam\s{1,2}(?:ini|nanti)|(?:pagi|siang|sore|petang)\s{1,2}(?:ini|nanti)"
    r"|nanti\s{1,2}(?:pagi|siang|sore|malam)|besok|esok|lusa|sekarang|sebentar\s{1,2}lagi"
    r"|today|tonight|tomorrow|this\s{1,2}(?:morning|afternoon|evening)|right\s{1,2}now)\b",
    re.IGNORECASE,
)
_WEEKDAY = sought(rf"(?<![\w@#]){WEEKDAY}", re.IGNORECASE)
_SHORT_DATE = sought(r"(?<![\d/.,])\d{1,2}/\d{1,2}(?![\d/])")
_NAMED_ZONE = sought(
    r"\b(?:WIB|WITA|WIT)\b|\b(?:GMT|UTC)\b|[+-]0?[789](?::00)?\b"
    r"|\bwaktu\s{1,2}(?:Indonesia|Jakarta|setempat|Makassar|Jayapura)\b"
    r"|\b(?:Jakarta|Makassar|Jayapura|Indonesian?|local)\s{1,2}time\b",
    re.IGNORECASE,
)

_PART = r"(?:dini\s{1,2}hari|pagi|siang|sore|petang|malam|a\.?m\b\.?|p\.?m\b\.?)"  # of the day
_HOUR = sought(
    rf"""
    (?<![\d.,:/])
    (?P<before>\b(?:pukul|pkl\.?|pk\.?|jam|at) \s{{0,2}} )?
    (?P<hour> [01]?\d | 2[0-4] ) (?: [.:] (?P<minute>[0-5]\d) )?
    (?! [.,:]?\d | \s{{0,2}}(?:menit|minutes?|hari|orang|jam|hours?|%) )
    (?: \s{{0,2}} (?P<part>{_PART}) )?
    (?P<range> \s{{0,2}} (?: [–—-] | sampai | hingga | s\.?d\.? | to ) \s{{0,2}}
        (?: \d{{1,2}}[.:]\d\d (?!\d) | selesai | \d{{1,2}} (?=\s{{0,2}}(?:WIB|WITA|WIT)\b) ) )?
    (?: \s{{0,2}} (?P<zone> WIB|WITA|WIT )\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = sought(r"(?<![\d.,:])(?:[01]\d|2[0-3])[.:][0-5]\d(?![.,:]?\d)")


class Day(msgspec.Struct, frozen=True):
    """A date at code points `start` to `end`; `year` is None where none is written.

    Of days that belong together ("5–7 Desember") `first` is the first and `day` the last.
    """

    start: int
    end: int
    first: int
    day: int
    month: int
    year: int | None


class Hour(msgspec.Struct, frozen=True):
    """An hour of the day at code points `start` to `end`, in minutes since midnight.

    `minutes` are all that it can mean ("jam 7" is in the morning or in the evening); `zone` is in
    hours ahead of UTC, None where none is named.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    zone: int | None


def days(text: str) -> Iterator[Day]:
    """Yield the dates of a text that name day and month, in order of place."""
    for found in _DATE.finditer(text):
        part = {name[0]: value for name, value in found.groupdict().items() if value}
        day, named = int(part["d"]), part["m"]
        month = int(named) if named.isdecimal() else MONTHS[named[:3].lower()]
        year = int(part["y"]) if "y" in part else None
        if year is not None and year < 100:
            year += 2000
        first = min(int(part.get("f", day)), day)
        if first >= 1 and day <= 31 and 1 <= month <= 12:
            yield Day(*found.span(), first, day, month, year)


def hours(text: str) -> Iterator[Hour]:
    """Yield the hours that a text surely means as such: named, with a zone or a part of the day."""
    for found in _HOUR.finditer(text):
        before = (found["before"] or "").strip().lower()
        told = found["zone"] or found["part"]
        if not (told or before) or (before == "at" and not (told or found["minute"])):
            continue  # a figure, or "at 9 places"
        hour, minute = int(found["hour"]) % 24, int(found["minute"] or 0)
        zone = ZONES[found["zone"].lower()] if found["zone"] else None
        start = found.end("before") if found["before"] else found.start("hour")
        minutes = tuple(each * 60 + minute for each in _meant(hour, found))
        yield Hour(start, found.end(), minutes, zone)


def says_day(text: str) -> bool:
    """Tell whether a text names a day in any way: date, weekday, tomorrow."""
    return any(p.search(text) for p in (_SOON, _WEEKDAY, _SHORT_DATE)) or any(days(text))


def says_hour(text: str) -> bool:
    """Tell whether a text names an hour in any way; 19.00 alone is one."""
    return bool(_CLOCK.search(text)) or any(hours(text))


def says_zone(text: str) -> bool:
    """Tell whether a text names a time zone: WIB, UTC+7, Jakarta time."""
    return bool(_NAMED_ZONE.search(text))


def _meant(hour: int, found: re.Match[str]) -> tuple[int, ...]:
    """Return the hours of the day that a figure can mean."""
    part = (found["part"] or "").lower().replace(".", "")
    if hour > _NOON or found["hour"].startswith("0"):
        return (hour,)
    if part in {"sore", "petang", "pm"} or (part == "malam" and _EVENING <= hour < _NOON):
        return (hour % _NOON + _NOON,)
    if part in {"malam", "am"}:
        return (hour % _NOON,)
    if part:
        return (hour + _NOON,) if part == "siang" and hour < _EVENING else (hour,)
    if found["minute"] and hour >= 10:
        return (hour,)
    return hour, (hour + _NOON) % 24
