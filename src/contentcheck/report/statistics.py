"""How often each rule found something: what to mend first in an archive, or to teach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contentcheck.model import Language, Report, Severity, Text
from contentcheck.report.excerpt import visible
from contentcheck.report.json import written
from contentcheck.report.told import unsuppressed
from contentcheck.report.verdicts import SEVERITIES, Paint, coloured, counted, plain

_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "advice")
_POSTS = Text(id="di {number} draf", en="in {number} drafts")
_POST = Text(id="di 1 draf", en="in 1 draft")


@dataclass(slots=True)
class _Count:
    """How often a rule found something, in how many posts, and how bad it got."""

    rule: str
    severity: Severity
    findings: int = 0
    posts: int = 0


def render(
    reports: Iterable[Report],
    form: str,
    lang: Language,
    *,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a line for each rule with findings, most first; for "json" a list with an entry each.

    What says the same on several targets counts once, what is suppressed not at all.
    """
    counts: dict[str, _Count] = {}
    verdicts: list[str] = []
    for report in reports:
        verdicts.append(report.verdict)
        _count(report, counts)
    ranked = sorted(counts.values(), key=lambda each: (-each.findings, each.rule))
    if form == "json":
        entries = [
            {"rule": c.rule, "severity": c.severity, "findings": c.findings, "posts": c.posts}
            for c in ranked
        ]
        yield written(entries, 2) + "\n"
        return
    paint = coloured if colour else plain
    yield from _lines(ranked, lang, paint)
    yield counted(verdicts, lang, paint) + "\n"


def _count(report: Report, counts: dict[str, _Count]) -> None:
    here: set[str] = set()
    for told in unsuppressed(report):
        rule, severity = told.first.rule, told.first.severity
        count = counts.setdefault(rule, _Count(rule, severity))
        count.severity = min(count.severity, severity, key=_WORST_FIRST.index)
        count.findings += 1
        here.add(rule)
    for rule in here:
        counts[rule].posts += 1


def _lines(ranked: list[_Count], lang: Language, paint: Paint) -> Iterator[str]:
    digits = max((len(str(count.findings)) for count in ranked), default=0)
    longest = max((len(visible(count.rule)) for count in ranked), default=0)
    words = max((len(SEVERITIES[count.severity][lang]) for count in ranked), default=0)
    for count in ranked:
        severity = paint(count.severity, f"{SEVERITIES[count.severity][lang]:<{words}}")
        posts = (_POST if count.posts == 1 else _POSTS)[lang].replace("{number}", str(count.posts))
        rule = f"{visible(count.rule):<{longest}}"
        yield f"{count.findings:>{digits}}  {severity}  {rule}  {posts}\n"
    if ranked:
        yield "\n"
