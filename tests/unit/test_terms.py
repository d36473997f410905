"""terms: the lists of a house or a campaign; and the example pack that shows how."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from contentcheck.checks.terms import Params, check
from contentcheck.drafts.read import read
from contentcheck.engine import check as checked
from contentcheck.model import Draft, Post, Span
from contentcheck.rulebook import load
from contentcheck.testing import Case, example_cases, run_example
from contentcheck.text.near_misses import near_misses
from rulebooks import write_rule

EXAMPLE = Path(__file__).parents[2] / "examples" / "pack-ministry"
PACK = EXAMPLE / "ministry_rules"


def said(caption: str, first_comment: str | None = None, **lists: Any) -> list[str]:
    draft = Draft(caption, first_comment=first_comment)
    found = list(check(draft, msgspec.convert(lists, Params)))
    return [measure.evidence.id for measure in found if measure.evidence]


def test_preferred_terms_in_any_case_but_not_within_what_is_right() -> None:
    terms = [
        {"write": "tetapi", "instead_of": ["tapi"]},
        {"write": "COVID-19", "instead_of": ["covid", "covid 19", "corona"]},
    ]
    assert said("Tapi COVID-19, Covid 19 dan corona. TETAPI tapioka", terms=terms) == [
        "“Tapi” → “Tetapi”",
        "“Covid 19” → “COVID-19”",
        "“corona” → “COVID-19”",
    ]
    shouted = [{"write": "Kemenkes", "instead_of": ["kemenkes", "depkes"]}]
    assert said("KEMENKES dan Kemenkes, bukan DEPKES kemenkes", terms=shouted) == [
        "“DEPKES” → “Kemenkes”",
        "“kemenkes” → “Kemenkes”",
    ]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Wahyuningsi", True),
        ("Wahyuningsihh", True),
        ("Wahyunimgsih", True),
        ("Wahyuningish", True),
        ("WAHYUNINGSIH", False),
        ("wahyuningsihnya", False),
        ("Wahyuni", False),
    ],
)
def test_names_one_letter_off(written: str, near: bool) -> None:
    names = ("Sri Wahyuningsih", "Wahyuningsih")
    assert bool(list(near_misses(f"Ibu {written} hadir", names))) is near
    found = list(near_misses(f"Ibu Sri {written} hadir", names))
    assert [each.entry for each in found] == (["Sri Wahyuningsih"] if near else [])


def test_what_is_itself_a_name_is_right() -> None:
    assert list(near_misses("Yulianti dan Yuliantin", ("Yulianti", "Yuliantin"))) == []
    assert list(near_misses("@wahyuningsi https://a.id/wahyuningsi", ("Wahyuningsih",))) == []


def test_forbidden_and_required_words() -> None:
    required = [["#G20Indonesia"], ["Iklan", "#ad"]]
    lists: dict[str, Any] = {"forbidden": ["rakyat jelata"], "required": required}
    assert said("Rakyat  jelata. G20Indonesia iklannya", **lists) == [
        "“Rakyat  jelata” tidak dipakai",
        "belum ada “#G20Indonesia”",
        "belum ada “Iklan” atau “#ad”",
    ]
    assert said("Halo #g20indonesia", first_comment="(#AD)", **lists) == []


def test_a_campaign_looks_at_its_own_posts_only() -> None:
    lists: dict[str, Any] = {"about": ["G20"], "required": [["#G20Indonesia"]]}
    assert said("Jadwal kapal", **lists) == []
    assert said("KTT g20 dimulai", **lists) == ["belum ada “#G20Indonesia”"]


def test_places_are_words_or_the_whole_post() -> None:
    params = Params(forbidden=("jelata",), required=(("#x",),))
    places = [measure.place for measure in check(Draft("Si jelata"), params)]
    assert places == [Span("caption", 3, 9), Post()]


@pytest.mark.parametrize(
    "params",
    ['{ names = ["Budi"] }', '{ forbidden = ["!!"] }', '{ terms = [{ write = "a" }] }'],
)
def test_a_list_that_cannot_work_is_refused(tmp_path: Path, params: str) -> None:
    write_rule(
        tmp_path,
        ("caption-length", "terms"),
        ('params   = { unit = "graphemes" }', f"params = {params}"),
    )
    (error,) = load(tmp_path).errors
    assert "params" in str(error)


# ------------------------------------------------------------------------- the example pack

BOOK = load(PACK)
OURS = BOOK.select(["terms"])


def test_the_pack_is_whole() -> None:
    assert BOOK.errors == ()
    assert [rule.id for rule in OURS.chosen] == ["campaigns.g20", "house.names", "house.terms"]


@pytest.mark.parametrize("case", example_cases(OURS), ids=str)
def test_the_examples_of_the_pack_hold(case: Case) -> None:
    run_example(case, PACK)


def test_its_post_breaks_every_list() -> None:
    (draft,) = read([EXAMPLE / "post.md"])
    assert isinstance(draft, Draft)
    report = checked(draft, OURS)
    found = {(each.rule, each.evidence) for each in report.targets[0].findings}
    assert found == {
        ("house.names", "“Kementrian” → “Kementerian”"),
        ("house.names", "“Sri Wahyuningsi” → “Sri Wahyuningsih”"),
        ("house.terms", "“bakau” → “mangrove”"),
        ("campaigns.g20", "“G-20” → “G20”"),
        ("campaigns.g20", "belum ada “#G20Indonesia”"),
        (
            "campaigns.g20",
            "belum ada “Recover Together, Recover Stronger” atau “Pulih Bersama, Bangkit Perkasa”",
        ),
    }
