"""Do the day and hour in the caption agree with when the event starts?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from contentcheck.dates import moment
from contentcheck.errors import Skip
from contentcheck.events import Start, published, start_of
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.glance import sought
from contentcheck.text.occasions import Day, Hour, days, hours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_DAY = 24 * 60  # minutes

# What stands shortly before a time that is another one than the event's.
_OTHER_TIME = sought(
    r"\b(?:paling\s{1,2}lambat|selambatnya|batas|tenggat|sebelum|sejak|dibuka|buka|ditutup|tutup"
    r"|daftar|pendaftaran|registrasi|layanan|loket|hubungi|call\s{1,2}cent(?:er|re)|hotline|lahir"
    r"|nomor|deadline|until|before|since|by|register|registration|opens?|closes?)\b[^\n.!?]{0,40}$",
    re.IGNORECASE,
)
_BEFORE = 60  # characters


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for a day, and 1 for an hour, that is not the event's; 0 where both agree.

    Of several days, or hours, in a caption the event's may lie between the first and the last.
    Deadlines, opening hours and the day of publishing are passed over. Raises Skip without the
    event's start, and where the caption names no time.
    """
    start, text = start_of(draft), draft.caption
    goes_out = published(draft)
    dated = [
        each
        for each in days(text)
        if _may_be_meant(text, each.start) and not (goes_out and _is(each, goes_out.date()))
    ]
    timed = [each for each in hours(text) if _may_be_meant(text, each.start)]
    if not dated and not (timed and start.has_hour):
        raise Skip("no time in the text")
    wrong = [each for each in (_wrong_day(dated, start), _wrong_hour(timed, start)) if each]
    for place in wrong:
        written = " ".join(text[place.start : place.end].split())
        when = moment(start.at)
        yield Measure(
            name="other_time",
            value=1.0,
            unit="count",
            place=place,
            confidence=0.85,
            evidence=Text(id=f"“{written}”, bukan {when.id}", en=f"“{written}”, not {when.en}"),
        )
    if not wrong:
        yield Measure("other_time", 0.0, "count")


def _wrong_day(found: list[Day], start: Start) -> Span | None:
    """Return where a caption names a day that cannot be the event's."""
    day = start.at.date()
    near = [each for each in found if each.year is None or abs(each.year - day.year) <= 1]
    if not near or any(_is(each, day) for each in near):
        return None
    firsts = [(each.year or day.year, each.month, each.first) for each in near]
    lasts = [(each.year or day.year, each.month, each.day) for each in near]
    if min(firsts) <= (day.year, day.month, day.day) <= max(lasts):
        return None
    return Span("caption", near[0].start, near[0].end)


def _is(found: Day, day: date) -> bool:
    return (found.day, found.month) == (day.day, day.month) and found.year in {None, day.year}


def _wrong_hour(found: list[Hour], start: Start) -> Span | None:
    """Return where a caption names an hour that cannot be the event's."""
    if not found or not start.has_hour:
        return None
    meant = start.at.hour * 60 + start.at.minute
    local = [[_local(minutes, each, start) for minutes in each.minutes] for each in found]
    if any(meant in each for each in local):
        return None
    if min(each[0] for each in local) <= meant <= max(each[0] for each in local):
        return None
    return Span("caption", found[0].start, found[0].end)


def _local(minutes: int, hour: Hour, start: Start) -> int:
    """Return an hour in the time zone of the event, where both zones are told."""
    offset = start.at.utcoffset()
    if hour.zone is None or offset is None or not start.has_zone:
        return minutes
    return (minutes - hour.zone * 60 + int(offset.total_seconds()) // 60) % _DAY


def _may_be_meant(text: str, start: int) -> bool:
    return not _OTHER_TIME.search(text[max(start - _BEFORE, 0) : start])
