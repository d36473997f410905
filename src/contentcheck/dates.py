"""Write days and hours as people do, in both languages."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from contentcheck.model import Text

if TYPE_CHECKING:
    from datetime import date, datetime

WEEKDAYS = (  # Monday first, as `date.weekday()` counts
    Text(id="Senin", en="Monday"),
    Text(id="Selasa", en="Tuesday"),
    Text(id="Rabu", en="Wednesday"),
    Text(id="Kamis", en="Thursday"),
    Text(id="Jumat", en="Friday"),
    Text(id="Sabtu", en="Saturday"),
    Text(id="Minggu", en="Sunday"),
)
MONTHS = (
    Text(id="Januari", en="January"),
    Text(id="Februari", en="February"),
    Text(id="Maret", en="March"),
    Text(id="April", en="April"),
    Text(id="Mei", en="May"),
    Text(id="Juni", en="June"),
    Text(id="Juli", en="July"),
    Text(id="Agustus", en="August"),
    Text(id="September", en="September"),
    Text(id="Oktober", en="October"),
    Text(id="November", en="November"),
    Text(id="Desember", en="December"),
)
_SHORT = 3  # letters: “Sen”, “Agu”, “Mon”, “Aug”


def day(when: date) -> Text:
    """Write a day: “25 November 2026”."""
    month = MONTHS[when.month - 1]
    return Text(id=f"{when.day} {month.id} {when.year}", en=f"{when.day} {month.en} {when.year}")


def short_day(when: date) -> Text:
    """Write a day where there is little room: “Sel, 1 Des 2026”."""
    named, month = WEEKDAYS[when.weekday()], MONTHS[when.month - 1]
    return Text(
        id=f"{named.id[:_SHORT]}, {when.day} {month.id[:_SHORT]} {when.year}",
        en=f"{named.en[:_SHORT]}, {when.day} {month.en[:_SHORT]} {when.year}",
    )


def hour(when: datetime) -> Text:
    """Write an hour: “09.00” in Indonesian, “09:00” in English."""
    return Text(id=f"{when:%H.%M}", en=f"{when:%H:%M}")


def moment(when: datetime) -> Text:
    """Write a day and its hour, where it has one: “25 November 2026 pukul 09.00”."""
    return _with_hour(day(when), when, Text(id=" pukul ", en=" at "))


def short_moment(when: datetime) -> Text:
    """Write the same where there is little room: “Sel, 1 Des 2026 09.00”."""
    return _with_hour(short_day(when), when, Text(id=" ", en=" "))


def _with_hour(date: Text, when: datetime, between: Text) -> Text:
    """Add the hour; midnight sharp is a day without one."""
    if when.time() == time():
        return date
    at = hour(when)
    return Text(id=f"{date.id}{between.id}{at.id}", en=f"{date.en}{between.en}{at.en}")
