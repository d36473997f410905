"""Ignores: a rule, or one word of its list, with a reason; those in vain are found."""

from __future__ import annotations

import pytest

from contentcheck.engine import check
from contentcheck.model import Draft, Report
from contentcheck.rulebook import load


def checked(caption: str, **ignore: str) -> Report:
    named = {name.replace("__", ":"): why for name, why in ignore.items()}
    book = load().select(["caption.spelling", "draft.unused-ignore"])
    return check(Draft(caption, targets=["facebook/page"], ignore=named), book)


def told(report: Report) -> dict[str, str | None]:
    return {f.evidence: f.suppressed for f in report.targets[0].findings}


def test_a_word_of_a_list_can_pass_while_the_others_are_found() -> None:
    report = checked("Ijin diurus di loket, resiko ditanggung.", spelling__ijin="judul buku")
    found = told(report)
    assert [why for said, why in found.items() if "Ijin" in said] == ["judul buku"]
    assert [why for said, why in found.items() if "resiko" in said] == [None]


@pytest.mark.parametrize("word", ["ijin", "IJIN", "Ijin"])
def test_capitals_do_not_matter(word: str) -> None:
    report = checked("Ijin diurus.", **{f"spelling__{word}": "judul"})
    assert set(told(report).values()) == {"judul"}


def test_a_word_that_does_not_stand_there_is_ignored_in_vain() -> None:
    report = checked("Ijin diurus.", spelling__ijin="judul", spelling__resiko="lama")
    (vain,) = [f for f in report.targets[0].findings if f.rule == "draft.unused-ignore"]
    assert vain.evidence == "spelling:resiko"


def test_a_word_of_no_rule_is_an_error_that_says_what_may_be_meant() -> None:
    report = checked("Ijin diurus.", speling__ijin="judul")
    (error,) = report.errors
    assert "spelling" in error.message
