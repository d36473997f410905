"""Run the examples inside rule files: each rule proves itself. For pack authors, too.

A whole test file, for pytest:

    from contentcheck.testing import examples_test

    test_examples = examples_test("our-rules")
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from contentcheck.drafts.folder import real
from contentcheck.drafts.record import Home, draft_from
from contentcheck.drafts.tree import Tree
from contentcheck.engine import check_many
from contentcheck.judge import make_judge, number
from contentcheck.measuring import kinds
from contentcheck.model import Draft, Language, Text
from contentcheck.plugins import pack_folder
from contentcheck.rulebook import Rulebook, load
from contentcheck.rules import Example, Rule, ScoreRange
from contentcheck.scale import FINE
from contentcheck.targets import Target, traits_of, wrong
from contentcheck.wording import filled

ONE_SIDED = Text(
    id="perlu sedikitnya satu contoh yang lolos dan satu yang tidak",
    en="needs at least one example that passes and one that does not",
)
NO_RULES = Text(id="tidak ada aturan di folder ini", en="there are no rules in this folder")
OTHER_SCORE = Text(
    id="{case}: nilainya {score}, seharusnya {low}…{high}",
    en="{case}: score {score}, expected {low}…{high}",
)
SKIPPED = Text(id="{case}: dilewati, {reasons}", en="{case}: skipped, {reasons}")
NOT_RUN = Text(
    id="{case}: aturan ini tidak berlaku di {target}",
    en="{case}: the rule does not run on {target}",
)
FAILED = Text(id="{case}: {errors}", en="{case}: {errors}")
NO_LENGTH = Text(
    id="{case}: {target} tidak menyatakan panjang yang diminta contoh ini",
    en="{case}: {target} does not state the example's length",
)
NO_TARGET = Text(
    id="{case}: tidak ada tujuan yang menyatakan apa yang diperlukan aturan ini",
    en="{case}: no target states what the rule needs",
)


class ExampleError(AssertionError):
    """An example that does not come out as its rule says; `message` has both languages."""

    def __init__(self, message: Text, case: "Case", **values: str):
        said = values | {"case": str(case)}
        self.message = filled(message, **said)
        super().__init__(self.message.en)


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


def pack_cases(pack: str | Path) -> list[Case]:
    """Return the examples of a pack: a folder of rules, or the name of an installed one.

    Raises SelectionError for a pack that is none, RuleError for the first rule file that is wrong
    or has no example on each side.
    """
    folder = real(pack_folder(str(pack)))
    book = load(folder)
    if book.errors:
        raise book.errors[0]
    own = [rule for rule in book.rules if book.files[rule.id].is_relative_to(folder)]
    if not own:
        raise wrong(folder, "", NO_RULES)
    for rule in own:
        expected = [example.expect for example in rule.examples]
        faults = [e for e in expected if isinstance(e, ScoreRange) and e.score[1] < FINE]
        if "pass" not in expected or not faults:
            raise wrong(book.files[rule.id], "examples", ONE_SIDED)
    return example_cases(replace(book, chosen=tuple(own)))


def examples_test(pack: str | Path) -> Callable[[Case], None]:
    """Return a test for pytest that runs each example of a pack by itself. Raises as pack_cases."""
    import pytest

    return pytest.mark.parametrize("case", pack_cases(pack), ids=str)(_test)


def _test(case: Case) -> None:
    run_example(case)


def run_example(case: Case, media: Path | None = None, lang: Language = "en") -> None:
    """Check an example and compare; `media` is the folder of its files, else that of its rule.

    What keeps it from being checked is told in `lang`. Raises ExampleError, which says what came
    out instead.
    """
    score = score_of(case, media or case.book.files[case.rule.id].parent, lang)
    expect = case.example.expect
    low, high = (FINE, FINE) if expect == "pass" else expect.score
    if not low <= score <= high:
        said = {"score": f"{score:.3f}", "low": str(low), "high": str(high)}
        raise ExampleError(OTHER_SCORE, case, **said)


def score_of(case: Case, media: Path, lang: Language = "en") -> float:
    """Return what the rule makes of an example, 1 where it finds nothing.

    Of several posts the worst counts, and one at least has to be judged.
    """
    draft, target = draft_of(case, media)
    rules = case.book.select([case.rule.id, *draft.ignore])  # what is ignored has to run, too
    if case.rule not in rules.chosen:  # another one of the pack replaces it
        rules = replace(rules, chosen=(case.rule,))
    posts = [draft, *(_beside(case, media, changes) for changes in case.example.calendar)]
    posts = [replace(post, targets=(target.name,)) for post in posts]
    reports = list(check_many(posts, rules, lang))
    if errors := [error.message for report in reports for error in report.errors]:
        raise ExampleError(FAILED, case, errors="; ".join(errors))
    judged = [report.targets[0] for report in reports]
    reasons = [{s.reason for s in each.skipped if s.rule == case.rule.id} for each in judged]
    if all(reasons):
        raise ExampleError(SKIPPED, case, reasons=", ".join(sorted(set().union(*reasons))))
    scores = [f.score for each in judged for f in each.findings if f.rule == case.rule.id]
    if not scores and not any(p.rule == case.rule.id for each in judged for p in each.passed):
        raise ExampleError(NOT_RUN, case, target=target.name)
    return min(scores, default=FINE)


def draft_of(case: Case, media: Path) -> tuple[Draft, Target]:
    """Return an example's draft, its caption repeated to the length asked for, and its target."""
    example = case.example
    draft = _beside(case, media, {})
    target = _target(case, draft)
    if example.length is not None:
        length = number(example.length, target, traits_of(draft, kinds(draft)))
        if length is None:
            raise ExampleError(NO_LENGTH, case, target=target.name)
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
        raise ExampleError(NO_TARGET, case)
    return target
