"""Outcome: what a whole run comes to."""

from __future__ import annotations

from typing import Any

import pytest

from contentcheck.model import Failure, Finding, Measure, Report, Severity, TargetReport
from contentcheck.outcome import FailOn, Outcome


def report(severity: Severity | None = None, score: float | None = 80, **changes: Any) -> Report:
    finding = None
    if severity:
        measure = Measure("length", 3, "count")
        finding = Finding("own.rule", "scripted", severity, 0.5, "m", "a", measure, "", **changes)
    target = TargetReport("facebook/page", 80, "ready", (finding,) if finding else ())
    return Report("a.md", None, score, "ready", targets=(target,))


FAILED = Report("b.md", None, None, "unchecked", errors=(Failure("draft", "missing", "gone"),))


def code(*reports: Report, fail_on: FailOn = "error", min_score: float | None = None) -> int:
    outcome = Outcome(fail_on, min_score)
    assert list(outcome.watch(reports)) == list(reports)
    return outcome.exit_code()


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        ("error", (1, 0, 0, 0)),
        ("warning", (1, 1, 0, 0)),
        ("advice", (1, 1, 1, 0)),
        ("never", (0, 0, 0, 0)),
    ],
)
def test_a_finding_at_or_above_fail_on_is_1(fail_on: FailOn, codes: tuple[int, ...]) -> None:
    reports = report("error"), report("warning"), report("advice"), report()
    assert tuple(code(each, fail_on=fail_on) for each in reports) == codes


def test_what_is_suppressed_is_no_reason() -> None:
    assert code(report("error", suppressed="sengaja")) == 0


def test_a_score_below_the_least_is_1_and_at_it_is_0() -> None:
    assert code(report(score=79.9), min_score=80) == 1
    assert code(report(score=80), min_score=80) == 0
    assert code(report(score=79.9), fail_on="never", min_score=80) == 1


def test_what_could_not_be_checked_is_2_whatever_else_there_is() -> None:
    assert code(FAILED) == code(FAILED, fail_on="never") == code(report("error"), FAILED) == 2
    assert code(FAILED, report("error")) == code(FAILED, report()) == 2
    assert code(FAILED, min_score=50) == 2


def test_nothing_at_all_is_0() -> None:
    assert code() == 0


def test_one_bad_post_among_many_is_enough() -> None:
    assert code(report(), report("error"), report()) == 1
