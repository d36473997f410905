"""When a post is to go out, as officers write it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from contentcheck.drafts.times import read_time


def moment(*when: int, zone: float = 7) -> datetime:
    year, month, day, *clock = when
    return datetime(year, month, day, *clock, tzinfo=timezone(timedelta(hours=zone)))  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-25", moment(2026, 11, 25)),
        ("25 November 2026", moment(2026, 11, 25)),
        ("3 Desember 2026, pukul 9.00 WITA", moment(2026, 12, 3, 9, zone=8)),
        ("1 agt 2026", moment(2026, 8, 1)),
        ("5 May 2026", moment(2026, 5, 5)),
        (" 25/11/2026 ", moment(2026, 11, 25)),
        ("5/1/2026", moment(2026, 1, 5)),
        ("25.11.2026", moment(2026, 11, 25)),
        ("25-11-2026", moment(2026, 11, 25)),
        ("2026-11-25T09:00", moment(2026, 11, 25, 9)),
        ("2026-11-25 09:00:30", moment(2026, 11, 25, 9, 0, 30)),
        ("2026-11-25T09:00:30.5Z", moment(2026, 11, 25, 9, 0, 30, zone=0)),
        ("2026-11-25T09:00+07:00", moment(2026, 11, 25, 9)),
        ("2026-11-25T09:00-0330", moment(2026, 11, 25, 9, zone=-3.5)),
        ("2026-11-25T09:00+08", moment(2026, 11, 25, 9, zone=8)),
        ("25/11/2026 09.00 WIB", moment(2026, 11, 25, 9)),
        ("25/11/2026 09.00 wita", moment(2026, 11, 25, 9, zone=8)),
        ("25/11/2026, pukul 9.05 WIT", moment(2026, 11, 25, 9, 5, zone=9)),
        ("25/11/2026 jam 23:59", moment(2026, 11, 25, 23, 59)),
        ("2026-11-25 at 9:00 UTC", moment(2026, 11, 25, 9, zone=0)),
    ],
)
def test_dates_and_times_are_read(text: str, expected: datetime) -> None:
    found = read_time(text)
    assert found == expected
    assert found.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "besok",
        "2026",
        "31/02/2026",
        "11/25/2026",
        "2026-13-01",
        "2026-11-25T24:00",
        "2026-11-25T09:60",
        "2026-11-2509:00",
        "2026-11-25 09:00 CET",
        "2026-11-25T09:00+99:00",
        "0000-01-01",
        "25/11/26",
        "2026-11-25 WIB",
        "2026-11-25T09:00+07:00 dan besok",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_time(text)
