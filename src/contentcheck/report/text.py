"""The report for people at a terminal: what, where, why it matters, what to do, points lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap

import msgspec

from contentcheck.fix import Fix, TextFix
from contentcheck.model import (
    Failure,
    Finding,
    Language,
    Place,
    Post,
    Region,
    Report,
    TargetReport,
    Text,
)
from contentcheck.report.excerpt import discreet, excerpt, harmless, visible
from contentcheck.report.instead import instead
from contentcheck.report.reasons import in_words, not_run
from contentcheck.report.spot import file_of, period
from contentcheck.report.told import told_once
from contentcheck.report.verdicts import SEVERITIES, VERDICTS, Paint, coloured, counted, plain
from contentcheck.text.personal import masked
from contentcheck.wording import fill, localised, score

Lines = Callable[[str], Sequence[str]]  # the lines of a source, none where they cannot be had

_LEAST_SHOWN = 0.05  # points
_FIRST = 5  # findings of a post that are told in full, whatever they are; of the rest no advice
_MOST_NAMED = 8  # rules that did not run, named one by one
_WORDS = {
    "points": Text(id="poin", en="points"),
    "elsewhere": Text(
        id="0 poin (sudah dihitung pada temuan lain)", en="0 points (another finding has them)"
    ),
    "hardly": Text(id="kurang dari 0,1 poin", en="less than 0.1 points"),
    "do": Text(id="Saran:", en="Do:"),
    "fix": Text(
        id="Perbaikan: --fix menulis salinan bersih, {copy}; berkas aslinya tetap ada.",
        en="Fix: --fix writes a clean copy, {copy}; the original stays as it is.",
    ),
    "source": Text(id="Sumber:", en="Source:"),
    "suppressed": Text(id="dikecualikan:", en="ignored:"),
    "passed": Text(id="lolos", en="passed"),
    "skipped": Text(id="tidak diperiksa:", en="not checked:"),
    "rules": Text(id="aturan", en="rules"),
    "more": Text(
        id="… dan {number} saran lagi: {names} (--all menampilkan semuanya)",
        en="… and {number} more pieces of advice: {names} (--all shows them)",
    ),
    "failed": Text(id="tidak dapat diperiksa", en="could not be checked"),
}


def render(
    reports: Iterable[Report],
    lang: Language,
    *,
    width: int = 100,
    colour: bool = False,
    whole: bool = True,
    passed: bool = False,
    lines: Lines = lambda _: (),
) -> Iterator[str]:
    """Yield the report piece by piece, a piece a post, then a summary.

    Unless it is the `whole` one, advice beyond the first findings of a post is only named. With
    `passed` all rules are named that passed or did not run.
    """
    page = _Page(lang, width, coloured if colour else plain, whole, passed, lines)
    verdicts: list[str] = []
    for report in reports:
        verdicts.append(report.verdict)
        yield "\n".join(map(harmless, page.post(report))) + "\n\n"
    yield counted(verdicts, lang, page.paint) + "\n"


class _Page(msgspec.Struct, frozen=True):
    """How to write: language, columns, colour, how much, and where source lines come from."""

    lang: Language
    width: int
    paint: Paint
    whole: bool
    all_rules: bool
    lines: Lines

    def post(self, report: Report) -> Iterator[str]:
        yield self.paint("bold", visible(report.source))
        names = [visible(target.target) for target in report.targets]
        longest = max(map(len, names), default=0)
        for name, target in zip(names, report.targets, strict=True):
            verdict = self.paint(target.verdict, VERDICTS[target.verdict][self.lang])
            yield f"  {name:<{longest}}  {self.score(target)}  {verdict}"
        for failure in report.errors:
            yield ""
            yield from self.failure(report, failure)
        more: list[str] = []
        for number, told in enumerate(told_once(report)):
            if not self.whole and number >= _FIRST and told.first.severity == "advice":
                more.append(told.first.rule)
                continue
            targets = [visible(name) for name in told.targets] if len(report.targets) > 1 else []
            yield ""
            yield from self.finding(report, told.findings, targets)
        if more:
            yield ""
            rules = ", ".join(dict.fromkeys(more))
            said = fill(self.word("more"), number=str(len(more)), names=rules)
            yield from (self.paint("dim", part) for part in self.paragraph(said, "  "))
        for part in (self.passed(report) if self.all_rules else [], self.skipped(report)):
            if part:
                yield ""
                yield from (self.paint("dim", line) for line in part)

    def finding(
        self, report: Report, findings: Sequence[Finding], targets: Sequence[str]
    ) -> Iterator[str]:
        first = findings[0]
        severity = self.paint(first.severity, SEVERITIES[first.severity][self.lang])
        head = f"  {severity} {self.paint('bold', visible(first.rule))}"
        yield f"{head}  {self.lost(findings, targets)}".rstrip()
        if first.suppressed is not None:
            yield from self.paragraph(f"{self.word('suppressed')} {masked(first.suppressed)}")
        yield from self.paragraph(first.message)
        yield from self.where(report.source, first.place)
        yield from self.paragraph(f"{self.word('do')} {first.advice}")
        if first.measure.fix:
            yield from self.fix(first.measure.fix)
        if first.url:
            yield self.paint("dim", f"    {self.word('source')} {visible(first.url)}")

    def fix(self, fix: Fix) -> Iterator[str]:
        """Yield what to write instead, or which file is offered."""
        if not isinstance(fix, TextFix):
            yield from self.paragraph(fill(self.word("fix"), copy=fix.copy))
            return
        for edit in fix.edits:
            yield from self.paragraph(f"→ {instead(edit)[self.lang]}")

    def lost(self, findings: Sequence[Finding], targets: Sequence[str]) -> str:
        """Write the points that findings cost, target by target where these differ."""
        costs = [self.cost(finding) for finding in findings]
        if not targets:
            return costs[0]
        if len(set(costs)) == 1:
            return f"{costs[0]}  ({', '.join(targets)})"
        return f"({', '.join(f'{t}: {cost}' for t, cost in zip(targets, costs, strict=True))})"

    def cost(self, finding: Finding) -> str:
        """Write the points of a finding; those of a group may be charged to another one."""
        if finding.suppressed is not None:
            return ""
        if finding.points == 0:
            return self.word("elsewhere")
        if finding.points < _LEAST_SHOWN:
            return self.word("hardly")
        return f"−{localised(f'{finding.points:.1f}', self.lang)} {self.word('points')}"

    def failure(self, report: Report, failure: Failure) -> Iterator[str]:
        yield "  " + self.paint("error", self.word("failed"))
        yield from self.paragraph(failure.message)
        yield from self.where(report.source, failure.place)

    def where(self, source: str, place: Place) -> Iterator[str]:
        """Yield the place: a line of the file with carets, or a medium with its seconds."""
        if isinstance(place, Post):
            return
        if isinstance(place, Region):
            at = f"    --> {visible(place.file)}"
            yield self.paint("dim", f"{at}  {period(place, self.lang)}".rstrip())
            return
        if place.line is None:
            return
        column = "" if place.column is None else f":{place.column}"
        yield self.paint("dim", f"    --> {visible(file_of(source)[0])}:{place.line}{column}")
        lines = self.lines(source)
        if 0 < place.line <= len(lines):
            yield from excerpt(discreet(lines, place), place, self.width - 4)

    def passed(self, report: Report) -> list[str]:
        """Name the rules that passed, target by target."""
        lines: list[str] = []
        for target in report.targets:
            rules = ", ".join(passed.rule for passed in target.passed)
            head = f"{self.word('passed')} {len(target.passed)}, {target.target}:"
            lines += self.paragraph(f"{head} {rules}", "  ")
        return lines

    def skipped(self, report: Report) -> list[str]:
        said = "; ".join(
            f"{self.named(rules)} ({in_words(reason, self.lang)})"
            for reason, rules in not_run(report, whole=self.all_rules).items()
        )
        return self.paragraph(f"{self.word('skipped')} {said}", "  ") if said else []

    def named(self, rules: Sequence[str]) -> str:
        """Name rules; of many only how many there are, unless all are wanted."""
        if len(rules) > _MOST_NAMED and not self.all_rules:
            return f"{len(rules)} {self.word('rules')}"
        return ", ".join(rules)

    def paragraph(self, text: str, indent: str = "    ") -> list[str]:
        return wrap(
            visible(text),
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def score(self, target: TargetReport) -> str:
        """Write a score in four columns."""
        if target.verdict == "unchecked":
            return "    –   "  # what was not looked at earns no points
        return f"{score(target.score, self.lang):>4}/100"

    def word(self, key: str) -> str:
        return _WORDS[key][self.lang]
