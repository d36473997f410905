"""Check one draft: hand each check the draft as a target shows it, each measure to its rule."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from contentcheck import faults
from contentcheck.calendar import measured
from contentcheck.decode import unknown_name
from contentcheck.errors import ContentcheckError, MediaError, SelectionError, Skip
from contentcheck.findings import finding
from contentcheck.ignores import rule_named, unused
from contentcheck.measuring import beside, facts, kinds, still
from contentcheck.model import (
    Draft,
    Failure,
    FailureKind,
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
from contentcheck.rules import Rule, check_of
from contentcheck.scale import FINE
from contentcheck.summary import Judged, sum_up, worst_verdict
from contentcheck.targets import Target, traits_of
from contentcheck.text.personal import masked
from contentcheck.view import filled_fields, located, view_for
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.calendar import Compared
    from contentcheck.judge import Judge
    from contentcheck.remembering import Memory
    from contentcheck.rulebook import Rulebook

IGNORES = "unused-ignores"  # the check that comes last: it is about what the others left over

NO_TARGET = Text(
    id="draf ini tidak menyebut tujuan; tulis misalnya `targets: [instagram/feed]`",
    en="this draft names no target; write for instance `targets: [instagram/feed]`",
)
CRASHED = Text(
    id="aturan {rule} tidak dapat diperiksa",
    en="the rule {rule} could not be checked",
)


class Run:
    """One draft on its way through the rules; equal views are measured once."""

    def __init__(
        self,
        draft: Draft,
        book: Rulebook,
        lang: Language,
        others: Compared,
        memory: Memory | None = None,
    ):
        self.memory = memory
        self.draft = draft
        self.book = book
        self.lang = lang
        self.others = others
        self.failures: list[Failure] = []
        self.views: list[Draft] = []
        self.filled: list[frozenset[str]] = []  # of each view
        self.known: dict[tuple[object, ...], tuple[list[Measure], Exception | None]] = {}

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
                if self.memory:
                    self.memory.facts(medium)
                yield medium.once(facts)
        for _, medium in beside(self.draft):
            with suppress(MediaError):
                medium.once(still)

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
                self.book.called(rule_named(name))
            except SelectionError as error:
                self.fail("draft", error, Span(f"ignore.{name}", 0, len(name)))

    def refuse_misspelt_captions(self) -> None:
        """Find fault with a caption for `instagarm`; one for an unknown place is left alone."""
        known = [*self.book.targets.by_name, *self.book.targets.picks]
        for name, caption in self.draft.captions.items():
            from difflib import get_close_matches

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
        for judge in self.judges(target):
            if judge.rule.check != IGNORES:
                self.judge_one(judge, view, found)
        return found

    def judges(self, target: Target) -> tuple[Judge, ...]:
        """Return the selected rules, ready for this draft on a target."""
        return self.book.judges(target, self.traits, target.via_for(self.draft))

    def judge_unused_ignores(self, targets: list[Target], judged: list[Judged]) -> None:
        """Find fault with suppressions that no target needed, once all rules have run."""
        findings = [each for found in judged for each in found.findings]
        ran = {each.rule for each in findings}
        ran |= {passed.rule for found in judged for passed in found.passed}
        rules = {rule.id: rule for rule in self.book.rules}
        in_vain = unused(self.draft.ignore, rules, ran, findings)
        view = self.numbered(replace(self.draft, ignore=in_vain))
        for target, found in zip(targets, judged, strict=True):
            for judge in self.judges(target):
                if judge.rule.check == IGNORES:
                    self.judge_one(judge, view, found)

    def judge_one(self, judge: Judge, view: int, found: Judged) -> None:
        """Measure for one rule and sort what comes out into findings, passed and skipped.

        What a check saw before it had to give up counts where it is a fault; where it is not, the
        rule is skipped, because the rest is unknown.
        """
        rule = judge.rule
        try:
            if rule.languages and language_of(self.views[view]) not in rule.languages:
                raise Skip("language")
            scored, skip = self.scored(judge, view)
            accepted = self.book.suppressed.get(rule.id)
            page = self.book.page(rule.id, self.lang)
            findings = [
                finding(judge, fault, self.draft, self.lang, accepted=accepted, page=page)
                for score, fault in scored
                if score < FINE
            ]
            _, worst = min(scored, key=itemgetter(0), default=(FINE, None))
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
            what = filled(CRASHED, rule=rule.id)
            self.fail("check", faults.said(error, what))
        else:
            if not findings:
                found.passed.append(Passed(rule.id, rule.check, worst))

    def scored(
        self, judge: Judge, view: int
    ) -> tuple[list[tuple[float, Measure]], Exception | None]:
        """Return a rule's measures with their scores, and what kept its check from more."""
        measures: list[Measure]
        rule = judge.rule
        if rule.compares is not None:
            measures, skip = measured(rule, judge.target, self.others)
        elif rule.idle and rule.idle.asked.isdisjoint(self.filled[view]):
            measures, skip = [], Skip(rule.idle.skip) if rule.idle.skip else None
        else:
            measures, skip = self.measures(rule, judge.params, view)
        return [(judge.score(measure.value), measure) for measure in measures], skip

    def measures(
        self, rule: Rule, params: Any, view: int
    ) -> tuple[list[Measure], Exception | None]:
        """Run a check on a view, or recall what it said there before, and what kept it from more.

        Raises what the check raised, unless it is Skip.
        """
        key = (rule.check, rule.code, params, view)
        if key not in self.known:
            run, shown = partial(_measured, rule, params), self.views[view]
            if self.memory:
                self.known[key] = self.memory.measures(rule, params, view, shown, run)
            else:
                self.known[key] = run(shown)
        found, failure = self.known[key]
        if failure is not None and not isinstance(failure, Skip):
            raise failure
        return found, failure

    def numbered(self, view: Draft) -> int:
        """Return the number of a view; targets that show the same share it."""
        if view not in self.views:
            self.views.append(view)
            self.filled.append(filled_fields(view))
        return self.views.index(view)

    def fail(self, kind: FailureKind, error: ContentcheckError, place: Place | None = None) -> None:
        place = located(place or error.place, self.draft)
        said = masked(error.message[self.lang])  # it quotes what the draft says
        self.failures.append(Failure(kind, error.reason, said, place))


def _measured(rule: Rule, params: Any, view: Draft) -> tuple[list[Measure], Exception | None]:
    """Run a check on a view; return what it said and what kept it from more."""
    found: list[Measure] = []
    try:
        found.extend(check_of(rule.check, rule.code)(view, params))  # keeps what came first
    except Exception as error:  # kept for the next target that shows the same
        return found, error
    return found, None
