"""Occasions: days, hours and zones in captions; and announcements that leave out or contradict."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from contentcheck.checks import announced_time, event_passed, event_time
from contentcheck.drafts.parts import Event
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure
from contentcheck.text.occasions import days, hours, says_day, says_hour, says_zone
from contentcheck.text.replays import replay_promises

WITA = timezone(timedelta(hours=8))
STARTS = "2026-12-05T19:00+07:00"
LIVE = announced_time.Params(("day", "hour", "zone"), only_event=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sabtu, 5 Desember 2026", [(5, 12, 2026)]),
        ("Saturday 5th of December", [(5, 12, None)]),
        ("December 5, 2026 at 7 pm", [(5, 12, 2026)]),
        ("5-7 Desember", [(7, 12, None)]),
        ("05/12/2026", [(5, 12, 2026)]),
        ("5.12.26", [(5, 12, 2026)]),
        ("Rp5.000.000 dan 19.00", []),
        ("nomor 12/2/2026/5", []),
        ("32 Desember", []),
    ],
)
def test_days_that_name_day_and_month(text: str, found: list[tuple[int, int, int | None]]) -> None:
    assert [(each.day, each.month, each.year) for each in days(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pukul 19.00 WIB", [((1140,), 7)]),
        ("19:00 WITA / 18:00 WIB", [((1140,), 8), ((1080,), 7)]),
        ("pukul 09.00–12.00 WIT", [((540,), 9)]),
        ("pukul 09.00 s.d. selesai", [((540,), None)]),
        ("jam 7 malam", [((1140,), None)]),
        ("jam 7 pagi WIB", [((420,), 7)]),
        ("jam 1 siang", [((780,), None)]),
        ("jam 12 malam", [((0,), None)]),
        ("jam 2 malam", [((120,), None)]),
        ("jam 7", [((420, 1140), None)]),
        ("pukul 10.00", [((600,), None)]),
        ("at 7:30 p.m.", [((1170,), None)]),
        ("at 12 am", [((0,), None)]),
        ("at 9 places", []),
        ("selama 2 jam 30 menit", []),
        ("dalam 24 jam", []),
        ("Rp19.000", []),
        ("skor 2.30", []),
        ("PP 19 Tahun 2020", []),
        ("19.00", []),
    ],
)
def test_hours_that_are_surely_meant(
    text: str, found: list[tuple[tuple[int, ...], int | None]]
) -> None:
    assert [(each.minutes, each.zone) for each in hours(text)] == found


@pytest.mark.parametrize(
    ("text", "day", "hour", "zone"),
    [
        ("Sabtu ini pukul 19.00 WIB", True, True, True),
        ("Besok malam, 19.30!", True, True, False),
        ("Tonight at 7 pm Jakarta time", True, True, True),
        ("5/12 jam 9", True, True, False),
        ("Siapkan pertanyaan Anda", False, False, False),
        ("19:00 (UTC+7)", False, True, True),
        ("Tahun 2026", False, False, False),
    ],
)
def test_what_a_caption_says_of_a_time(text: str, day: bool, hour: bool, zone: bool) -> None:
    assert (says_day(text), says_hour(text), says_zone(text)) == (day, hour, zone)


# ------------------------------------------------------------------------------ announcements


def announced(caption: str, params: Any = LIVE, **fields: Any) -> Measure:
    (measure,) = announced_time.check(Draft(caption, **fields), params)
    return measure


def test_what_is_missing_is_counted_and_named() -> None:
    found = announced("Bincang paspor Sabtu ini")
    assert found.value == 2
    assert found.evidence
    assert (found.evidence.id, found.evidence.en) == ("jam, zona waktu", "the hour, the time zone")


@pytest.mark.parametrize(
    ("caption", "fields"),
    [
        ("", {}),
        ("Siaran sedang berlangsung, ayo gabung!", {}),
        ("We're live! Ask us anything.", {}),
        ("Panen raya di sawah kami.", {}),
        ("Bincang paspor", {"publish": datetime(2026, 12, 5, 20, tzinfo=WITA), "event": STARTS}),
        ("Bincang paspor", {"event": "nanti sore"}),
    ],
)
def test_what_is_not_announced_is_skipped(caption: str, fields: dict[str, Any]) -> None:
    if "event" in fields:
        fields = fields | {"event": Event(fields["event"])}
    with pytest.raises(Skip):
        announced(caption, **fields)


def test_without_an_event_only_live_videos_are_announcements() -> None:
    with pytest.raises(Skip, match="no event time"):
        announced("Pasar murah", announced_time.Params(("day", "hour")))


# ------------------------------------------------------------------------------- contradictions


def differing(caption: str, starts: str = STARTS, publish: datetime | None = None) -> list[str]:
    draft = Draft(caption, event=Event(starts), publish=publish)
    found = event_time.check(draft, event_time.Params())
    return [m.evidence.en if m.evidence else "" for m in found if m.value]


@pytest.mark.parametrize(
    "caption",
    [
        "Sabtu, 5 Desember 2026, pukul 19.00 WIB",
        "Sabtu, 5 Desember 2026, pukul 20.00 WITA",
        "5 Desember jam 7 malam",
        "5 Desember jam 7",
        "Saturday, December 5, at 7 pm",
        "Registrasi dibuka 1 Desember, acaranya 5 Desember pukul 19.00 WIB",
        "4–6 Desember 2026",
        "Pintu dibuka pukul 18.00. Acara mulai pukul 19.00 WIB",
        "Pintu pukul 18.30, selesai pukul 21.00 WIB, 5 Desember",
        "Daftar paling lambat 1 Desember 2026",
        "Jakarta, 1 Desember 2026. Bincang paspor digelar pekan ini",
        "Hubungi call center pukul 08.00–15.00 WIB. Acara: 5 Desember",
        "Sejak 17 Agustus 1945",
    ],
)
def test_times_that_may_be_the_events_pass(caption: str) -> None:
    with suppress(Skip):  # some name no time that could be compared
        assert differing(caption, publish=datetime(2026, 12, 1, 9, tzinfo=WITA)) == []


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        (
            "Sabtu, 6 Desember 2026, pukul 19.00 WIB",
            ["“6 Desember 2026”, not 5 December 2026 at 19:00"],
        ),
        ("5 Desember 2025", ["“5 Desember 2025”, not 5 December 2026 at 19:00"]),
        ("5 Desember, pukul 20.00 WIB", ["“20.00 WIB”, not 5 December 2026 at 19:00"]),
        ("5 Desember, pukul 19.00 WITA", ["“19.00 WITA”, not 5 December 2026 at 19:00"]),
        (
            "6 Desember jam 8 malam",
            [
                "“6 Desember”, not 5 December 2026 at 19:00",
                "“8 malam”, not 5 December 2026 at 19:00",
            ],
        ),
    ],
)
def test_times_that_cannot_be_the_events_are_found(caption: str, said: list[str]) -> None:
    assert differing(caption) == said


def test_a_start_without_hour_or_zone_is_not_compared_by_what_it_does_not_say() -> None:
    assert differing("5 Desember, pukul 09.00 WIT", "2026-12-05") == []
    assert differing("5 Desember, pukul 09.00 WIT", "2026-12-05 09.00") == []
    with pytest.raises(Skip, match="no time in the text"):
        differing("Mulai pukul 09.00 WIT", "2026-12-05")


@pytest.mark.parametrize(
    ("starts", "publish", "late"),
    [
        (STARTS, datetime(2026, 12, 5, 20, 0, tzinfo=WITA), 0),
        (STARTS, datetime(2026, 12, 5, 22, 30, tzinfo=WITA), 2.5),
        (STARTS, datetime(2026, 12, 4, 22, 30, tzinfo=WITA), 0),
        ("2026-12-05", datetime(2026, 12, 5, 22), 0),  # noqa: DTZ001
        ("2026-12-05", datetime(2026, 12, 6, 3), 3),  # noqa: DTZ001
        ("9999-12-31", datetime(2026, 12, 6, 3), 0),  # noqa: DTZ001
        ("0001-01-01 00.01", datetime(1, 1, 1, 2, 1), 2),  # noqa: DTZ001
    ],
)
def test_how_late_an_announcement_is(starts: str, publish: datetime, late: float) -> None:
    draft = Draft("Pasar murah", event=Event(starts), publish=publish)
    (found,) = event_passed.check(draft, event_passed.Params())
    assert found.value == late


# --------------------------------------------------------------------------------------- replays


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Siaran ini bisa ditonton ulang kapan saja.", [float("inf")]),
        ("Siaran ulang tersedia setelah acara.", [None]),
        ("Rekaman siaran langsung tetap tersedia di halaman ini selamanya", [float("inf")]),
        ("Tenang, masih bisa ditonton ulang nanti!", [None]),
        ("You can watch the replay later.", [None]),
        ("The recording will be available for 60 days.", [60]),
        ("Bisa ditonton ulang selama 2 minggu.", [14]),
        ("Bisa ditonton ulang di kanal YouTube kami kapan saja.", []),
        ("Siaran ulang tersedia di https://contoh.go.id", []),
        ("Bisa ditonton ulang hingga 3 Januari.", []),
        ("Siaran ini tidak bisa ditonton ulang.", []),
        ("Jangan lewatkan siaran langsungnya!", []),
        ("Formulir tersedia di loket.", []),
    ],
)
def test_promises_of_a_replay(text: str, promised: list[float | None]) -> None:
    assert [each.days for each in replay_promises(text)] == promised
