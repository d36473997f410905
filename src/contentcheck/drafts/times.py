"""Read when a post is to go out, as officers write it."""

import re
from datetime import datetime, timedelta, timezone, tzinfo

from contentcheck.text.glance import sought

_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "UTC": 0, "Z": 0}  # hours ahead of UTC, all year
JAKARTA = timezone(timedelta(hours=_ZONES["WIB"]))

_WHEN = sought(
    r"""
    (?: (?P<year>\d{4}) - (?P<month>\d\d) - (?P<day>\d\d)
      | (?P<d>\d{1,2}) (?: [/.-] (?P<m>\d{1,2}) [/.-] | \s+ (?P<name>[a-z]{3,9}) \s+ )
        (?P<y>\d{4}) )
    (?: (?: T | \s* [,;] \s* | \s+ ) (?:(?:pukul|jam|at) \s+)?
        (?P<hour>\d{1,2}) [:.] (?P<minute>\d\d) (?: [:.] (?P<second>\d\d) (?:\.\d+)? )?
        \s* (?P<zone> [A-Za-z]{1,4} | [+-]\d\d(?::?\d\d)? )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_OFFSET = sought(r"([+-])(\d\d)(?::?(\d\d))?")

# Three letters tell the months apart, in Indonesian and in English.
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6,
    "jul": 7, "agu": 8, "sep": 9, "okt": 10, "nov": 11, "des": 12,
    "peb": 2, "may": 5, "agt": 8, "aug": 8, "oct": 10, "nop": 11, "dec": 12,
}  # fmt: skip


def read_time(text: str, zone: tzinfo = JAKARTA) -> datetime:
    """Return the moment a text names.

    Like `2026-11-25T09:00+07:00`, `25/11/2026 09.00 WITA` or `25 November 2026 pukul 9.00`: day
    before month where slashes are used; `zone` where none is named; midnight where no hour is.
    Raises ValueError for anything else, and for days that do not exist.
    """
    found = _WHEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"no date: {text!r}")
    part = {name: value for name, value in found.groupdict().items() if value is not None}
    if "name" in part:
        part["m"] = str(_MONTHS.get(part["name"][:3].lower(), 0))
    year, month, day = (int(part.get(name) or part[name[0]]) for name in ("year", "month", "day"))
    hour, minute, second = (int(part.get(name, "0")) for name in ("hour", "minute", "second"))
    ahead = _named(part["zone"]) if "zone" in part else zone
    return datetime(year, month, day, hour, minute, second, tzinfo=ahead)


def zone_of(name: str) -> tzinfo:
    """Return a time zone: `WITA`, `+08:00`, `Asia/Makassar`. Raises ValueError for none."""
    if "/" not in name:
        return _named(name)
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, OSError):  # none of that name, or a folder of names
        raise ValueError(f"unknown time zone {name!r}") from None


def _named(name: str) -> timezone:
    offset = _OFFSET.fullmatch(name)
    if offset:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-ahead if offset[1] == "-" else ahead)
    if name.upper() not in _ZONES:
        raise ValueError(f"unknown time zone {name!r}")
    return timezone(timedelta(hours=_ZONES[name.upper()]))
