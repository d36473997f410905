"""GitHub annotations, as the runner reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from contentcheck.model import Failure, Post, Region, Severity, Span
from contentcheck.report.github import render
from found import HERE, finding, report
from workflow import Command, commands

if TYPE_CHECKING:
    from pathlib import Path

    from contentcheck.model import Finding


def annotated(*findings: Finding, **more: Any) -> list[Command]:
    return commands("".join(render([report(findings, **more)], "en")))


def test_a_finding_marks_its_stretch_of_a_line() -> None:
    (found,) = annotated(finding())
    stretch = {"line": "7", "endLine": "7", "col": "3", "endColumn": "7"}
    title = {"title": "caption.fold (facebook/page)"}
    assert found.properties == {"file": "posts/a.md"} | stretch | title
    assert found.message == "It has 30.\nShorten it."


def test_a_stretch_of_several_lines_has_no_columns() -> None:
    (found,) = annotated(finding(Span("caption", 0, 99, 7, 3, 9, 1)))
    assert (found.properties["line"], found.properties["endLine"]) == ("7", "9")
    assert not {"col", "endColumn"} & found.properties.keys()


@pytest.mark.parametrize(
    ("severity", "name"), [("error", "error"), ("warning", "warning"), ("advice", "notice")]
)
def test_each_severity_has_its_command(severity: Severity, name: str) -> None:
    (found,) = annotated(finding(severity=severity))
    assert found.name == name


def test_a_post_or_a_medium_is_marked_as_a_whole() -> None:
    post, clip = annotated(finding(Post()), finding(Region("clip.mp4", None, 0.0, 1.5)))
    assert post.properties["file"] == "posts/a.md"
    assert clip.properties["file"] == "posts/clip.mp4"
    assert clip.message.startswith("0.0–1.5 s: It has")
    assert "line" not in post.properties | clip.properties


def test_what_kept_a_post_from_being_checked_comes_first_and_is_an_error() -> None:
    errors = (Failure("media", "missing", "no.jpg: there is no such file", HERE),)
    first, _ = annotated(finding(), errors=errors)
    assert (first.name, first.properties["title"]) == ("error", "could not be checked")
    assert (first.message, first.properties["line"]) == ("no.jpg: there is no such file", "7")


def test_a_suppressed_finding_is_not_annotated() -> None:
    assert annotated(finding(suppressed="on purpose")) == []


@pytest.mark.parametrize(
    "evil",
    [
        "100%",
        "%0A::error::x",
        "%250A",
        "a\n::error::b",
        "a\r::set-output name=a::b",
        "::stop-commands::x",
        "a,file=b::c",
        "##[error]x",
        ":",
        ",",
    ],
)
def test_whatever_a_draft_says_stays_text_and_comes_through(evil: str) -> None:
    (found,) = annotated(finding(message=evil, advice="-", rule=evil), source=f"{evil}/a.md")
    assert found.name == "warning"
    assert found.message == f"{evil}\n-"
    assert found.properties["file"] == f"{evil}/a.md"
    assert found.properties["title"] == f"{evil} (facebook/page)"


def test_a_file_below_the_working_directory_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = annotated(finding(), source=str(tmp_path / "posts" / "a.md"))
    assert found.properties["file"] == "posts/a.md"
    (found,) = annotated(finding(), source="posts/../b.md")
    assert found.properties["file"] == "b.md"
