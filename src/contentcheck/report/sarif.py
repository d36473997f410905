"""SARIF 2.1.0: what code scanning reads, of GitHub and of others.

GitHub takes 25,000 results and as many rules a run (it shows the 5,000 worst), 1,000 places a
result and 20 tags a rule; what is beyond is left out, worst kept, and the run says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from contentcheck import __version__
from contentcheck.model import Failure, Language, Post, Region, Report, Severity, Text
from contentcheck.report.excerpt import visible
from contentcheck.report.fingerprint import Fingerprints
from contentcheck.report.json import place, written
from contentcheck.report.reasons import in_words, not_run
from contentcheck.report.sarif_places import ROOT, artifact, location, replacements
from contentcheck.report.sarif_rules import LEVELS, described
from contentcheck.report.spot import Spot, file_of, spot_of
from contentcheck.report.told import Told, told_once
from contentcheck.text.personal import masked
from contentcheck.wording import fill

if TYPE_CHECKING:
    from contentcheck.rulebook import Rulebook

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST = 25_000  # results of a run
_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "advice")
_Mildness = tuple[bool, int, float]  # suppressed, severity, rank: the worst come first
_HERE = Text(id="folder tempat pemeriksaan dijalankan", en="the folder in which the check was run")
_DRAFT = Text(id="draf", en="the draft")
_SKIPPED = Text(
    id="{source}: tidak diperiksa: {rules} ({reason})",
    en="{source}: not checked: {rules} ({reason})",
)
_CUT = Text(
    id="{number} temuan paling ringan tidak ditulis: satu laporan hanya memuat {most}.",
    en="The {number} mildest findings were left out: one report holds only {most}.",
)


def render(
    reports: Iterable[Report],
    lang: Language,
    *,
    rules: Rulebook,
    lines: Callable[[str], Sequence[str]],
) -> Iterator[str]:
    """Yield one SARIF document with one run, once all posts are done."""
    run = _Run(lang, rules, lines, Fingerprints(lines))
    for report in reports:
        run.take(report)
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": ['
    yield from run.whole()
    yield "]}\n"


@dataclass(slots=True)
class _Run:
    """Gathers results and notifications while posts come by; of drafts it keeps nothing.

    Results are kept as they will be written, which takes a quarter of the memory, each with how
    mild it is. `index_of` numbers the rules that they name.
    """

    lang: Language
    rules: Rulebook
    lines: Callable[[str], Sequence[str]]
    fingerprints: Fingerprints
    results: list[tuple[_Mildness, str]] = field(default_factory=list)
    index_of: dict[str, int] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    failed: bool = False

    def take(self, report: Report) -> None:
        self.failed |= bool(report.errors)
        self.notes += (self.failure(report, failure) for failure in report.errors)
        for reason, rules in not_run(report).items():
            names = {"source": report.source, "rules": ", ".join(rules)}
            said = fill(_SKIPPED[self.lang], **names, reason=in_words(reason, self.lang))
            self.notes.append(_note("note", said, Spot(file_of(report.source)[0])))
        for told in told_once(report):
            self.results.append((_mildness(told), written(self.result(report, told))))

    def whole(self) -> Iterator[str]:
        """Yield the run: its rules and notifications, then its results one by one."""
        results, notes = self.results, self.notes
        if len(results) > MOST:
            worst = sorted(range(len(results)), key=lambda index: results[index][0])
            results = [results[index] for index in sorted(worst[:MOST])]
            numbers = {"number": str(len(self.results) - MOST), "most": str(MOST)}
            notes = [*notes, _note("warning", fill(_CUT[self.lang], **numbers))]
        yield written(self.head(notes)).removesuffix("}") + ', "results": ['
        for index, (_, result) in enumerate(results):
            yield (",\n" if index else "\n") + result
        yield "\n]}"

    def head(self, notes: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the run without its results."""
        known = {rule.id: rule for rule in self.rules.rules}
        return {
            "tool": {
                "driver": {
                    "name": "contentcheck",
                    "semanticVersion": __version__,
                    "language": self.lang,
                    "rules": [described(known[name], self.lang) for name in self.index_of],
                }
            },
            "language": self.lang,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": _HERE[self.lang]}}},
            "invocations": [
                {"executionSuccessful": not self.failed, "toolExecutionNotifications": notes}
            ],
        }

    def result(self, report: Report, told: Told) -> dict[str, Any]:
        first = told.first
        found: dict[str, Any] = {
            "ruleId": first.rule,
            "ruleIndex": self.index_of.setdefault(first.rule, len(self.index_of)),
            "level": LEVELS[first.severity],
            "message": {"text": visible(f"{first.message} {first.advice}")},
            "rank": _rank(told),
            "locations": [location(spot_of(report.source, first.place, self.lang))],
            "partialFingerprints": {"contentcheck/v1": self.fingerprints.of(report.source, first)},
            "suppressions": _suppressions(told),
            "properties": {
                "targets": list(told.targets),
                "score": min(finding.score for finding in told.findings),
                "points": told.points,
                "confidence": first.confidence,
            },
        }
        if isinstance(first.place, Region):
            found["relatedLocations"] = [_draft(report, self.lang)]
            found["properties"] |= place(first.place)
        if first.measure.fix and (edits := replacements(first, self.lines(report.source))):
            file = artifact(file_of(report.source)[0])
            change = {"artifactLocation": file, "replacements": edits}
            safe = {"safe": first.measure.fix.safe}
            found["fixes"] = [{"artifactChanges": [change], "properties": safe}]
        return found

    def failure(self, report: Report, failure: Failure) -> dict[str, Any]:
        spot = spot_of(report.source, failure.place, self.lang)
        note = _note("error", failure.message, spot)
        return note | {"properties": {"kind": failure.kind, "reason": failure.reason}}


def _suppressions(told: Told) -> list[dict[str, str]]:
    """Return why a finding does not count; none is a list, too: it says that it does count."""
    reason = told.first.suppressed
    if reason is None:
        return []
    return [{"kind": "inSource", "justification": visible(masked(reason))}]


def _draft(report: Report, lang: Language) -> dict[str, Any]:
    """Return the place of the draft that names a medium."""
    spot = spot_of(report.source, Post(), lang)
    return {"id": 1, **location(spot), "message": {"text": _DRAFT[lang]}}


def _note(level: str, said: str, spot: Spot | None = None) -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": visible(said)}}
    return note if spot is None else note | {"locations": [location(spot)]}


def _rank(told: Told) -> float:
    return round(min(max(told.gain, 0.0), 100.0), 2)


def _mildness(told: Told) -> _Mildness:
    return told.suppressed, _WORST_FIRST.index(told.first.severity), -_rank(told)
