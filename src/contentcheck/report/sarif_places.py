"""Places as SARIF names them: files relative to where the run began, stretches of lines, edits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from contentcheck.fix import Edit, TextFix
from contentcheck.model import Finding, Span
from contentcheck.report.spot import Spot, relative
from contentcheck.text.personal import masked

ROOT = "%SRCROOT%"


def location(spot: Spot) -> dict[str, Any]:
    """Return a file and the stretch of it; a place without a line is the whole file."""
    physical: dict[str, Any] = {"artifactLocation": artifact(spot.file)}
    stretch = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }
    if spot.line is not None:
        physical["region"] = {key: value for key, value in stretch.items() if value is not None}
    message = {"message": {"text": spot.about}} if spot.about else {}
    return {"physicalLocation": physical, **message}


def artifact(file: str) -> dict[str, str]:
    """Return a file's address: relative to the working directory where it lies below it."""
    name = relative(file)
    try:
        path = quote_from_bytes(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # half a character, which no file's name can hold
        path = quote_from_bytes(name.encode("utf-8", "replace"))
    if PurePath(name).is_absolute():
        return {"uri": f"file:///{path.lstrip('/')}"}
    return {"uri": path, "uriBaseId": ROOT}


def replacements(finding: Finding, lines: Sequence[str]) -> list[dict[str, Any]]:
    """Return a finding's edits as stretches of the file; none where they cannot be told exactly.

    An edit counts from the place's start, so that has to stand in the file letter by letter: not
    with escapes or indentation between, which the walk along the lines would not meet the end of.
    """
    fix, place = finding.measure.fix, finding.place
    if not (isinstance(fix, TextFix) and isinstance(place, Span)):
        return []
    end = _walked(lines, place, place.end)
    if end is None or end != (place.end_line, place.end_column):
        return []
    inside = all(
        edit.field == place.field and place.start <= edit.start <= edit.end <= place.end
        for edit in fix.edits
    )
    if not inside or any(masked(edit.text) != edit.text for edit in fix.edits):
        return []
    return [
        {
            "deletedRegion": _region(lines, place, edit),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]


def _region(lines: Sequence[str], place: Span, edit: Edit) -> dict[str, int]:
    """Return an edit's stretch; one inside a place that was walked through has both ends."""
    region: dict[str, int] = {}
    for offset, names in (
        (edit.start, ("startLine", "startColumn")),
        (edit.end, ("endLine", "endColumn")),
    ):
        region |= zip(names, _walked(lines, place, offset) or (), strict=True)
    return region


def _walked(lines: Sequence[str], place: Span, offset: int) -> tuple[int, int] | None:
    """Return line and column of an offset of the field, walking on from the place's start."""
    if place.line is None or place.column is None or not 0 < place.line <= len(lines):
        return None
    line, column = place.line, place.column + offset - place.start
    while column > len(lines[line - 1]) + 1:
        column -= len(lines[line - 1]) + 1  # the line's end is a character, too
        line += 1
        if line > len(lines):
            return None
    return line, column
