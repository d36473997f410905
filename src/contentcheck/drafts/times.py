"""Read when a post is to go out, as officers write it."""

import re
from datetime import datetime, timedelta, timezone

_ZONES = {
    "WIB": 7,
    "WITA": 8,
    "WIT": 9,
    "UTC": 0,
    "Z": 0,
}  # hours ahead of UTC; none has summer time
JAKARTA = timezone(timedelta(hours=_ZONES["WIB"]))

_WHEN = re.compile(
    r"""
    (?: (?P<year>\d{4}) - (?P<month>\d\d) - (?P<day>\d\d)
      | (?P<d>\d{1,2}) [/.-] (?P<m>\d{1,2}) [/.-] (?P<y>\d{4}) )
    (?: (?: T | \s* [,;] \s* | \s+ ) (?:(?:pukul|jam|at) \s+)?
        (?P<hour>\d{1,2}) [:.] (?P<minute>\d\d) (?: [:.] (?P<second>\d\d) (?:\.\d+)? )?
        \s* (?P<zone> [A-Za-z]{1,4} | [+-]\d\d(?::?\d\d)? )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_time(text: str) -> datetime:
    """Return the moment a text names, like `2026-11-25T09:00+07:00` or `25/11/2026 09.00 WITA`.

    Day before month where slashes are used; Jakarta's time where no zone is named; midnight where
    no hour is. Raises ValueError for anything else, and for days that do not exist.
    """
    found = _WHEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"no date: {text!r}")
    part = {name: value for name, value in found.groupdict().items() if value is not None}
    year, month, day = (int(part.get(name) or part[name[0]]) for name in ("year", "month", "day"))
    hour, minute, second = (int(part.get(name, "0")) for name in ("hour", "minute", "second"))
    return datetime(year, month, day, hour, minute, second, tzinfo=_zone(part.get("zone")))


def _zone(name: str | None) -> timezone:
    if name is None:
        return JAKARTA
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        return timezone(
            sign * timedelta(hours=int(name[1:3]), minutes=int(name[3:].strip(":") or 0))
        )
    if name.upper() not in _ZONES:
        raise ValueError(f"unknown time zone {name!r}")
    return timezone(timedelta(hours=_ZONES[name.upper()]))
