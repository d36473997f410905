"""Rulebook: rule files are decoded strictly; a wrong one is named and the others still judge."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contentcheck.engine import check
from contentcheck.errors import SelectionError
from contentcheck.model import Draft
from contentcheck.rulebook import load, shipped
from rulebooks import GOOD, write_rule


def test_the_shipped_rules_are_whole() -> None:
    book = load()
    assert book.errors == ()
    assert book.chosen == book.rules
    assert {"caption.fold", "caption.too-long"} <= {rule.id for rule in book.rules}
    assert all(file.is_relative_to(shipped()) for file in book.files.values())


def test_a_pack_adds_its_rules(tmp_path: Path) -> None:
    file = write_rule(tmp_path)
    book = load(tmp_path)
    assert book.errors == ()
    assert book.files["own.rule"] == file
    assert len(book.rules) == len(load().rules) + 1
    found = check(Draft("lebih dari sepuluh", targets=["instagram/feed"]), book).targets[0].findings
    assert "Panjangnya 18." in [finding.message for finding in found]


def test_words_and_platforms_are_no_rules(tmp_path: Path) -> None:
    write_rule(tmp_path)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "id.toml").write_text("words = []")
    assert load(tmp_path).errors == ()


def line_of(text: str, changed: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if changed in line)


WRONG = [
    ("severity = ", "severty  = ", "severty", "did you mean `severity`?"),
    ("impact   = 0.1\n", "", "", "key `impact` is missing"),
    ("impact   = 0.1", 'impact   = "0.1"', "impact", "expected a number, found text"),
    ("impact   = 0.1", "impact   = 0", "impact", "at least 0.001"),
    ("impact   = 0.1", "impact   = 0.91", "impact", "at most 0.9"),
    ("impact   = 0.1", "impact   = nan", "impact", "at least 0.001"),
    ('"advice"', '"advise"', "severity", "did you mean `advice`?"),
    ('"caption-length"', '"caption-lenght"', "check", "did you mean `caption-length`?"),
    ('"caption-length"', '"no.such"', "check", "unknown check `no.such`"),
    ('["instagram/feed"]', '["instagram/fed"]', "targets", "did you mean `instagram/feed`?"),
    ('["instagram/feed"]', "[]", "targets", "no target of this rule"),
    ('"own.rule"', '"own.rul"', "id", "has to be `own.rule`"),
    ("[[10, 1.0], [20, 0.0]]", "[[10, 1.0]]", "scale", "two points"),
    ("[[10, 1.0], [20, 0.0]]", "[[20, 1.0], [10, 0.0]]", "scale", "rise"),
    ("[[10, 1.0], [20, 0.0]]", "[[10, 1.5], [20, 0.0]]", "scale", "between 0 and 1"),
    ("[[10, 1.0], [20, 0.0]]", "[[10, 1.0, 2], [20, 0.0]]", "scale[0]", "2 values, found 3"),
    ("[[10, 1.0], [20, 0.0]]", '[["10", 1.0], [20, 0]]', "scale[0][0]", "found text"),
    (
        "[[10, 1.0], [20, 0.0]]",
        '[[{ target = "caption.maxx" }, 1.0], [9999, 0.0]]',
        "scale",
        "unknown fact `caption.maxx`; did you mean `caption.max`?",
    ),
    (
        "[[10, 1.0], [20, 0.0]]",
        '[[{ target = "caption.max", plsu = 1 }, 1.0], [9999, 0.0]]',
        "scale[0][0].plsu",
        "did you mean `plus`?",
    ),
    ("{ unit =", "{ unti =", "params.unti", "did you mean `unit`?"),
    ('"graphemes"', '"grapheme"', "params.unit", "did you mean `graphemes`?"),
    (
        '"graphemes"',
        '{ target = "captoin.max.counting" }',
        "params",
        "unknown fact `captoin.max.counting`",
    ),
    (
        '"graphemes"',
        '{ target = "caption.max.counting", tmies = 2 }',
        "params.tmies",
        "did you mean `times`?",
    ),
    ('en = "It has {value}."\n', "", "message", "key `en` is missing"),
    ('en = "Shorten it."', "en = 3", "advice.en", "expected text"),
    ("seen  = 2026-11-21", 'seen  = "soon"', "sources[0].seen", ""),
    ('kind  = "official"', 'kind  = "oficial"', "sources[0].kind", "did you mean `official`?"),
    ("score = [0.0, 0.0]", "scroe = [0.0, 0.0]", "examples[1].expect.scroe", "`score`"),
    ("why      = ", "why      ", "", "cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "key", "said"), WRONG, ids=lambda value: value[:24].strip())
def test_a_wrong_rule_is_named_by_file_line_and_key(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    file = write_rule(tmp_path, (old, new))
    (error,) = load(tmp_path).errors
    where, _, rest = error.message.en.partition(": ")
    assert said in rest
    if key:
        assert rest.startswith(f"{key}: ")
        written = file.read_text(encoding="utf-8")
        line = line_of(written, new) if new else line_of(written, f"[{key}]")
        assert where == f"{file}:{line}"
    else:
        assert where == str(file)


def test_the_line_of_a_repeated_key_is_the_right_ones(tmp_path: Path) -> None:
    file = write_rule(tmp_path, ("expect  = { score = [0.0, 0.0] }", 'expect  = "fail"'))
    (error,) = load(tmp_path).errors
    line = line_of(file.read_text(), '"fail"')
    assert error.message.en.startswith(f"{file}:{line}: examples[1].expect: ")


def test_the_same_is_said_in_indonesian(tmp_path: Path) -> None:
    write_rule(tmp_path, ("severity = ", "severty  = "))
    (error,) = load(tmp_path).errors
    assert "kunci `severty` tidak dikenal; mungkin maksudnya `severity`?" in error.message.id


def test_a_rule_without_a_source_is_refused(tmp_path: Path) -> None:
    start, end = GOOD.index("[[sources]]"), GOOD.index("[[examples]]")
    write_rule(tmp_path, (GOOD[start:end], ""), ('why      = "Karena."', 'why = "x"\nsources = []'))
    (error,) = load(tmp_path).errors
    assert "has no source" in error.message.en


def test_an_id_that_exists_is_refused_and_the_first_one_stays(tmp_path: Path) -> None:
    folder = tmp_path / "caption"
    write_rule(tmp_path, ('"own.rule"', '"caption.fold"'), name="fold")
    (tmp_path / "own").rename(folder)
    book = load(tmp_path)
    (error,) = book.errors
    assert "is also in" in error.message.en
    assert book.files["caption.fold"].is_relative_to(shipped())
    assert len(book.rules) == len(load().rules)


def test_the_other_rules_still_judge_and_every_post_says_what_is_wrong(tmp_path: Path) -> None:
    write_rule(tmp_path, ("impact ", "impakt "))
    write_rule(tmp_path, ('"own.rule"', '"own.other"'), name="other")
    book = load(tmp_path)
    for _ in range(2):
        report = check(Draft("x" * 30, targets=["facebook/page", "instagram/feed"]), book)
        (error,) = report.errors
        assert (error.kind, error.reason) == ("rule", "unreadable")
        assert "impakt" in error.message
        assert report.verdict == "unchecked"
        assert {target.verdict for target in report.targets} == {"unchecked"}
        assert "own.other" in [finding.rule for finding in report.targets[1].findings]


def test_a_folder_that_is_not_there_is_an_error_of_every_post(tmp_path: Path) -> None:
    book = load(tmp_path / "no")
    assert "there is no such folder" in book.errors[0].message.en
    assert check(Draft("x", targets=["facebook/page"]), book).errors[0].kind == "rule"


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    write_rule(tmp_path).write_bytes(b"\xff\xfe\x00")
    (error,) = load(tmp_path).errors
    assert "cannot be read" in error.message.en


def test_selecting_and_ignoring() -> None:
    book = load()

    def ids(*args: list[str]) -> set[str]:
        return {rule.id for rule in book.select(*args).chosen}

    everything = ids()
    assert ids(["fold"]) == {"caption.fold"}
    assert ids(["caption."]) == {name for name in everything if name.startswith("caption.")}
    assert ids(["caption."], ["fold"]) == ids(["caption."]) - {"caption.fold"}
    assert ids([], ["caption-length"]) == {r.id for r in book.rules if r.check != "caption-length"}
    assert ids(["fold", "media.missing"]) == {"caption.fold", "media.missing"}


@pytest.mark.parametrize("names", [(["flod"], []), ([], ["flod"])])
def test_a_name_that_means_no_rule_is_refused(names: tuple[list[str], list[str]]) -> None:
    with pytest.raises(SelectionError, match="did you mean `fold`"):
        load().select(*names)


@pytest.mark.parametrize(
    "content",
    ["[" * 50_000, "scale = [[1, 1.0], [1" + "0" * 400 + ", 0.0]]", "#" * 1_000_001],
)
def test_files_made_to_exhaust_the_reader_are_named(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "a.toml").write_text(content, encoding="utf-8")
    assert "a.toml" in str(load(tmp_path).errors[0])


def test_a_pipe_among_the_rules_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / "a.toml")
    assert "a.toml" in str(load(tmp_path).errors[0])


def test_a_wrong_platform_file_is_named_and_not_what_leans_on_it(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "instagram.toml").write_text("name = ")
    book = load(tmp_path)
    (error,) = book.errors
    assert "instagram.toml" in error.message.en


def test_drafts_of_a_kind_share_their_judges() -> None:
    book = load().select(["caption.too-long"])
    target = book.targets.by_name["instagram/feed"]
    alone = book.judges(target, frozenset({"always"}), "app")
    assert [judge.rule.id for judge in alone] == ["caption.too-long"]
    assert book.judges(target, frozenset({"always"}), "app") is alone
    assert book.judges(target, frozenset({"always", "media"}), "app") is not alone
    assert book.judges(target, frozenset({"always"}), "api") is not alone
    assert book.judges(book.targets.by_name["facebook/page"], frozenset(), "app") == ()
