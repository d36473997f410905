"""Run the examples inside rule files: each rule proves itself. For pack authors, too.

from contentcheck.testing import example_cases, run_example

@pytest.mark.parametrize("case", example_cases(load(PACK)), ids=str)
def test_example(case): run_example(case, MEDIA)
"""

from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from contentcheck.drafts.record import Home, draft_from
from contentcheck.drafts.tree import Tree
from contentcheck.engine import check_many
from contentcheck.judge import make_judge, number
from contentcheck.measuring import kinds
from contentcheck.model import Draft
from contentcheck.rulebook import Rulebook
from contentcheck.rules import Example, Rule
from contentcheck.scale import FINE
from contentcheck.targets import Target, traits_of


@dataclass(frozen=True, slots=True)
class Case:
    """One example of one rule."""

    book: Rulebook
    rule: Rule
    number: int

    def __str__(self) -> str:
        return f"{self.rule.id}[{self.number}]"

    @property
    def example(self) -> Example:
        return self.rule.examples[self.number]


def example_cases(book: Rulebook) -> list[Case]:
    """Return every example of the chosen rules."""
    return [Case(book, rule, n) for rule in book.chosen for n in range(len(rule.examples))]


def run_example(case: Case, media: Path) -> None:
    """Check an example and compare; `media` is the folder of its files.

    Raises AssertionError that says what came out instead.
    """
    score = score_of(case, media)
    expect = case.example.expect
    low, high = (FINE, FINE) if expect == "pass" else expect.score
    if not low <= score <= high:
        raise AssertionError(f"{case}: score {score:.3f}, expected {low}…{high}")


def score_of(case: Case, media: Path) -> float:
    """Return what the rule makes of an example, 1 where it finds nothing.

    Of several posts the worst counts, and one at least has to be judged.
    """
    draft, target = draft_of(case, media)
    rules = case.book.select([case.rule.id, *draft.ignore])  # what is ignored has to run, too
    posts = [draft, *(_beside(case, media, changes) for changes in case.example.calendar)]
    reports = list(check_many((replace(post, targets=(target.name,)) for post in posts), rules))
    if errors := [error.message for report in reports for error in report.errors]:
        raise AssertionError(f"{case}: {'; '.join(errors)}")
    judged = [report.targets[0] for report in reports]
    reasons = [{s.reason for s in each.skipped if s.rule == case.rule.id} for each in judged]
    if all(reasons):
        raise AssertionError(f"{case}: skipped, {', '.join(sorted(set().union(*reasons)))}")
    scores = [f.score for each in judged for f in each.findings if f.rule == case.rule.id]
    if not scores and not any(p.rule == case.rule.id for each in judged for p in each.passed):
        raise AssertionError(f"{case}: the rule does not run on {target.name}")
    return min(scores, default=FINE)


def draft_of(case: Case, media: Path) -> tuple[Draft, Target]:
    """Return an example's draft, its caption repeated to the length asked for, and its target."""
    example = case.example
    draft = _beside(case, media, {})
    target = _target(case, draft)
    if example.length is not None:
        length = number(example.length, target, traits_of(draft, kinds(draft)))
        if length is None:
            raise AssertionError(f"{case}: {target.name} does not state the example's length")
        draft = replace(draft, caption="".join(islice(cycle(example.caption), round(length))))
    return draft, target


def _beside(case: Case, media: Path, changes: dict[str, Any]) -> Draft:
    """Return an example's post with some of its fields changed."""
    example = case.example
    written = {"caption": example.caption, "media": list(example.media)} | example.front | changes
    return draft_from(Tree(written), Home(str(case), media, None))


def _target(case: Case, draft: Draft) -> Target:
    """Return the example's target, or else the first that states what the rule needs."""
    traits = traits_of(draft, kinds(draft))
    if case.example.target:
        return case.book.targets.find(case.example.target, traits)
    fitting = (
        target
        for target in case.book.targets.by_name.values()
        if make_judge(case.rule, target, traits, target.via_for(draft))
    )
    target = next(fitting, None)
    if target is None:
        raise AssertionError(f"{case}: no target states what the rule needs")
    return target
