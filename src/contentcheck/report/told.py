"""Findings as they are told: what several targets have in common is said once."""

from collections.abc import Iterator

import msgspec

from contentcheck.model import Finding, Report


class Told(msgspec.Struct, frozen=True):
    """Findings that say the same, one on each of some targets."""

    findings: tuple[Finding, ...]
    targets: tuple[str, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for all: they differ in score, points and gain only."""
        return self.findings[0]

    @property
    def gain(self) -> float:
        """The most that any target gains, in points, when this is mended."""
        return max(finding.gain for finding in self.findings)

    @property
    def points(self) -> float:
        """The most that this costs any target."""
        return max(finding.points for finding in self.findings)

    @property
    def suppressed(self) -> bool:
        """Whether the draft gives a reason for all of them."""
        return all(finding.suppressed is not None for finding in self.findings)


def told_once(report: Report) -> list[Told]:
    """Return a post's findings, those that say the same as one, most worth mending first."""
    same: dict[tuple[object, ...], list[tuple[Finding, str]]] = {}
    for target in report.targets:
        for finding in target.findings:
            key = (finding.rule, finding.severity, finding.place, finding.message)
            same.setdefault(key, []).append((finding, target.target))
    told = (Told(*zip(*entry, strict=True)) for entry in same.values())
    return sorted(told, key=lambda each: (each.suppressed, -each.gain, -each.points))


def unsuppressed(report: Report) -> Iterator[Told]:
    """Yield what a post has to mend: formats without a word for exceptions leave these out."""
    return (told for told in told_once(report) if not told.suppressed)
