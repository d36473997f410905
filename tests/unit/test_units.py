"""Units: a text counted the way platforms count it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.text.units import Unit, after, count, simple

UNITS: tuple[Unit, ...] = ("graphemes", "code_points", "utf16_units", "utf8_bytes")
FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", (0, 0, 0, 0)),
        ("Halo", (4, 4, 4, 4)),
        ("a\r\nb", (3, 4, 4, 4)),
        ("é", (1, 1, 1, 2)),
        ("e\u0301", (1, 2, 2, 3)),
        ("🎉", (1, 1, 2, 4)),
        (FAMILY, (1, 5, 8, 18)),
        ("🇮🇩", (1, 2, 4, 8)),
        ("漢字", (2, 2, 2, 6)),
        ("\ud800", (1, 1, 1, 3)),
    ],
)
def test_each_unit_counts_its_own_way(text: str, counts: tuple[int, ...]) -> None:
    assert tuple(count(text, unit) for unit in UNITS) == counts


def test_a_unit_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="graphemes"):
        count("x", "words")  # type: ignore[arg-type]


def test_what_lies_beyond_starts_after_the_last_character_that_fits() -> None:
    assert after("Halo dunia", 4, "graphemes") == 4
    assert after("Halo", 4, "graphemes") == after("Halo", 9, "graphemes") == 4
    assert after("Halo", 0, "graphemes") == after("Halo", -1, "graphemes") == 0


def test_a_character_on_the_limit_lies_beyond_it_whole() -> None:
    assert after("a🎉b", 2, "utf16_units") == 1
    assert after("a🎉b", 3, "utf16_units") == 2
    assert after(f"a{FAMILY}b", 2, "graphemes") == 6
    assert after(f"a{FAMILY}b", 1, "graphemes") == 1


@pytest.mark.parametrize("unit", UNITS)
def test_plain_text_is_one_of_every_unit_and_a_line_end_of_windows_one_grapheme(unit: Unit) -> None:
    assert count("Halo\ndunia", unit) == 10
    assert after("Halo dunia", 2.5, unit) == 2
    assert after("Halo dunia", float("inf"), unit) == 10
    assert after("\r\n\r\n", 1, unit) == (2 if unit == "graphemes" else 1)


@given(st.text())
def test_graphemes_code_points_utf16_and_utf8_are_never_fewer(text: str) -> None:
    found = [count(text, unit) for unit in UNITS]
    assert found == sorted(found)


JOINED = st.sampled_from(
    ["e", "\u0301", "\r", "\n", "1", "\ufe0f\u20e3", "\u0600", "🇮", "👩", "\u200d", "ᄒ", "ᅡ"]
)


@given(st.lists(JOINED, max_size=12).map("".join), st.floats(0, 12))
def test_graphemes_are_the_clusters_of_unicode(text: str, most: float) -> None:
    clusters = regex.findall(r"\X", text)
    assert count(text, "graphemes") == len(clusters)
    assert after(text, most, "graphemes") == len("".join(clusters[: int(most)]))


@given(st.text(), st.integers(0, 50), st.sampled_from(UNITS))
def test_the_part_before_fits_and_one_more_character_would_not(
    text: str, units: int, unit: Unit
) -> None:
    start = after(text, units, unit)
    assert count(text[:start], unit) <= units
    if unit == "code_points" and start < len(text):
        assert start == units


SIMPLE = [chr(point) for point in range(0x2FFF) if simple(chr(point))]


def test_simple_characters_are_graphemes_of_their_own_and_no_pictures() -> None:
    grapheme, picture = regex.compile(r"\X"), regex.compile(r"\p{Emoji_Presentation}|\uFE0F")
    assert {"a", "é", "–", "“", "€"} <= set(SIMPLE)
    assert not {"\r", "\u0301", "\u200d", "☀", "⌚"} & set(SIMPLE)
    assert not any(picture.search(sign) for sign in SIMPLE)
    for first in SIMPLE:
        joined = "".join(first + second for second in SIMPLE)
        assert len(grapheme.findall(joined)) == len(joined)
    assert count("".join(SIMPLE), "graphemes") == len(SIMPLE)
