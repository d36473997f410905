"""Days and hours stand as people write them, in both languages."""

from __future__ import annotations

from datetime import date, datetime

from contentcheck.dates import day, moment, short_day, short_moment
from contentcheck.drafts.times import JAKARTA
from contentcheck.model import Text


def test_days_and_hours_are_written_in_both_languages() -> None:
    nine = datetime(2026, 8, 17, 9, 5, tzinfo=JAKARTA)
    assert day(nine) == Text(id="17 Agustus 2026", en="17 August 2026")
    assert short_day(date(2026, 12, 1)) == Text(id="Sel, 1 Des 2026", en="Tue, 1 Dec 2026")
    assert moment(nine) == Text(id="17 Agustus 2026 pukul 09.05", en="17 August 2026 at 09:05")
    assert short_moment(nine) == Text(id="Sen, 17 Agu 2026 09.05", en="Mon, 17 Aug 2026 09:05")


def test_a_day_without_an_hour_shows_none() -> None:
    midnight = datetime(2026, 8, 17, tzinfo=JAKARTA)
    assert moment(midnight) == day(midnight)
    assert short_moment(midnight) == short_day(midnight)
