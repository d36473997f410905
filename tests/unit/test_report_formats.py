"""What holds for every format: hostile drafts, streaming, several targets, suppressed findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree

import pytest

import hostile
from contentcheck.cli import FORMATS
from contentcheck.drafts.read import lines_of, read
from contentcheck.engine import check, check_many
from contentcheck.model import Draft
from contentcheck.report import Format, rendered
from workflow import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Language, Report

ALL: tuple[Format, ...] = get_args(Format)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """The reports of the hostile drafts."""
    files = hostile.write(tmp_path_factory.mktemp("drafts"))
    return list(check_many(read(files), lang="en"))


def shown(reports: list[Report], form: Format, lang: Language = "en") -> str:
    return "".join(rendered(reports, form, lang, lines=lines_of))


def test_the_command_line_knows_all_formats() -> None:
    assert (*ALL, "html") == FORMATS  # which is written by itself


def test_the_hostile_drafts_are_what_they_are_meant_to_be(reports: list[Report]) -> None:
    assert sum(len(target.findings) for report in reports for target in report.targets) > 100
    reasons = {failure.reason for report in reports for failure in report.errors}
    assert reasons == {"missing", "unreadable"}
    assert len({target.target for report in reports for target in report.targets}) == 3
    assert any(f.suppressed for report in reports for t in report.targets for f in t.findings)


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_a_draft_says_steers_a_terminal_or_a_build_server(
    reports: list[Report], form: Format, colour: bool
) -> None:
    text = "".join(rendered(reports, form, "en", lines=lines_of, colour=colour))
    steering = set(hostile.STEERING) - ({"\x1b"} if colour else set())
    assert not steering & set(text)
    text.encode("utf-8")  # no half characters either
    found = {command.name for command in commands(text)}
    assert found <= ({"error", "warning", "notice"} if form == "github" else set())


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_format_tells_personal_data(reports: list[Report], form: Format, lang: Language) -> None:
    text = shown(reports, form, lang)
    assert hostile.PHONE not in text
    assert hostile.NIK not in text
    assert "••90" in text


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_json_is_read_back(reports: list[Report], form: Format) -> None:
    assert json.loads(shown(reports, form))


def test_statistics_are_safe_too(reports: list[Report]) -> None:
    forms: tuple[Format, ...] = ("text", "json")
    for form in forms:
        assert not commands("".join(rendered(reports, form, "en", statistics=True)))


@pytest.mark.parametrize("form", ["text", "concise", "grouped", "json", "jsonl", "github", "junit"])
def test_a_post_is_told_before_the_next_is_checked(form: Format) -> None:
    def one_then_none() -> Iterator[Report]:
        yield check(Draft("x" * 3000, targets=["instagram/feed"]))
        raise RuntimeError("not yet")

    told: list[str] = []
    with pytest.raises(RuntimeError, match="not yet"):
        told.extend(rendered(one_then_none(), form, "en"))
    assert "caption.too-long" in "".join(told)


@pytest.mark.parametrize("form", ALL)
def test_no_drafts_are_a_whole_report_too(form: Format) -> None:
    text = shown([], form)
    if form in {"json", "sarif", "gitlab"}:
        assert isinstance(json.loads(text), dict | list)
    elif form == "junit":
        assert len(ElementTree.fromstring(text)) == 0
    else:
        assert text == ("" if form == "jsonl" else "there are no drafts here\n")


def test_jsonl_has_a_line_for_each_post_as_json_has_it(reports: list[Report]) -> None:
    whole: dict[str, Any] = json.loads(shown(reports, "json"))
    lines = shown(reports, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == whole["posts"]


def test_a_very_long_caption_makes_no_long_line(reports: list[Report]) -> None:
    forms: tuple[Format, ...] = ("text", "concise", "grouped", "github")
    for form in forms:
        assert max(map(len, shown(reports, form).splitlines())) < 3000, form
