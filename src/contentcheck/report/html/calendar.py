"""What the page shows of many posts: a row each, what is found most often, totals week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from contentcheck.dates import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from contentcheck.model import Severity, Text, Verdict
    from contentcheck.report.html.post import PostPage

_MOST = 5  # rules that are found most often
VERDICTS: tuple[Verdict, ...] = ("blocked", "needs-work", "unchecked", "ready")


@dataclass(frozen=True, slots=True)
class Row:
    """A post in the table. `day` is the week and day it goes out, `rules` what was found in it."""

    key: str
    address: str
    name: str
    source: str
    when: Text | None
    day: date | None
    score: float | None
    verdict: Verdict
    targets: tuple[tuple[str, Text, float, Verdict], ...]
    counts: dict[Severity, int]
    rules: dict[str, Text]
    thumb: str | None


@dataclass(frozen=True, slots=True)
class Week:
    """How the posts of a week do: how many with each verdict, and their mean score if any has one.

    `start` is its Monday; None stands for the posts without a date.
    """

    start: date | None
    label: Text | None
    counts: dict[Verdict, int]
    mean: float | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Calendar:
    """The posts of a run, in the order in which they were given."""

    rows: tuple[Row, ...]
    counts: dict[Verdict, int]
    targets: tuple[tuple[str, Text], ...]
    frequent: tuple[tuple[str, Text, int], ...]
    weeks: tuple[Week, ...]


def row(post: PostPage, address: str) -> Row:
    """Return what the table says of a post that is shown at an address within the report."""
    findings = {
        (finding.rule, finding.where.id, finding.message.id): finding
        for target in post.targets
        for finding in target.findings
        if not finding.suppressed
    }
    severities = Counter(finding.severity for finding in findings.values())
    return Row(
        key=post.key,
        address=address,
        name=post.name,
        source=post.source,
        when=post.when,
        day=post.publish.date() if post.publish else None,
        score=None if post.verdict == "unchecked" else post.score,
        verdict=post.verdict,
        targets=tuple((t.name, t.title, t.score, t.verdict) for t in post.targets),
        counts=dict(severities),
        rules={finding.rule: finding.advice for finding in findings.values()},
        thumb=post.thumb,
    )


def calendar(rows: Sequence[Row]) -> Calendar:
    """Sum up the rows."""
    often = Counter(rule for each in rows for rule in each.rules)
    advice = {rule: each.rules[rule] for each in reversed(rows) for rule in each.rules}
    most = sorted(often.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST]
    names = {name: title for each in rows for name, title, _, _ in each.targets}
    return Calendar(
        rows=tuple(rows),
        counts=_counts(rows),
        targets=tuple(sorted(names.items())),
        frequent=tuple((rule, advice[rule], count) for rule, count in most),
        weeks=tuple(_weeks(rows)),
    )


def _weeks(rows: Sequence[Row]) -> Iterable[Week]:
    weeks: dict[date | None, list[Row]] = {}
    for each in rows:
        weeks.setdefault(each.day and each.day - timedelta(each.day.weekday()), []).append(each)
    for start in sorted(weeks, key=lambda start: start or date.max):
        scores = [each.score for each in weeks[start] if each.score is not None]
        yield Week(
            start,
            short_day(start) if start else None,
            _counts(weeks[start]),
            fmean(scores) if scores else None,
        )


def _counts(rows: Iterable[Row]) -> dict[Verdict, int]:
    found = Counter(each.verdict for each in rows)
    return {verdict: found[verdict] for verdict in VERDICTS}
