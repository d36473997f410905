"""Summary: what the findings of a target come to."""

from __future__ import annotations

from typing import Any

import pytest

import rulebooks
from contentcheck.model import Finding, Measure, Passed, Severity, Skipped, Span, TargetReport
from contentcheck.summary import Judged, sum_up, worst_verdict

RULES = {
    rule.id: rule
    for rule in (
        rulebooks.rule("own.big", impact=0.5),
        rulebooks.rule("own.small", impact=0.1),
        rulebooks.rule("own.twin", impact=0.4, group="pair"),
        rulebooks.rule("own.other-twin", impact=0.3, group="pair"),
    )
}


def finding(rule: str, score: float = 0, severity: Severity = "warning", **more: Any) -> Finding:
    start = more.pop("start", 0)
    measure = Measure("scripted", 1, "count", Span("caption", start, start + 1))
    return Finding(rule, "scripted", severity, score, "m", "a", measure, "", **more)


def summed(*findings: Finding, unchecked: bool = False, crashed: bool = False) -> TargetReport:
    judged = Judged(list(findings), crashed=crashed)
    return sum_up("facebook/page", judged, RULES, unchecked=unchecked)


def test_a_rules_score_is_its_worst_measures_and_its_points_follow_the_faults() -> None:
    report = summed(finding("own.big", 0.8), finding("own.big", 0.4, start=5))
    assert report.score == pytest.approx(100 * (1 - 0.5 * 0.6))
    assert [f.points for f in report.findings] == pytest.approx(
        [30 * 0.2 / 0.8, 30 * 0.6 / 0.8][::-1]
    )
    assert [f.gain for f in report.findings] == pytest.approx([30, 30])


def test_what_gains_most_comes_first_then_the_place_then_what_is_suppressed() -> None:
    report = summed(
        finding("own.big", suppressed="sengaja"),
        finding("own.small", 0.5, start=9),
        finding("own.small", 0.5, start=2),
        finding("own.twin"),
        finding("own.other-twin"),
    )
    found = [(f.rule, f.place.start) for f in report.findings if isinstance(f.place, Span)]
    assert found == [
        ("own.twin", 0),
        ("own.other-twin", 0),
        ("own.small", 2),
        ("own.small", 9),
        ("own.big", 0),
    ]


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], "ready"),
        (["advice"], "ready"),
        (["advice", "warning"], "needs-work"),
        (["warning", "error"], "blocked"),
    ],
)
def test_the_verdict_is_that_of_the_worst_finding(severities: list[Severity], verdict: str) -> None:
    found = [finding("own.big", severity=severity) for severity in severities]
    assert summed(*found).verdict == verdict
    assert summed(*found, unchecked=True).verdict == "unchecked"
    assert summed(*found, crashed=True).verdict == "unchecked"


def test_a_suppressed_error_blocks_nothing_and_costs_nothing() -> None:
    report = summed(finding("own.big", severity="error", suppressed="sengaja"))
    assert (report.score, report.verdict) == (100, "ready")
    assert (report.findings[0].points, report.findings[0].gain) == (0, 0)


def test_passed_and_skipped_stay() -> None:
    judged = Judged([], [Passed("a", "c", None)], [Skipped("b", "c", "no text")])
    report = sum_up("facebook/page", judged, {}, unchecked=False)
    assert (report.passed, report.skipped) == (tuple(judged.passed), tuple(judged.skipped))


def test_a_posts_verdict_is_its_worst_targets() -> None:
    assert worst_verdict(["ready", "needs-work"]) == "needs-work"
    assert worst_verdict(["blocked", "unchecked", "ready"]) == "unchecked"
    assert worst_verdict(["ready", "blocked", "needs-work"]) == "blocked"
    assert worst_verdict([]) == "unchecked"
