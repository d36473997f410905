"""Wording: numbers and units as the reader's language writes them; values are text, never code."""

from __future__ import annotations

import pytest

from contentcheck.model import Language
from contentcheck.wording import fill, language_of, number, unit_word


@pytest.mark.parametrize(
    ("value", "unit", "id", "en"),
    [
        (2200, "utf16_units", "2.200", "2,200"),
        (63206.0, "graphemes", "63.206", "63,206"),
        (1.54, "s", "1,5", "1.5"),
        (2.0, "s", "2", "2"),
        (0.204, "share", "20%", "20%"),
        (0.5, "score", "50", "50"),
        (3, "count", "3", "3"),
        (0.5625, "width_by_height", "9:16", "9:16"),
        (1080 / 1349, "width_by_height", "4:5", "4:5"),
        (1.91, "width_by_height", "1,91:1", "1.91:1"),
        (10, "width_by_height", "10:1", "10:1"),
        (25_000_000, "bit/s", "25", "25"),
        (1234.56, "furlongs", "1.234,6", "1,234.6"),
    ],
)
def test_numbers_are_written_as_the_language_does(
    value: float, unit: str, id: str, en: str
) -> None:
    assert number(value, unit, "id").replace("\xa0", " ").replace("\u202f", " ") == id
    assert number(value, unit, "en") == en


def test_units_are_called_what_a_reader_calls_them() -> None:
    assert unit_word("graphemes", "id") == "karakter"
    assert unit_word("utf16_units", "id") == "karakter menurut hitungan platform"
    assert unit_word("utf8_bytes", "en") == "bytes"
    assert unit_word("furlongs", "id") == "furlongs"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{value} of {limit}", "{limit} of {0}"),
        ("{value}", "{limit}"),
        ("{{value}}", "{{limit}}"),
        ("{unknown} {", "{unknown} {"),
        ("} {value", "} {value"),
        ("{value!r} {value.__class__}", "{value!r} {value.__class__}"),
        ("", ""),
    ],
)
def test_values_are_filled_in_as_text_and_braces_stay(template: str, expected: str) -> None:
    assert fill(template, value="{limit}", limit="{0}") == expected


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("en", {"LANG": "id_ID.UTF-8"}, "en"),
        ("id", {"LANG": "en_US.UTF-8"}, "id"),
        (None, {"LANG": "id_ID.UTF-8"}, "id"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "en"}, "en"),
        (None, {"LANG": "C"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "id"),
        (None, {"LANG": ""}, "id"),
        (None, {}, "id"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "C"}, "id"),
    ],
)
def test_the_language_is_asked_for_or_the_locales_or_indonesian(
    asked: str | None, environment: dict[str, str], language: Language
) -> None:
    assert language_of(asked, environment) == language


def test_bytes_are_written_in_mb_and_rounded_up() -> None:
    assert number(16_000_000, "bytes", "en") == "16"
    assert number(16_000_001, "bytes", "id") == "16,1"
    assert number(1_000_000_000, "bytes", "id") == "1.000"


def test_a_negative_number_has_a_minus_sign() -> None:
    assert number(-35.33, "LUFS", "id") == "−35,3"


def test_a_share_of_a_side_is_no_area() -> None:
    assert (number(0.06, "side", "id"), unit_word("side", "id")) == ("6%", "dari sisinya")
    assert (number(0.06, "side", "en"), unit_word("side", "en")) == ("6%", "of the side")
