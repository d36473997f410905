"""The report as JSON, for programs; `schemas/report.schema.json` describes it."""

import json
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

SCHEMA = 1


def render(reports: Iterable[Report]) -> Iterator[str]:
    """Yield one JSON document, a post at a time."""
    tool = json.dumps({"name": "contentcheck", "version": __version__})
    yield f'{{\n  "schema": {SCHEMA},\n  "tool": {tool},\n  "posts": ['
    for index, report in enumerate(reports):
        text = json.dumps(post(report), ensure_ascii=False, indent=2)
        yield ("," if index else "") + indent("\n" + text, "    ")
    yield "\n  ]\n}\n"


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
        "suppressed": finding.suppressed,
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
