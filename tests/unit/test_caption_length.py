"""caption-length: what is measured, and what drove the count."""

from __future__ import annotations

import pytest

from contentcheck.checks.caption_length import Params, check
from contentcheck.model import Draft, Measure
from contentcheck.text.units import Unit

LINK = "https://kemkes.go.id/vaksin"


def measured(caption: str, unit: Unit) -> Measure:
    (found,) = check(Draft(caption=caption), Params(unit=unit))
    return found


@pytest.mark.parametrize(
    ("caption", "unit", "value", "said"),
    [
        (f"{LINK} {LINK} 🎉", "x_weighted", 50, "(2 links at 23, 1 emoji at 2)"),
        ("@budi@sosial.id", "mastodon", 5, "(the server in 1 mention not counted)"),
        ("🎉🎉!", "utf16_units", 5, "(2 characters counted as 4)"),
    ],
)
def test_it_says_what_drove_the_count(caption: str, unit: Unit, value: int, said: str) -> None:
    found = measured(caption, unit)
    assert found.value == value
    assert found.evidence is not None
    assert found.evidence.en == said


def test_it_says_nothing_of_what_counts_as_a_reader_would() -> None:
    assert measured("Halo dunia", "x_weighted").evidence is None
    assert measured("é", "graphemes").evidence is None
