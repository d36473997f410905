"""In which language a text is, what the check of it says, and how rules ask for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

import rulebooks
from contentcheck.checks import language as check_language
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.report.json import render
from contentcheck.rulebook import load
from contentcheck.text.language import Votes, language, votes

ID = "Mulai Sabtu ini layanan paspor buka pukul 08.00. Daftar lewat aplikasi, ya!"
EN = "The passport counter is open from this Saturday on. Please book in the app."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ID, "id"),
        (EN, "en"),
        ("Jom daftar sekarang kerana tempat adalah terhad", "id"),  # Malay
        ("Menteri meninjau pasar", "id"),
        ("Anak-anak belajar", "id"),
        ("Registration closes soon", "en"),
        ("Daftar webinar Big Data for Public Policy di sini", "id"),
        ("Wilujeng siang wargi Jabar sadayana, hayu diajar sasarengan", "unknown"),
        ("Sugeng enjing, sampun sarapan dereng? Monggo pinarak", "unknown"),
        ("#JawaBarat #jabar @akun https://the.best.com/of-the", "unknown"),
        ("", "unknown"),
        ("2026 🎉", "unknown"),
        ("放送 привет", "unknown"),
    ],
)
def test_the_language_of_a_text(text: str, told: str) -> None:
    assert language(text) == told


def test_where_words_say_nothing_the_shapes_of_several_do() -> None:
    assert votes(("Emotional",)).told == "unknown"
    assert Votes(others=("kopi", "batu", "xerox")).told == "unknown"
    assert Votes(others=("kopi", "batu", "peta", "xerox")).told == "id"
    assert Votes(id=1, others=("xerox", "box", "fax")).told == "id"
    assert Votes(id=1, regional=2).told == "unknown"


def measured(caption: str, named: Any = None, **params: Any) -> Measure:
    draft = Draft(caption, language=named)
    (found,) = check_language.check(draft, check_language.Params(**params))
    return found


def test_words_against_the_language_named_are_counted_and_shown() -> None:
    assert measured(ID, "id").value == 0
    found = measured(f"Halo, para warga! {EN}", "id")
    assert found.value == pytest.approx(14 / 17)
    assert found.place == Span("caption", 18, 18 + len(EN))
    assert found.evidence is not None
    assert found.evidence.en == "“language: id” (Indonesian), but the text is English"


@pytest.mark.parametrize(
    ("caption", "named", "reason"),
    [("", "id", "no text"), (ID, None, "no language named"), ("Halo!", "en", "few words")],
)
def test_without_enough_to_compare_the_check_is_skipped(
    caption: str, named: str | None, reason: str
) -> None:
    with pytest.raises(Skip, match=reason):
        measured(caption, named)


def test_changes_of_language_count_between_whole_sentences() -> None:
    assert measured(f"{ID} {EN}", of="changes").value == 1
    assert measured(f"{ID} See you! {ID}", of="changes").value == 0
    found = measured(f"{ID}\n{EN}\n{ID}\n{EN}", of="changes")
    assert found.value == 3
    assert isinstance(found.place, Span)
    assert found.place.start == len(ID) + 1


@pytest.mark.parametrize(
    ("caption", "named", "runs"),
    [(ID, None, True), (ID, "id", True), (EN, None, False), (EN, "id", True), (ID, "en", False),
     ("#Jabar", None, False)],
)  # fmt: skip
def test_a_rule_for_one_language_runs_on_texts_in_it_and_what_is_named_wins(
    scripted: list[str], caption: str, named: Any, runs: bool
) -> None:
    book = rulebooks.book(rulebooks.rule(languages=("id",), params={"values": [1]}))
    report = check(Draft(caption, targets=["facebook/page"], language=named), book)
    (found,) = report.targets
    assert bool(found.findings) == runs
    assert [each.reason for each in found.skipped] == ([] if runs else ["language"])


def test_what_is_skipped_for_its_language_stands_in_the_report(scripted: list[str]) -> None:
    book = rulebooks.book(rulebooks.rule(languages=("en",), params={"values": [1]}))
    report = check(Draft(ID, targets=["facebook/page"]), book)
    (post,) = json.loads("".join(render([report])))["posts"]
    assert post["targets"][0]["skipped"][0]["reason"] == "language"


def test_a_wrong_language_in_the_draft_is_a_warning() -> None:
    book = load().select(["language-differs"])
    report = check(Draft(f"{ID} {ID}", targets=["facebook/page"], language="en"), book, "en")
    (finding,) = report.targets[0].findings
    assert (finding.severity, report.verdict) == ("warning", "needs-work")
    assert "but the text is Indonesian (100% of the words)" in finding.message
