"""Findings and reports made by hand, for tests of what shows them."""

from __future__ import annotations

from typing import Any

from contentcheck.fix import Edit, TextFix
from contentcheck.model import Finding, Measure, Place, Report, Span, TargetReport

HERE = Span("caption", 0, 4, 7, 3, 7, 7)


def finding(place: Place = HERE, *edits: Edit, **changes: Any) -> Finding:
    """Return a warning at a place; `edits` are what it offers to write instead."""
    fix = TextFix(edits, safe=True) if edits else None
    fields: dict[str, Any] = {
        "rule": "caption.fold",
        "check": "caption-length",
        "severity": "warning",
        "score": 0.5,
        "message": "It has 30.",
        "advice": "Shorten it.",
        "measure": Measure("length", 30, "graphemes", place, fix=fix),
        "url": "https://example.org/page",
        "points": 9.0,
        "gain": 9.0,
    }
    return Finding(**fields | changes)


def report(*targets: tuple[Finding, ...], source: str = "posts/a.md", **changes: Any) -> Report:
    """Return a report with the findings of a page, and of further targets."""
    names = ("facebook/page", "instagram/feed", "x/post")
    done = tuple(
        TargetReport(name, 91.0, "needs-work", findings)
        for name, findings in zip(names, targets, strict=False)
    )
    fields: dict[str, Any] = {"score": 91.0, "verdict": "needs-work", "targets": done}
    return Report(source=source, id=None, **fields | changes)
