"""The report for programs: as the schema that ships with the package says."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

import rulebooks
from contentcheck import __version__
from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.drafts.read import read
from contentcheck.engine import check, check_many
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Language, Post, Region, Report, Span, Text
from contentcheck.report.json import place, render, written

MEDIA = Path(__file__).parent.parent / "rule-media"
SCHEMA = json.loads((files("contentcheck") / "schemas" / "report.schema.json").read_text("utf-8"))


def document(*reports: Report) -> dict[str, Any]:
    found = json.loads("".join(render(reports)))
    jsonschema.validate(found, SCHEMA)
    return found  # type: ignore[no-any-return]


def test_the_schema_itself_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_no_reports_are_a_document_too() -> None:
    tool = {"name": "contentcheck", "version": __version__}
    assert document() == {"schema": 1, "tool": tool, "posts": []}


def test_rich_drafts_hold_to_the_schema() -> None:
    text = "ignore: { fold: lama }\nHalo"
    positions = {"caption": Positions(((0, 23),), line_starts(text))}
    drafts: list[Draft | DraftError] = [
        Draft("Halo", [MEDIA / "photo.jpg"], ["instagram", "facebook/page"], id="7"),
        Draft("x" * 3000, ["missing.jpg", MEDIA / "photo-truncated.jpg"], ["instagram"]),
        Draft("", [MEDIA / "reel-black-start.mp4"], ["instagram/reel", "facebook/reel"]),
        Draft("Halo", targets=["nowhere"], ignore={"flod": "x"}),
        Draft("Halo", targets=["facebook/page"], ignore={"fold": "x"}, positions=positions),
        Draft("🎉{value}\0\x1b\u202e" * 300, targets=["facebook/page"], positions=positions),
        Draft("x", targets=["whatsapp/template"], header="h" * 61, footer="f" * 99),
        Draft(),
        DraftError("b.csv:3", Text(id="rusak", en="broken"), "refused", Span("", 0, 0, 3, 1, 3, 1)),
    ]
    found = document(*check_many(drafts))
    posts = found["posts"]
    assert len(posts) == len(drafts)
    assert posts[0]["media"][0] | {"width": 1, "height": 1} == {
        "file": str(MEDIA / "photo.jpg"),
        "kind": "image",
        "width": 1,
        "height": 1,
        "duration": None,
    }
    assert posts[2]["media"][0]["duration"] > 0
    assert posts[-1]["score"] is None
    assert posts[-1]["targets"] == []
    assert {error["kind"] for post in posts for error in post["errors"]} == {"draft", "media"}


NIK, PHONE = "3275014512900003", "0812-3456-7890"  # made up


@pytest.mark.parametrize(
    "front",
    [
        f"{PHONE}: x", f"header: {{NIK {NIK}: x, NIK {NIK}: y}}", f"via: NIK {NIK}",
        f"targets: NIK {NIK}", f"publish: hubungi kak {PHONE}", f"media: NIK_{NIK}.jpg",
        f"ignore: {{{PHONE}: x}}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["id", "en"])
def test_failures_quote_no_personal_data(tmp_path: Path, front: str, lang: Language) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(f"---\n{front}\n---\nHalo", encoding="utf-8")
    (report,) = check_many(read([draft]), lang=lang)
    said = [failure.message for failure in report.errors]
    assert said
    assert not any(PHONE in each or NIK in each for each in said)
    assert any("•" in each for each in said)


@pytest.mark.parametrize("where", ["post", "caption", "header", "box", "period"])
def test_every_kind_of_place_holds_to_the_schema(scripted: list[str], where: str) -> None:
    rule = rulebooks.rule(params={"values": [1], "place": where, "evidence": "{x}"})
    found = document(check(Draft("Halo", targets=["facebook/page"]), rulebooks.book(rule)))
    (finding,) = found["posts"][0]["targets"][0]["findings"]
    kinds = {"post": "post", "caption": "caption", "header": "field"}
    assert finding["place"]["kind"] == kinds.get(where, "medium")
    assert finding["measure"] == {"name": "scripted", "value": 1, "unit": "count"}
    assert (finding["evidence"], finding["confidence"], finding["fix"]) == ("{x}", 0.8, None)


def test_a_crash_and_a_wrong_rule_hold_to_the_schema(scripted: list[str], tmp_path: Path) -> None:
    from dataclasses import replace

    from contentcheck.rulebook import load

    rulebooks.write_rule(tmp_path, ("impact ", "impakt "))
    crash = rulebooks.rule(params={"crash": "boom"})
    book = replace(rulebooks.book(crash), errors=load(tmp_path).errors)
    found = document(check(Draft("Halo", targets=["facebook/page"]), book))
    assert [error["kind"] for error in found["posts"][0]["errors"]] == ["rule", "check"]


def test_places_as_plain_data() -> None:
    assert place(Post()) == {"kind": "post"}
    assert place(Region("a.mp4", (0, 0, 1, 0.5), 1, 2)) == {
        "kind": "medium",
        "file": "a.mp4",
        "box": [0, 0, 1, 0.5],
        "from": 1,
        "to": 2,
    }
    lines = {"line": 3, "column": 4, "end_line": 5, "end_column": 6}
    assert (
        place(Span("caption", 1, 2, 3, 4, 5, 6))
        == {"kind": "caption", "start": 1, "end": 2} | lines
    )
    assert place(Span("captions.x", 1, 2)) == {
        "kind": "field",
        "field": "captions.x",
        "start": 1,
        "end": 2,
    } | dict.fromkeys(lines)


def test_letters_of_all_scripts_are_written_as_they_are() -> None:
    text = "".join(render([check(Draft("Halo", targets=["facebook/page"], id="漢🎉"))]))
    assert '"id": "漢🎉"' in text


def test_a_report_of_many_posts_comes_piece_by_piece() -> None:
    def reports() -> Any:
        yield check(Draft("Halo", targets=["facebook/page"]))
        raise RuntimeError("not yet")

    pieces = render(reports())
    assert '"schema": 1' in next(pieces)
    assert '"facebook/page"' in next(pieces)


def test_what_json_may_spell_as_it_is_steers_no_terminal_and_no_build_server() -> None:
    evil = "\x9b2J\x7f\u202e\u2028\x1b ##[error]x ##vso[a]b ###[c]d \ud800 🎉"
    text = written({evil: [evil]})
    assert not set("\x9b\x7f\u202e\u2028\x1b\ud800") & set(text)
    assert "##" not in text
    assert "🎉" in text
    assert json.loads(text) == {evil: [evil]}
