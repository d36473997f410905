"""caption-length: what is measured, and what drove the count."""

from __future__ import annotations

import pytest

from contentcheck.checks.caption_length import Params, check
from contentcheck.engine import check as run
from contentcheck.model import Draft, Measure
from contentcheck.rulebook import load
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


def test_a_little_over_the_fold_is_fine_and_a_message_names_the_fold_itself() -> None:
    book = load().select(["caption.fold"])
    posts = [Draft(caption="x" * n, targets=["instagram/feed"]) for n in (126, 162, 200)]
    first, second, third = (run(post, book, lang="id").targets[0].findings for post in posts)
    assert not first
    assert not second
    assert "hanya sekitar 125 yang" in third[0].message
