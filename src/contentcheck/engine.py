"""Check drafts: hand each check the draft as a target shows it, and each measure to its rule."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from contentcheck.decode import unknown_name
from contentcheck.errors import ContentcheckError, DraftError, MediaError, SelectionError, Skip
from contentcheck.judge import Judge
from contentcheck.measuring import beside, facts, kind, kinds
from contentcheck.model import (
    Draft,
    Failure,
    FailureKind,
    Finding,
    Language,
    Measure,
    Medium,
    MediumFacts,
    Passed,
    Place,
    Report,
    Skipped,
    Span,
    Text,
)
from contentcheck.passages import language_of
from contentcheck.rulebook import Rulebook, load
from contentcheck.rules import Rule, check_of
from contentcheck.scale import FINE
from contentcheck.summary import Judged, sum_up, worst_verdict
from contentcheck.targets import Target, traits_of
from contentcheck.text.personal import masked
from contentcheck.view import fix_in_draft, located, view_for
from contentcheck.wording import fill, number, unit_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future

IGNORES = "unused-ignores"  # the check that comes last: it is about what the others left over
AHEAD = 64  # drafts given to an executor before the first report is awaited: memory stays flat

NO_TARGET = Text(
    id="draf ini tidak menyebut tujuan; tulis misalnya `targets: [instagram/feed]`",
    en="this draft names no target; write for instance `targets: [instagram/feed]`",
)
BINDS_OTHERS = {
    "app": Text(
        id="Hanya bila diterbitkan lewat alat (API), tidak bila diunggah lewat aplikasi:",
        en="Only if a tool publishes it (by the API), not if it is posted by hand:",
    ),
    "api": Text(
        id="Hanya bila diunggah lewat aplikasi, tidak bila diterbitkan lewat alat (API):",
        en="Only if it is posted by hand, not if a tool publishes it (by the API):",
    ),
}
OTHERS_SAY = Text(
    id=" Menurut {source} batasnya {limit}, jadi mungkin tetap diterima.",
    en=" By {source} the limit is {limit}, so it may be taken all the same.",
)
CRASHED = Text(
    id="aturan {rule} tidak dapat diperiksa karena kesalahan program: {error}",
    en="the rule {rule} could not be checked because of a fault in the program: {error}",
)


def check(draft: Draft, rules: Rulebook | None = None, lang: Language = "id") -> Report:
    """Check one draft on all its targets; messages are in `lang`.

    What is wrong with the draft, its media or a rule stands in the report, not in an exception.
    """
    return _Run(draft, rules or load(), lang).report()


def check_many(
    drafts: Iterable[Draft | DraftError],
    rules: Rulebook | None = None,
    lang: Language = "id",
    executor: Executor | None = None,
) -> Iterator[Report]:
    """Check drafts one after another or by an executor; reports keep the order of the drafts.

    A draft that could not be read has a report that says so.
    """
    if executor is None:
        yield from (_check(draft, rules, lang) for draft in drafts)
        return
    waiting: deque[Future[Report]] = deque()
    for draft in drafts:
        waiting.append(executor.submit(_check, draft, rules, lang))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _check(draft: Draft | DraftError, rules: Rulebook | None, lang: Language) -> Report:
    if isinstance(draft, Draft):
        return check(draft, rules, lang)
    failure = Failure("draft", draft.reason, masked(draft.message[lang]), draft.place)
    return Report(draft.source, None, None, "unchecked", errors=(failure,))


class _Run:
    """One draft on its way through the rules; equal views are measured once."""

    def __init__(self, draft: Draft, book: Rulebook, lang: Language):
        self.draft = draft
        self.book = book
        self.lang = lang
        self.failures: list[Failure] = []
        self.views: list[Draft] = []
        self.known: dict[tuple[str, Any, int], tuple[list[Measure], Exception | None]] = {}

    def report(self) -> Report:
        """Judge the draft on each target and sum up."""
        for error in self.book.errors:
            self.fail("rule", error)
        media = tuple(self.media_facts())
        self.traits = traits_of(self.draft, kinds(self.draft))
        targets = list({target.name: target for target in self.targets()}.values())
        self.refuse_unknown_ignores()
        self.refuse_misspelt_captions()
        judged = [self.judge_all(target) for target in targets]
        self.judge_unused_ignores(targets, judged)
        self.unreadable_media()
        unchecked = any(failure.kind in {"rule", "media"} for failure in self.failures)
        rules = {rule.id: rule for rule in self.book.rules}
        reports = tuple(
            sum_up(target.name, found, rules, unchecked=unchecked)
            for target, found in zip(targets, judged, strict=True)
        )
        self.let_go()
        return Report(
            source=self.draft.source,
            id=self.draft.id,
            score=min((report.score for report in reports), default=None),
            verdict="unchecked" if self.failures else worst_verdict(r.verdict for r in reports),
            media=media,
            errors=tuple(dict.fromkeys(self.failures)),
            targets=reports,
        )

    def let_go(self) -> None:
        """Free the media with the draft: tracebacks of what was skipped hold on to its pixels."""
        for _, failure in self.known.values():
            if failure is not None:
                failure.with_traceback(None)

    # ------------------------------------------------------------------ what there is to check

    def media_facts(self) -> Iterator[MediumFacts]:
        for medium in self.draft.media:
            with suppress(MediaError):  # remembered by the medium; see unreadable_media
                yield medium.once(facts)
        for _, medium in beside(self.draft):
            kind(medium)

    def targets(self) -> Iterator[Target]:
        if not self.draft.targets:
            self.fail("draft", ContentcheckError(NO_TARGET, "missing"))
        for index, name in enumerate(self.draft.targets):
            try:
                yield self.book.targets.find(name, self.traits)
            except SelectionError as error:
                self.fail("draft", error, Span(f"targets[{index}]", 0, len(name)))

    def refuse_unknown_ignores(self) -> None:
        for name in self.draft.ignore:
            try:
                self.book.called(name)
            except SelectionError as error:
                self.fail("draft", error, Span(f"ignore.{name}", 0, len(name)))

    def refuse_misspelt_captions(self) -> None:
        """Find fault with a caption for `instagarm`; one for an unknown place is left alone."""
        known = [*self.book.targets.by_name, *self.book.targets.picks]
        for name, caption in self.draft.captions.items():
            if name not in known and get_close_matches(name, known, n=1, cutoff=0.75):
                error = SelectionError(unknown_name("target", name, known))
                self.fail("draft", error, Span(f"captions.{name}", 0, len(caption)))

    def unreadable_media(self) -> None:
        for index, medium in enumerate(self.draft.media):
            for error in medium.failures():
                missing = error.reason == "missing"  # then it is the draft that is wrong
                self.fail("media", error, self.named(index, medium) if missing else None)
        for key, medium in beside(self.draft):
            for error in medium.failures():
                self.fail("media", error, Span(key, 0, len(medium.file)))

    def named(self, index: int, medium: Medium) -> Span | None:
        """Return where the draft names a medium; None for a draft that was not read from a file."""
        keys = (f"media[{index}].file", f"media[{index}]", "media")
        key = next((key for key in keys if key in self.draft.positions), None)
        return None if key is None else Span(key, 0, len(medium.file))

    # ------------------------------------------------------------------------ rules at work

    def judge_all(self, target: Target) -> Judged:
        """Put every selected rule to work on a target."""
        view = self.numbered(view_for(self.draft, target))
        found = Judged()
        for rule in self.book.chosen:
            if rule.check != IGNORES:
                self.judge_one(rule, target, view, found)
        return found

    def judge_unused_ignores(self, targets: list[Target], judged: list[Judged]) -> None:
        """Find fault with suppressions that no target needed, once all rules have run."""
        ran = {finding.rule for found in judged for finding in found.findings}
        ran |= {passed.rule for found in judged for passed in found.passed}
        needed = {f.rule for found in judged for f in found.findings if f.suppressed is not None}
        unused = {
            name: reason
            for name, reason in self.draft.ignore.items()
            if (meant := {rule.id for rule in self.book.rules if rule.is_called(name)})
            and meant & ran
            and not meant & needed
        }
        view = self.numbered(replace(self.draft, ignore=unused))
        for target, found in zip(targets, judged, strict=True):
            for rule in self.book.chosen:
                if rule.check == IGNORES:
                    self.judge_one(rule, target, view, found)

    def judge_one(self, rule: Rule, target: Target, view: int, found: Judged) -> None:
        """Measure for one rule and sort what comes out into findings, passed and skipped.

        What a check saw before it had to give up counts where it is a fault; where it is not, the
        rule is skipped, because the rest is unknown.
        """
        try:
            judge = self.book.judge(rule, target, self.traits, target.via_for(self.draft))
            if judge is None:
                return
            if rule.languages and language_of(self.views[view]) not in rule.languages:
                raise Skip("language")
            measures, skip = self.measures(rule.check, judge.params, view)
            findings = [self.finding(judge, m) for m in measures if judge.score(m.value) < FINE]
            worst = min(measures, key=lambda m: judge.score(m.value), default=None)
            found.findings += findings
            if skip is not None:
                raise skip
        except Skip as skip:
            found.skipped.append(Skipped(rule.id, rule.check, skip.reason))
        except MediaError:
            found.skipped.append(Skipped(rule.id, rule.check, "unreadable medium"))
        except Exception as error:
            # The one boundary around checks: a fault in one must not cost the others' results.
            found.crashed = True
            said = f"{type(error).__name__}: {error}"
            message = Text(
                id=fill(CRASHED.id, rule=rule.id, error=said),
                en=fill(CRASHED.en, rule=rule.id, error=said),
            )
            self.fail("check", ContentcheckError(message, "exception"))
        else:
            if not findings:
                found.passed.append(Passed(rule.id, rule.check, worst))

    def measures(
        self, check: str, params: Any, view: int
    ) -> tuple[list[Measure], Exception | None]:
        """Run a check on a view, or recall what it said there before, and what kept it from more.

        Raises what the check raised, unless it is Skip.
        """
        key = (check, params, view)
        if key not in self.known:
            found: list[Measure] = []
            failure: Exception | None = None
            try:
                found.extend(check_of(check)(self.views[view], params))  # keeps what came first
            except Exception as error:  # kept for the next target that shows the same
                failure = error
            self.known[key] = found, failure
        found, failure = self.known[key]
        if failure is not None and not isinstance(failure, Skip):
            raise failure
        return found, failure

    def numbered(self, view: Draft) -> int:
        """Return the number of a view; targets that show the same share it."""
        if view not in self.views:
            self.views.append(view)
        return self.views.index(view)

    # ---------------------------------------------------------------------------- in words

    def finding(self, judge: Judge, measure: Measure) -> Finding:
        rule = judge.rule
        evidence = masked(measure.evidence[self.lang]) if measure.evidence else ""
        words = {
            "value": number(measure.value, measure.unit, self.lang),
            "limit": number(judge.scale.limit(measure.value), measure.unit, self.lang),
            "stated": "" if judge.stated is None else number(judge.stated, measure.unit, self.lang),
            "unit": unit_word(measure.unit, self.lang),
            "target": judge.target.title[self.lang],
            "evidence": evidence,
        }
        place = located(measure.place, self.draft, judge.target)
        reasons = (why for name, why in self.draft.ignore.items() if rule.is_called(name))
        return Finding(
            rule=rule.id,
            check=rule.check,
            severity=judge.severity(measure.value),
            score=judge.score(measure.value),
            message=self.for_others(judge)
            + fill(rule.message[self.lang], **words)
            + self.as_others_say(judge, measure),
            advice=fill(rule.advice[self.lang], **words),
            measure=replace(
                measure, place=place, fix=fix_in_draft(measure.fix, self.draft, judge.target)
            ),
            url=judge.url,
            evidence=evidence,
            suppressed=next(reasons, None),
        )

    def for_others(self, judge: Judge) -> str:
        """Say of a limit that it does not bind the way this draft is published."""
        return "" if judge.via in judge.binds else f"{BINDS_OTHERS[judge.via][self.lang]} "

    def as_others_say(self, judge: Judge, measure: Measure) -> str:
        """Name a source by which the post is fine, where sources disagree on the limit."""
        for reading in judge.milder(measure.value):
            if not isinstance(reading.value, str):
                limit = number(reading.value, measure.unit, self.lang)
                source = judge.target.sources[reading.sources[0]].title
                return fill(OTHERS_SAY[self.lang], limit=limit, source=source)
        return ""

    def fail(self, kind: FailureKind, error: ContentcheckError, place: Place | None = None) -> None:
        place = located(place or error.place, self.draft)
        said = masked(error.message[self.lang])  # it quotes what the draft says
        self.failures.append(Failure(kind, error.reason, said, place))
