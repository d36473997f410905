"""The report as JSON, for programs; `schemas/report.schema.json` describes it."""

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from contentcheck import __version__
from contentcheck.fix import Fix, TextFix
from contentcheck.model import (
    Failure,
    Finding,
    Measure,
    Passed,
    Place,
    Post,
    Region,
    Report,
    Skipped,
    TargetReport,
)
from contentcheck.text.personal import masked

SCHEMA = 1
# What steers a terminal and JSON may spell as it is, half characters, and what begins a command of
# build servers (see excerpt.harmless): written as escapes, which mean the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|#(?=#)")


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield one JSON document, a post at a time."""
    tool = json.dumps({"name": "contentcheck", "version": __version__})
    yield f'{{\n  "schema": {SCHEMA},\n  "tool": {tool},\n  "posts": ['
    for index, report in enumerate(reports):
        yield ("," if index else "") + indent("\n" + written(post(report), 2), "    ")
    yield "\n  ]\n}\n"


def render_lines(reports: Iterable[Report]) -> Iterator[str]:
    """Yield a line for each post: what stands for it in `posts` of the whole document."""
    for report in reports:
        yield written(post(report)) + "\n"


def written(data: object, indent: int | None = None) -> str:
    """Return plain data as JSON in which nothing steers a terminal or a build server."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def post(report: Report) -> dict[str, Any]:
    """Return one post's report as plain data."""
    return {
        "source": report.source,
        "id": report.id,
        "score": report.score,
        "verdict": report.verdict,
        "media": [
            {
                "file": medium.file,
                "kind": medium.kind,
                "width": medium.width,
                "height": medium.height,
                "duration": medium.duration,
            }
            for medium in report.media
        ],
        "errors": [_error(failure) for failure in report.errors],
        "targets": [_target(target) for target in report.targets],
    }


def _target(target: TargetReport) -> dict[str, Any]:
    return {
        "target": target.target,
        "score": target.score,
        "verdict": target.verdict,
        "findings": [_finding(finding) for finding in target.findings],
        "passed": [_passed(passed) for passed in target.passed],
        "skipped": [_skipped(skipped) for skipped in target.skipped],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "check": finding.check,
        "severity": finding.severity,
        "score": finding.score,
        "points": finding.points,
        "gain": finding.gain,
        "confidence": finding.confidence,
        "message": finding.message,
        "advice": finding.advice,
        "place": place(finding.place),
        "measure": _measure(finding.measure),
        "evidence": finding.evidence,
        "suppressed": finding.suppressed and masked(finding.suppressed),
        "url": finding.url,
        "fix": finding.measure.fix and _fix(finding.measure.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    if isinstance(fix, TextFix):
        edits = [
            {"field": edit.field, "start": edit.start, "end": edit.end, "text": edit.text}
            for edit in fix.edits
        ]
        return {"kind": "text", "safe": fix.safe, "edits": edits}
    return {"kind": "file", "safe": fix.safe, "file": fix.file, "copy": fix.copy}


def _passed(passed: Passed) -> dict[str, Any]:
    measure = passed.measure and _measure(passed.measure)
    return {"rule": passed.rule, "check": passed.check, "measure": measure}


def _skipped(skipped: Skipped) -> dict[str, Any]:
    return {"rule": skipped.rule, "check": skipped.check, "reason": skipped.reason}


def _error(failure: Failure) -> dict[str, Any]:
    return {
        "kind": failure.kind,
        "reason": failure.reason,
        "place": place(failure.place),
        "message": failure.message,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {"name": measure.name, "value": measure.value, "unit": measure.unit}


def place(where: Place) -> dict[str, Any]:
    """Return a place as plain data."""
    if isinstance(where, Post):
        return {"kind": "post"}
    if isinstance(where, Region):
        box = None if where.box is None else list(where.box)
        return {
            "kind": "medium",
            "file": where.file,
            "box": box,
            "from": where.start,
            "to": where.end,
        }
    field = {} if where.field == "caption" else {"field": where.field}
    return {
        "kind": "field" if field else "caption",
        **field,
        "start": where.start,
        "end": where.end,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
    }
