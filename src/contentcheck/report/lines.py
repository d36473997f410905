"""A line for each finding: `concise` for searching and editors, `grouped` below each post."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contentcheck.model import Language, Report, Severity, Text
from contentcheck.report.excerpt import harmless, visible
from contentcheck.report.spot import Spot, file_of, spot_of
from contentcheck.report.told import told_once
from contentcheck.report.verdicts import SEVERITIES, VERDICTS, Paint, coloured, counted, plain
from contentcheck.text.personal import masked
from contentcheck.wording import fill

_FAILED = Text(id="tidak-terperiksa", en="not-checked")
_IGNORED = Text(id="(dikecualikan: {reason})", en="(ignored: {reason})")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line to be: where, how bad, which rule, and what it says."""

    spot: Spot
    severity: Severity
    rule: str
    message: str


def concise(reports: Iterable[Report], lang: Language, *, colour: bool = False) -> Iterator[str]:
    """Yield `file:line:column: severity rule message` for each finding, then a summary."""
    paint = coloured if colour else plain
    verdicts: list[str] = []
    for report in reports:
        verdicts.append(report.verdict)
        for row in _rows(report, lang):
            numbers = [str(each) for each in (row.spot.line, row.spot.column) if each is not None]
            head = visible(":".join([row.spot.file, *numbers]))
            about = f" {row.spot.about}:" if row.spot.about else ""
            yield harmless(f"{head}:{about} {_said(row, lang, paint)}") + "\n"
    yield counted(verdicts, lang, paint) + "\n"


def grouped(reports: Iterable[Report], lang: Language, *, colour: bool = False) -> Iterator[str]:
    """Yield each post's name, its findings below it a line each, then a summary."""
    paint = coloured if colour else plain
    verdicts: list[str] = []
    for report in reports:
        verdicts.append(report.verdict)
        verdict = paint(report.verdict, VERDICTS[report.verdict][lang])
        lines = [f"{paint('bold', visible(report.source))}  {verdict}"]
        rows = list(_rows(report, lang))
        places = [_below(row.spot, report) for row in rows]
        widest = max(map(len, places), default=0)
        lines += (
            f"  {place:<{widest}}  {_said(row, lang, paint)}"
            for place, row in zip(places, rows, strict=True)
        )
        yield "\n".join(map(harmless, lines)) + "\n\n"
    yield counted(verdicts, lang, paint) + "\n"


def _rows(report: Report, lang: Language) -> Iterator[_Row]:
    """Yield what kept the post from being checked, then its findings, worst first."""
    for failure in report.errors:
        spot = spot_of(report.source, failure.place, lang)
        yield _Row(spot, "error", _FAILED[lang], failure.message)
    for told in told_once(report):
        first, message = told.first, told.first.message
        if len(report.targets) > 1:
            message += f" [{', '.join(told.targets)}]"
        if first.suppressed is not None:
            message += " " + fill(_IGNORED[lang], reason=masked(first.suppressed))
        yield _Row(spot_of(report.source, first.place, lang), first.severity, first.rule, message)


def _said(row: _Row, lang: Language, paint: Paint) -> str:
    severity = paint(row.severity, SEVERITIES[row.severity][lang])
    return f"{severity} {paint('bold', visible(row.rule))} {visible(row.message)}"


def _below(spot: Spot, report: Report) -> str:
    """Write a place for a line that stands below the name of its post."""
    if spot.file == file_of(report.source)[0]:
        return ":".join(str(each) for each in (spot.line, spot.column) if each is not None)
    name = visible(spot.file.replace("\\", "/").rpartition("/")[2])
    return f"{name} {spot.about}".rstrip()
