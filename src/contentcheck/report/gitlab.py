"""GitLab's code quality report: what a merge request shows as new, mended and still there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from contentcheck.model import Language, Report, Severity
from contentcheck.report.excerpt import visible
from contentcheck.report.fingerprint import Fingerprints, named
from contentcheck.report.json import written
from contentcheck.report.spot import Spot, relative, spot_of
from contentcheck.report.told import unsuppressed

# GitLab's words: info, minor, major, critical, blocker.
_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "advice": "minor"}


def render(
    reports: Iterable[Report], lang: Language, *, lines: Callable[[str], Sequence[str]]
) -> Iterator[str]:
    """Yield one JSON list with an issue for each finding that is not suppressed."""
    yield "["
    for index, issue in enumerate(_issues(reports, lang, Fingerprints(lines))):
        yield ("," if index else "") + "\n" + written(issue)
    yield "\n]\n"


def _issues(
    reports: Iterable[Report], lang: Language, fingerprints: Fingerprints
) -> Iterator[dict[str, Any]]:
    for report in reports:
        for failure in report.errors:
            name = f"{failure.kind}.{failure.reason}"
            spot = spot_of(report.source, failure.place, lang)
            key = named([name, relative(spot.file), failure.message])
            yield _issue(name, "blocker", spot, failure.message, key)
        for told in unsuppressed(report):
            first = told.first
            spot = spot_of(report.source, first.place, lang)
            about = f"{spot.about}: " if spot.about else ""
            said = f"{about}{first.message} {first.advice} [{', '.join(told.targets)}]"
            key = fingerprints.of(report.source, first)
            yield _issue(first.rule, _SEVERITIES[first.severity], spot, said, key)


def _issue(name: str, severity: str, spot: Spot, said: str, fingerprint: str) -> dict[str, Any]:
    return {
        "description": visible(said),
        "check_name": visible(name),
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": relative(spot.file),
            "lines": {"begin": spot.line or 1},  # it has no word for a whole file
        },
    }
