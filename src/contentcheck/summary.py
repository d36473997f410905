"""From findings to what a target, and a post, comes to."""

from collections.abc import Iterable, Mapping
from math import fsum

import msgspec
from msgspec.structs import replace

from contentcheck.model import Finding, Passed, Skipped, Span, TargetReport, Verdict
from contentcheck.rules import Rule
from contentcheck.scale import Loss, tally

_WORST_FIRST: tuple[Verdict, ...] = ("unchecked", "blocked", "needs-work", "ready")


class Judged(msgspec.Struct):
    """What the rules said on one target, while they are still at it."""

    findings: list[Finding] = msgspec.field(default_factory=list)
    passed: list[Passed] = msgspec.field(default_factory=list)
    skipped: list[Skipped] = msgspec.field(default_factory=list)
    crashed: bool = False


def sum_up(
    target: str, judged: Judged, rules: Mapping[str, Rule], *, unchecked: bool
) -> TargetReport:
    """Share out the lost points over the findings, and sort these by what mending them gains."""
    counted = [finding for finding in judged.findings if finding.suppressed is None]
    losses = {
        rule: Loss(rule, min(scores), rules[rule].impact, rules[rule].group)
        for rule, scores in _scores(counted).items()
    }
    total = tally(losses.values())
    missing = {
        rule: fsum(1 - score for score in scores) for rule, scores in _scores(counted).items()
    }
    findings = [
        finding
        if finding.suppressed is not None
        else replace(
            finding,
            points=total.points[finding.rule] * (1 - finding.score) / missing[finding.rule],
            gain=total.gain[finding.rule],
        )
        for finding in judged.findings
    ]
    return TargetReport(
        target=target,
        score=total.score,
        verdict=_verdict(counted, unchecked=unchecked or judged.crashed),
        findings=tuple(sorted(findings, key=_most_worth_mending_first)),
        passed=tuple(judged.passed),
        skipped=tuple(judged.skipped),
    )


def worst_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of some verdicts; a post without a target is unchecked."""
    return min(verdicts, key=_WORST_FIRST.index, default="unchecked")


def _scores(findings: Iterable[Finding]) -> dict[str, list[float]]:
    scores: dict[str, list[float]] = {}
    for finding in findings:
        scores.setdefault(finding.rule, []).append(finding.score)
    return scores


def _verdict(findings: Iterable[Finding], *, unchecked: bool) -> Verdict:
    severities = {finding.severity for finding in findings}
    if unchecked:
        return "unchecked"
    if "error" in severities:
        return "blocked"
    return "needs-work" if "warning" in severities else "ready"


def _most_worth_mending_first(finding: Finding) -> tuple[bool, float, float, str, str, int]:
    place = finding.place
    field, start = (place.field, place.start) if isinstance(place, Span) else ("", 0)
    return (
        finding.suppressed is not None,
        -finding.gain,
        -finding.points,
        finding.rule,
        field,
        start,
    )
