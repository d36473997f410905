"""GitLab's code quality report, and names of findings that outlive a shift of lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from contentcheck.drafts.read import lines_of, read
from contentcheck.engine import check_many
from contentcheck.model import Failure, Post, Report
from contentcheck.report.gitlab import render

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "---\ntargets: [facebook/page, instagram/feed]\n---\n"
TEXT = "Kamis (6/4/2026) kami buka!!!!\n\nSampai jumpa!!!!\n"
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def issues(*reports: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(render(reports, "en", lines=lines_of)))
    for issue in found:
        keys = {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue.keys() == keys
        assert issue["severity"] in SEVERITIES
        assert issue["location"]["lines"]["begin"] >= 1
    names = [issue["fingerprint"] for issue in found]
    assert len(set(names)) == len(names)
    return found


def of(folder: Path, text: str) -> list[dict[str, Any]]:
    """Return the issues of a draft that is written into a folder."""
    file = folder / "a.md"
    file.write_text(text, encoding="utf-8")
    return issues(*check_many(read([file]), lang="en"))


def names(found: list[dict[str, Any]], rule: str) -> list[str]:
    return [issue["fingerprint"] for issue in found if issue["check_name"] == rule]


def test_findings_become_issues_with_a_place(tmp_path: Path) -> None:
    found = of(tmp_path, DRAFT + TEXT)
    weekday = next(issue for issue in found if issue["check_name"] == "caption.wrong-weekday")
    assert weekday["location"]["path"].endswith("/a.md")
    assert weekday["location"]["lines"] == {"begin": 4}
    assert "[facebook/page, instagram/feed]" in weekday["description"]


def test_a_name_outlives_lines_put_above_it(tmp_path: Path) -> None:
    before = of(tmp_path, DRAFT + TEXT)
    after = of(tmp_path, DRAFT.replace("---\nt", "---\nid: x\nt") + "Halo semua.\n\n" + TEXT)
    for rule in ("caption.wrong-weekday", "caption.repeated-punctuation"):
        assert names(before, rule)
        assert names(after, rule) == names(before, rule)


def test_what_looks_the_same_is_numbered(tmp_path: Path) -> None:
    first, second = names(of(tmp_path, DRAFT + TEXT), "caption.repeated-punctuation")
    assert first.split(":")[0] == second.split(":")[0]
    assert (first.split(":")[1], second.split(":")[1]) == ("1", "2")


def test_other_words_another_name(tmp_path: Path) -> None:
    before, after = (of(tmp_path, DRAFT + f"{day} (6/4/2026) buka.") for day in ("Rabu", "Kamis"))
    rule = "caption.wrong-weekday"
    assert names(before, rule) != names(after, rule)


def test_a_name_is_made_of_no_personal_data(tmp_path: Path) -> None:
    one, other = (of(tmp_path, f"{DRAFT}Hubungi Sari 0812-{n}-7890.") for n in ("3456", "9876"))
    rule = "caption.private-contact"
    assert names(one, rule) == names(other, rule) != []


def test_what_kept_a_post_from_being_checked_blocks() -> None:
    error = Failure("media", "missing", "no.jpg: there is no such file", Post())
    (issue,) = issues(Report("a.md", None, None, "unchecked", errors=(error,)))
    assert (issue["severity"], issue["check_name"]) == ("blocker", "media.missing")
    assert issue["location"] == {"path": "a.md", "lines": {"begin": 1}}


def test_a_suppressed_finding_is_no_issue(tmp_path: Path) -> None:
    ignoring = DRAFT.replace("---\nt", "---\nignore: { wrong-weekday: 'a quotation' }\nt")
    assert not names(of(tmp_path, ignoring + TEXT), "caption.wrong-weekday")
