"""Packs: a check beside its rule, rules that extend others, in this process and in another."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from contentcheck.engine import check, check_many
from contentcheck.model import Draft
from contentcheck.report.cards import rule_page
from contentcheck.rulebook import Rulebook, load
from rulebooks import write_rule

if TYPE_CHECKING:
    from pathlib import Path

    from contentcheck.rules import Rule

CHECK = '''\
"""How often is a sign written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.model import Draft, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sign: str = "!"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    yield Measure("signs", draft.caption.count(params.sign) * 15, "count")
'''
OWN = (("caption-length", "signs"), ('params   = { unit = "graphemes" }\n', ""))
LOUD = Draft("Halo!!", targets=["instagram/feed"])

EXTENDING = """\
id      = "own.longer"
extends = "own.rule"

[[examples]]
caption = "pendek"
expect  = "pass"
"""


def with_check(pack: Path, code: str = CHECK, file: str = "signs.py") -> Path:
    """Write a pack of one rule and the check beside it."""
    write_rule(pack, *OWN)
    (pack / "own" / file).write_text(code, encoding="utf-8")
    return pack


def extending(pack: Path, *changes: tuple[str, str], name: str = "longer") -> Path:
    text = EXTENDING
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = pack / "own" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def whole(pack: Path) -> Rulebook:
    book = load(pack)
    assert book.errors == ()
    return book


def rule_of(book: Rulebook, name: str) -> Rule:
    return next(rule for rule in book.rules if rule.id == name)


def said(book: Rulebook, draft: Draft, rule: str = "own.rule") -> list[str]:
    report = check(draft, book.select([rule]), "en")
    assert report.errors == ()
    return [found.message for target in report.targets for found in target.findings]


# -------------------------------------------------------------------------- a check of one's own


def test_a_check_beside_its_rule_measures_for_it(tmp_path: Path) -> None:
    assert said(whole(with_check(tmp_path)), LOUD) == ["It has 30."]


def test_checks_of_two_packs_that_are_called_alike_stay_apart(tmp_path: Path) -> None:
    one, other = with_check(tmp_path / "one"), with_check(tmp_path / "other")
    (other / "own" / "signs.py").write_text(CHECK.replace("* 15", "* 7"), encoding="utf-8")
    write_rule(other, *OWN, ("own.rule", "theirs.rule"))
    (other / "own").rename(other / "theirs")
    book = load(one, other)
    assert book.errors == ()
    both = check(LOUD, book.select(["signs"]), "en").targets[0].findings
    assert {found.rule: found.message for found in both} == {
        "own.rule": "It has 30.",
        "theirs.rule": "It has 14.",
    }


def test_a_packs_own_check_comes_before_a_shipped_one(tmp_path: Path) -> None:
    """A check that contentcheck may get one day must not change what a pack measures."""
    write_rule(tmp_path, ("caption-length", "emoji"), OWN[1])
    (tmp_path / "own" / "emoji.py").write_text(CHECK, encoding="utf-8")
    assert said(whole(tmp_path), LOUD) == ["It has 30."]


def test_a_check_that_compares_posts_may_be_a_packs(tmp_path: Path) -> None:
    compares = CHECK.replace(
        "def check(draft: Draft, params: Params) -> Iterator[Measure]:\n    yield Measure(",
        "def check_calendar(drafts, params: Params):\n"
        "    for at, draft in enumerate(drafts):\n        yield at, Measure(",
    )
    book = whole(with_check(tmp_path, compares)).select(["own.rule"])
    found = [report.targets[0].findings for report in check_many([LOUD, LOUD], book, "en")]
    assert [[each.message for each in of] for of in found] == [["It has 30."]] * 2


def test_the_params_of_a_packs_check_are_read_strictly(tmp_path: Path) -> None:
    with_check(tmp_path)
    write_rule(tmp_path, OWN[0], ('{ unit = "graphemes" }', '{ sing = "?" }'))
    (error,) = load(tmp_path).errors
    assert "params.sing: unknown key `sing`; did you mean `sign`?" in error.message.en


def test_a_name_like_that_of_the_check_beside_it_is_told(tmp_path: Path) -> None:
    with_check(tmp_path, file="sings.py")
    (error,) = load(tmp_path).errors
    assert "unknown check `signs`; did you mean `sings`?" in error.message.en


BROKEN = [
    ("x = (\n", ":1: cannot be loaded: SyntaxError"),
    ("import msgspec\n\nimport no_such_module\n", ":3: cannot be loaded: ModuleNotFoundError"),
    ("\nraise SystemExit(3)\n", ":2: cannot be loaded: SystemExit: 3"),
    ("x = '\0'\n", "cannot be loaded: "),
    ("def chekc(draft, params): ...\n", ": there is no function `check`"),
    ("check = 3\n", ": there is no function `check`"),
    ("def check(draft, params): ...\n", "takes a draft and `params: Params`"),
    ("def check(draft): ...\n", "takes a draft and `params: Params`"),
    ("def check(draft, params: dict): ...\n", "takes a draft and `params: Params`"),
    ("def check(draft, params: 'Params'): ...\n", "takes a draft and `params: Params`"),
    (CHECK.replace("frozen=True, ", ""), "with frozen=True"),
]


@pytest.mark.parametrize("name", ["../signs", "x" * 3000, "signs.py", ""])
def test_a_check_is_looked_for_by_its_plain_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "signs.py").write_text(CHECK, encoding="utf-8")
    write_rule(tmp_path, *OWN, ('"signs"', f'"{name}"'))
    assert f"unknown check `{name}`" in load(tmp_path).errors[0].message.en


@pytest.mark.parametrize(("code", "told"), BROKEN, ids=lambda value: repr(value)[:30])
def test_a_check_that_cannot_be_used_is_named_by_file_and_line(
    tmp_path: Path, code: str, told: str
) -> None:
    (error,) = load(with_check(tmp_path, code)).errors
    assert error.message.en.startswith(str(tmp_path / "own" / "signs.py"))
    assert told in error.message.en


def test_a_check_that_crashes_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    with_check(tmp_path, CHECK.replace("yield Measure(", "yield 1 / 0, Measure("))
    book = whole(tmp_path).select(["own.rule", "caption.too-long"])
    report = check(LOUD, book, "en")
    assert "ZeroDivisionError" in report.errors[0].message
    assert [passed.rule for passed in report.targets[0].passed] == ["caption.too-long"]


def test_a_packs_check_works_in_another_process(tmp_path: Path) -> None:
    book = whole(with_check(tmp_path)).select(["own.rule"])
    check(LOUD, book)  # so that there is a judge, whose params are of a type of the pack's own
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        there = list(check_many([LOUD] * 3, book, "en", pool))
    assert there == list(check_many([LOUD] * 3, book, "en"))
    assert there[0].targets[0].findings[0].message == "It has 30."


# ----------------------------------------------------------------------- rules that extend others


def test_a_rule_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    write_rule(tmp_path)
    extending(
        tmp_path,
        ("[[examples]]", '[message]\nen = "Count: {value}."\n\n[[examples]]'),
        ('"own.rule"', '"own.rule"\nscale   = [[2, 1.0], [3, 0.0]]'),
    )
    book = whole(tmp_path)
    above, rule = rule_of(book, "own.rule"), rule_of(book, "own.longer")
    assert rule.scale == ((2, 1.0), (3, 0.0))
    assert (rule.message.en, rule.message.id) == ("Count: {value}.", above.message.id)
    assert (rule.check, rule.targets, rule.sources) == (above.check, above.targets, above.sources)
    assert len(rule.examples) == 1
    assert said(book, LOUD, "own.longer") == ["Count: 6."]
    assert said(book, LOUD, "own.rule") == []


def test_params_are_laid_over_those_of_the_other_rule(tmp_path: Path) -> None:
    with_check(tmp_path)
    for changed in ({}, {"sign": "?"}):
        more = "".join(f'params = {{ {key} = "{value}" }}\n' for key, value in changed.items())
        extending(tmp_path, ("\n[[", f"{more}\n[["))
        rule = rule_of(load.__wrapped__(tmp_path), "own.longer")
        assert rule.params == changed
        assert rule.code == tmp_path / "own" / "signs.py"


def test_a_rule_may_extend_one_of_another_pack_that_extends_a_shipped_one(tmp_path: Path) -> None:
    extending(tmp_path / "a", ('"own.rule"', '"caption.too-long"\nimpact = 0.5'))
    last = extending(tmp_path / "b", ('"own.longer"', '"own.last"'), ("own.rule", "own.longer"))
    last.rename(last.with_name("last.toml"))
    book = load(tmp_path / "b", tmp_path / "a")
    assert book.errors == ()
    rule, shipped = rule_of(book, "own.last"), rule_of(book, "caption.too-long")
    assert (rule.impact, rule.severity, rule.scale) == (0.5, shipped.severity, shipped.scale)


def test_the_page_of_a_rule_names_the_one_that_it_extends(tmp_path: Path) -> None:
    write_rule(tmp_path)
    extending(tmp_path)
    book = whole(tmp_path)
    assert "Extends: own.rule\n" in list(rule_page(rule_of(book, "own.longer"), book, "en"))
    assert "Extends" not in "".join(rule_page(rule_of(book, "own.rule"), book, "en"))


def test_the_extended_rule_goes_on_unless_it_is_replaced(tmp_path: Path) -> None:
    extending(tmp_path, ('"own.rule"', '"caption.too-long"'))
    assert {"caption.too-long", "own.longer"} <= {rule.id for rule in whole(tmp_path).chosen}


def test_a_rule_that_replaces_another_runs_in_its_place(tmp_path: Path) -> None:
    extending(tmp_path, ('"own.rule"', '"caption.too-long"\nreplaces = true'))
    book = whole(tmp_path)

    def ids(book: Rulebook) -> set[str]:
        return {rule.id for rule in book.chosen} & {"caption.too-long", "own.longer"}

    assert ids(book) == ids(book.select()) == ids(book.select(["too-long"])) == {"own.longer"}
    assert ids(book.select([], ["caption.too-long"])) == set()
    assert ids(book.select([], ["own.longer"])) == {"caption.too-long"}  # then nothing replaces it
    assert rule_of(book, "caption.too-long")


def test_a_draft_that_ignores_the_replaced_rule_ignores_the_one_in_its_place(
    tmp_path: Path,
) -> None:
    write_rule(tmp_path)
    extending(tmp_path, ('"own.rule"', '"own.rule"\nreplaces = true'))
    draft = Draft("x" * 30, targets=["instagram/feed"], ignore={"own.rule": "known"})
    book = whole(tmp_path).select(["own.", "draft.unused-ignore"])
    findings = check(draft, book).targets[0].findings
    assert [(found.rule, found.suppressed) for found in findings] == [("own.longer", "known")]


WRONG = [
    ('"own.rule"', '"own.ruel"', "extends: unknown rule `own.ruel`; did you mean `own.rule`?"),
    ('"own.rule"', '"own.longer"', "extends: goes round in a circle"),
    ('"own.rule"', "3", "extends: expected text"),
    ('"own.rule"', '"own.rule"\nseverty = "error"', "did you mean `severity`?"),
    ('"own.rule"', '"own.rule"\nparams = { unti = "x" }', "did you mean `unit`?"),
    ("[[examples]]", "[[example]]", "unknown key `example`; did you mean `examples`?"),
    (EXTENDING[EXTENDING.index("[[") :], "", "key `examples` is missing"),
    ('extends = "own.rule"', "replaces = true", "key `check` is missing"),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG, ids=lambda value: value[:24].strip())
def test_what_is_wrong_about_extending_is_named(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    write_rule(tmp_path)
    file = extending(tmp_path, (old, new))
    (error,) = load(tmp_path).errors
    assert error.message.en.startswith(str(file))
    assert told in error.message.en


def test_replacing_without_extending_is_refused(tmp_path: Path) -> None:
    write_rule(tmp_path, ("targets ", "replaces = true\ntargets "))
    (error,) = load(tmp_path).errors
    assert "replaces: does not mean anything without `extends`" in error.message.en


def test_a_circle_of_two_and_what_leans_on_it_are_named(tmp_path: Path) -> None:
    write_rule(tmp_path, ("targets ", 'extends = "own.longer"\ntargets '))
    extending(tmp_path)
    errors = [error.message.en for error in load(tmp_path).errors]
    assert len(errors) == 2
    assert all("goes round in a circle" in error for error in errors)


def test_a_wrong_rule_is_told_of_the_one_that_extends_it(tmp_path: Path) -> None:
    write_rule(tmp_path, ("severity", "severty "))
    extending(tmp_path)
    told = sorted(error.message.en for error in load(tmp_path).errors)
    assert "longer.toml:2: extends: that rule is wrong itself: " in told[0]
    assert all("did you mean `severity`?" in each for each in told)


def test_files_that_make_a_folder_a_project_are_no_rules(tmp_path: Path) -> None:
    write_rule(tmp_path)
    for name in ("pyproject.toml", "contentcheck.toml"):
        (tmp_path / name).write_text('[project]\nname = "ours"\n', encoding="utf-8")
    assert whole(tmp_path).files.keys() - load().files.keys() == {"own.rule"}


def test_no_file_says_where_code_stands(tmp_path: Path) -> None:
    write_rule(tmp_path, ("targets ", 'code = "evil.py"\ntargets '))
    assert "unknown key `code`" in load(tmp_path).errors[0].message.en
