"""What a whole run comes to: the exit code, whichever way the report is shown."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from contentcheck.model import Report, Severity

FailOn = Literal["error", "warning", "advice", "never"]
_AT_OR_ABOVE: dict[FailOn, frozenset[Severity]] = {
    "error": frozenset({"error"}),
    "warning": frozenset({"error", "warning"}),
    "advice": frozenset({"error", "warning", "advice"}),
    "never": frozenset(),
}


class Outcome(msgspec.Struct):
    """Watches reports go by; afterwards it knows the exit code."""

    fail_on: FailOn
    min_score: float | None = None
    found: bool = False
    failed: bool = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass the reports on and remember the worst of them."""
        severities = _AT_OR_ABOVE[self.fail_on]
        for report in reports:
            self.failed |= bool(report.errors)
            self.found |= any(
                finding.severity in severities and finding.suppressed is None
                for target in report.targets
                for finding in target.findings
            )
            if self.min_score is not None and report.score is not None:
                self.found |= report.score < self.min_score
            yield report

    def exit_code(self) -> int:
        """Return 2 where something could not be checked, else 1 for findings, else 0."""
        return 2 if self.failed else int(self.found)
