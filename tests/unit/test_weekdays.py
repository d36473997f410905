"""Dates that name their weekday: what is one, which year is meant, what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from contentcheck.text import weekdays
from contentcheck.text.weekdays import Mention, Mismatch, mentions, mismatch

NEAR = date(2022, 4, 5)  # a Tuesday


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in mentions(text)]


def mention(text: str) -> Mention:
    (only,) = mentions(text)
    return only


def wrong(text: str, near: date | None = NEAR) -> Mismatch | None:
    return mismatch(mention(text), near)


@pytest.mark.parametrize(
    "text",
    [
        "Rabu (6/4)",
        "rabu, 6 April 2022",
        "Rabu 6/4",
        "Rabu pagi (06/04/22)",
        "RABU\n6 APRIL 2022",
        "Rabu tanggal 6 April",
        "Rabu/6 April 2022",
        "Rabu, 06-04-2022",
        "6 April 2022 (Rabu)",
        "Wednesday, 6 April",
        "Wednesday the 6th of April 2022",
        "Wed, April 6th, 2022",
        "Wednesday (April 6)",
        "Wednesday, 4/6/2022",
        "malam Rabu, 6 April 2022",
        "malam Kamis, 6 April 2022",
    ],
)
def test_a_weekday_that_is_the_dates(text: str) -> None:
    assert wrong(text) is None


@pytest.mark.parametrize("name", ["Jumat", "Jum'at", "Jum’at", "JUMAT", "Friday", "Fri"])
def test_friday_by_all_its_names(name: str) -> None:
    assert wrong(f"{name}, 8 April 2022") is None
    assert wrong(f"{name}, 9 April 2022") == Mismatch(4, 9, 4, date(2022, 4, 9), date(2022, 4, 8))


@pytest.mark.parametrize(
    "text",
    [
        "Rabu (6/4-8/4)",
        "Rabu–Jumat, 7 sampai 30 April 2022",
        "Senin-Jumat, 4-22 April 2022",
        "Senin-Rabu 4-6/15",
        "Senin-Rabu, 30-32 April",
        "Kamis 3/4 lahan sudah ditanami",
        "sudah 3/4 bagian pada Rabu",
        "Skor akhir Minggu malam 3-2 untuk tuan rumah",
        "Layanan buka Senin-Jumat, pukul 8.00-15.00",
        "Rabu 9.30 WIB",
        "Putusan nomor 7/4 dibacakan Rabu lalu",
        "setiap Senin, 6 April 2022",
        "every Monday, 6 April 2022",
        "selama dua minggu (3/4)",
        "minggu depan (12/4)",
        "Rabu (6/13)",
        "Rabu (0/4)",
        "#Rabu, 6 April 2022",
    ],
)
def test_what_is_no_date_of_a_day(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Senin-Rabu (4-6/4/2022)",
        "Senin–Rabu, 4–6 April 2022",
        "Sabtu dan Minggu (9 & 10/4)",
        "Jumat s.d. Minggu, 8 s.d. 10 April 2022",
        "Jum'at sampai Senin, 8 sampai 11 April",
        "Saturday and Sunday, 9 and 10 April 2022",
    ],
)
def test_of_a_range_the_first_day_counts(text: str) -> None:
    assert found(f"Loket tutup {text} ini") == [text]
    assert wrong(text) is None
    (mention,) = mentions(text)
    assert mention.named is None  # to change one of two names mends nothing
    assert mismatch(replace(mention, year=2023), None) is not None


def test_the_stretch_holds_both_and_its_brackets() -> None:
    assert found("Hadir Sabtu (9/4) dan Minggu, 11 April 2022.") == [
        "Sabtu (9/4)",
        "Minggu, 11 April 2022",
    ]
    assert found("(lihat Rabu, 6 April 2022)") == ["Rabu, 6 April 2022"]
    assert found("Rabu, 6 April 19.30 WIB") == ["Rabu, 6 April"]


def test_the_year_is_that_of_the_nearest_date() -> None:
    assert wrong("Jumat (31/12)", date(2022, 1, 3)) is None
    assert wrong("Minggu (1/1)", date(2022, 12, 30)) is None
    assert wrong("Sabtu (1/1)", date(2022, 12, 30)) == Mismatch(
        5, 1, 1, date(2023, 1, 1), date(2022, 12, 31)
    )


def test_far_from_the_day_of_posting_either_year_may_be_meant() -> None:
    assert wrong("Kamis (6/10)", date(2022, 4, 1)) is None  # 2022, half a year ahead
    assert wrong("Rabu (6/10)", date(2022, 4, 1)) is None  # 2021, half a year back
    assert wrong("Senin (6/10)", date(2022, 4, 1)) is not None


def test_the_29th_of_february_is_looked_for_in_leap_years() -> None:
    assert wrong("Kamis (29/2)", date(2023, 3, 1)) is None  # 2024
    assert wrong("Sabtu (29/2)", date(2021, 3, 1)) is None  # 2020
    assert wrong("Senin (29/2)", date(2024, 2, 20)) == Mismatch(
        0, 29, 2, date(2024, 2, 29), date(2024, 2, 26)
    )


@pytest.mark.parametrize("text", ["Rabu (31/4)", "Selasa, 29 Februari 2022", "Friday, 30 February"])
def test_a_date_that_no_calendar_has(text: str) -> None:
    fault = wrong(text)
    assert fault is not None
    assert (fault.meant, fault.nearest) == (None, None)


def test_figures_after_an_english_weekday_have_either_order() -> None:
    assert wrong("Tuesday, 5/4/2022") is None
    assert wrong("Wednesday, 5/4/2022") is None  # 4 May
    assert wrong("Friday, 5/4/2022") is not None
    assert wrong("Rabu, 5/4/2022") is not None


def test_without_a_year_the_day_of_posting_is_needed() -> None:
    assert wrong("Rabu, 6 April 2022", None) is None
    with pytest.raises(ValueError, match="without a year"):
        wrong("Rabu, 6 April", None)


@pytest.mark.parametrize("month", sorted({*weekdays.MONTH[3:].partition(")")[0].split("|")}))
def test_every_name_of_a_month_makes_a_date(month: str) -> None:
    for name in (month, month.upper(), f"{month}."):
        assert found(f"Rabu, 6 {name}") == [f"Rabu, 6 {name}"]
        assert found(f"Rabu,{name} 6, 2022") == [f"Rabu,{name} 6, 2022"]
        assert found(f"Senin-Rabu, 4-6 {name}") == [f"Senin-Rabu, 4-6 {name}"]


@pytest.mark.parametrize("day", ["6/4", "6/4/22", "6 / 4 / 2022", "6-4-2022", "06.04.22"])
def test_every_way_to_write_figures_makes_a_date(day: str) -> None:
    assert found(f"Rabu {day}") == [f"Rabu {day}"]
