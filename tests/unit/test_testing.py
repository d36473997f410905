"""Testing: pack authors run the examples inside their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from contentcheck.rulebook import load
from contentcheck.testing import Case, example_cases, run_example, score_of
from rulebooks import write_rule

if TYPE_CHECKING:
    from pathlib import Path


BOARD = """\
name = "Board"
pick = []
[sources.page]
title = "A page"
url   = "https://example.org"
seen  = 2026-11-21
kind  = "official"
[surfaces.wall]
name   = { id = "Dinding", en = "Wall" }
fields = ["caption"]
media  = ["image"]
[[surfaces.wall.facts.media.max]]
when       = "several"
value      = 3
unit       = "count"
kind       = "hard"
binds      = ["app"]
confidence = "official"
sources    = ["page"]
"""


def cases(pack: Path, *changes: tuple[str, str]) -> list[Case]:
    write_rule(pack, *changes)
    book = load(pack)
    assert book.errors == ()
    return list(example_cases(book.select(["own.rule"])))


def run_all(found: list[Case], media: Path) -> None:
    for case in found:
        run_example(case, media)


def test_the_examples_of_a_good_rule_hold(tmp_path: Path) -> None:
    found = cases(tmp_path)
    assert [str(case) for case in found] == ["own.rule[0]", "own.rule[1]"]
    assert [score_of(case, tmp_path) for case in found] == [1, 0]
    run_all(found, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"pendek"', '"ini tidak pendek"', r"own.rule\[0\]: score 0.400, expected 1.0…1.0"),
        ("[0.0, 0.0]", "[0.2, 0.9]", r"own.rule\[1\]: score 0.000, expected 0.2…0.9"),
        ('"pendek"', '""', "skipped, no text"),
        ('"pendek"', '"x"\ntarget = "facebook/page"', "does not run on facebook/page"),
        ('"pendek"', '"x"\nmedia = ["no.jpg"]', "no.jpg"),
        (
            '"pendek"',
            '"x"\nlength = { target = "footer.max" }',
            "does not state the example's length",
        ),
    ],
)
def test_an_example_that_does_not_hold_says_what_came_out(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = cases(tmp_path, (old, new))
    with pytest.raises(AssertionError, match=said):
        run_all(found, tmp_path)


def test_a_rule_that_no_target_can_run_on_such_a_draft_says_so(tmp_path: Path) -> None:
    lists = ("[[10, 1.0], [20, 0.0]]", '[[{ target = "media.max" }, 1.0], [99, 0.0]]')
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "board.toml").write_text(BOARD, encoding="utf-8")
    with pytest.raises(AssertionError, match="no target states what the rule needs"):
        run_example(cases(tmp_path, lists, ("instagram/feed", "board/wall"))[0], tmp_path)


def test_a_caption_is_repeated_to_the_length_asked_for(tmp_path: Path) -> None:
    case = cases(tmp_path, ('"pendek"', '"ab "\nlength = 15'))[0]
    assert score_of(case, tmp_path) == 0.5


def test_other_fields_of_a_draft_stand_under_front(tmp_path: Path) -> None:
    case = cases(
        tmp_path,
        ('"pendek"', '"x"\nfront = { captions = { instagram = "dua puluh huruf lebih" } }'),
    )[0]
    assert score_of(case, tmp_path) == 0


def test_an_example_may_ignore_another_rule(tmp_path: Path) -> None:
    case = cases(tmp_path, ('"pendek"', '"x"\nfront = { ignore = { fold = "lama" } }'))[0]
    assert score_of(case, tmp_path) == 1
