"""Stale: what nobody has looked up for long."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from contentcheck.cli import main
from contentcheck.report.stale import months_before, stale
from contentcheck.rulebook import load


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 21), 6, date(2026, 5, 21)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 3, 31), 1, date(2026, 2, 1)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_months_count_back(today: date, months: int, day: date) -> None:
    assert months_before(today, months) == day


def test_the_oldest_comes_first_and_only_the_newest_source_counts() -> None:
    book = load()
    lines = list(stale(book, date(2026, 1, 1)))
    days = [line[:10] for line in lines]
    assert days == sorted(days)
    assert 0 < len(lines) < len(list(stale(book, date(2030, 1, 1))))
    assert all(day < "2026-01-01" for day in days)
    assert not any("caption.too-long" in line for line in lines)
    assert list(stale(book, date(2000, 1, 1))) == []


def test_the_command_lists_them() -> None:
    result = CliRunner().invoke(main, ["rules", "--stale", "6"])
    assert result.exit_code == 0
    assert "hashtags.advised" in result.output
    assert CliRunner().invoke(main, ["rules", "--stale", "-1"]).exit_code == 2
