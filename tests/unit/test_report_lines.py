"""A line for each finding, the counts by rule, and what passed."""

from __future__ import annotations

import json
import re
from typing import Any

from contentcheck.model import Failure, Passed, Post, Region, Report, Skipped, Span, TargetReport
from contentcheck.report import rendered
from found import HERE, finding, report


def lines(*reports: Report, form: Any = "concise", **how: Any) -> list[str]:
    return "".join(rendered(reports, form, "en", **how)).splitlines()


def test_concise_is_a_line_an_editor_can_open() -> None:
    first, last = lines(report((finding(),)))
    assert first == "posts/a.md:7:3: warning caption.fold It has 30."
    assert last == "1 draft: 1 needs work"


def test_a_row_of_a_calendar_is_opened_at_its_line() -> None:
    whole, part, *_ = lines(
        report((finding(Post()),), source="k.csv:4"),
        report((finding(),), source="k.csv:6"),
    )
    assert whole.startswith("k.csv:4: warning")
    assert part.startswith("k.csv:7:3: warning")
    (sheet, _) = lines(report((finding(Post()),), source="k.xlsx:Sheet 1:4"))
    assert sheet.startswith("k.xlsx: warning")


def test_a_medium_is_named_beside_its_draft_with_time_and_part() -> None:
    clip = finding(Region("clip.mp4", (0.0, 0.0, 0.2, 0.2), 0.0, 1.6))
    (line, _) = lines(report((clip,)))
    assert re.match(r"posts[/\\]clip\.mp4: 0\.0–1\.6 s, at the upper left: warning", line)


def test_what_several_targets_share_is_one_line() -> None:
    same = (finding(points=1.0),), (finding(points=2.0),)
    (line, _) = lines(report(*same))
    assert line.endswith("It has 30. [facebook/page, instagram/feed]")


def test_a_failure_and_a_suppressed_finding_are_lines_too() -> None:
    failed = Failure("media", "missing", "no.jpg: there is no such file", HERE)
    found = report((finding(suppressed="on purpose, ask 0812-3456-7890"),), errors=(failed,))
    first, second, _ = lines(found)
    assert first == "posts/a.md:7:3: error not-checked no.jpg: there is no such file"
    assert second.endswith("It has 30. (ignored: on purpose, ask ••••-••••-••90)")


def test_grouped_names_the_post_once_and_lines_up_what_stands_below() -> None:
    far = Span("caption", 0, 4, 1234, 3, 1234, 7)
    clip = finding(Region("clip.mp4", None, 0.0, 2.0), gain=1.0)
    post, first, second, third, empty, last = lines(
        report((finding(), finding(far, gain=2.0), clip)), form="grouped"
    )
    assert post == "posts/a.md  needs work"
    assert (first.split()[0], second.split()[0]) == ("7:3", "1234:3")
    assert third.split()[:3] == ["clip.mp4", "0.0–2.0", "s"]
    assert len({line.index("warning") for line in (first, second, third)}) == 1
    assert (empty, last) == ("", "1 draft: 1 needs work")


def test_statistics_count_by_rule_most_first() -> None:
    often = (finding(rule="own.often"), finding(Post(), rule="own.often", severity="error"))
    both = report(
        (*often, finding(rule="own.hidden", suppressed="x")),
        (finding(rule="own.often"), finding(rule="own.b")),
    )
    again = report((finding(rule="own.often"), finding(rule="own.a")))
    first, second, third, _, last = lines(both, again, form="text", statistics=True)
    assert first.split() == ["3", "error", "own.often", "in", "2", "drafts"]
    assert (second.split()[2], third.split()[2]) == ("own.a", "own.b")
    assert last == "2 drafts: 2 needs work"
    entries = json.loads("".join(rendered([both, again], "json", "en", statistics=True)))
    assert entries[0] == {"rule": "own.often", "severity": "error", "findings": 3, "posts": 2}
    assert [entry["rule"] for entry in entries] == ["own.often", "own.a", "own.b"]


def test_what_passed_and_what_was_skipped_is_named_when_asked() -> None:
    skipped = tuple(Skipped(f"own.skipped-{n}", "c", "no video") for n in range(20))
    target = TargetReport(
        "facebook/page", 100.0, "ready", (), (Passed("own.good", "c", None),), skipped
    )
    found = report(targets=(target,))
    quiet = "\n".join(lines(found, form="text"))
    assert "own.good" not in quiet
    assert "own.skipped" not in quiet
    told = " ".join("\n".join(lines(found, form="text", passed=True)).split())
    assert "passed 1, facebook/page: own.good" in told
    assert all(f"own.skipped-{n}" in told for n in range(20))
    assert "(no video)" in told
