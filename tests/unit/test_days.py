"""Days that no calendar has."""

from __future__ import annotations

import pytest

from contentcheck.text.days import impossible_days


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sampai 31 November.", 30),
        ("sampai 30 Februari 2028", 29),
        ("29 Februari 2026 libur", 28),
        ("29 Feb 2100", 28),
        ("Rabu, 31 September 2026", 30),
        ("June 31, 2026", 30),
        ("the 31st of April", 30),
        ("Sept 31", 30),
    ],
)
def test_a_day_that_its_month_does_not_have_is_found(text: str, last: int) -> None:
    (found,) = impossible_days(text)
    assert found.last == last
    assert any(character.isdigit() for character in text[found.start : found.end])


@pytest.mark.parametrize(
    "text",
    [
        "31 Desember 2026, 30 November, 29 Februari",
        "29 Februari 2028, 29 Feb 2000",
        "29–31 Oktober",
        "harga 1.30 Februari",
        "No. 12/31 Juni",
        "131 November",
        "pasal 31 (November 2026)",
        "June 31.5 degrees",
        "November 30:00",
        "Juni 310 orang",
        "#31 November",
        "31 Maretta",
        "31 juta",
    ],
)
def test_what_is_a_day_or_none_at_all_is_left_alone(text: str) -> None:
    assert impossible_days(text) == []
