"""What holds of every report, whatever the draft."""

from __future__ import annotations

from math import isfinite

from contentcheck.mending.rewrite import leaves
from contentcheck.model import Draft, Place, Region, Report, Span


def holds(draft: Draft, report: Report) -> None:
    """Raise AssertionError where a report says what cannot be."""
    for failure in report.errors:
        assert failure.reason != "exception", failure.message
        inside(draft, failure.place)
    assert report.source == draft.source
    assert (report.score is None) == (not report.targets)
    for target in report.targets:
        assert 0 <= target.score <= 100, target
        for finding in target.findings:
            assert 0 <= finding.score <= 1, finding
            assert isfinite(finding.measure.value), finding
            assert 0 <= finding.confidence <= 1, finding
            assert finding.points >= 0, finding
            assert finding.gain >= 0, finding
            assert finding.message
            assert finding.advice
            inside(draft, finding.place)


def inside(draft: Draft, place: Place) -> None:
    """Raise AssertionError for a place that is not in what it points at."""
    if isinstance(place, Span):
        _in_text(draft, place)
    elif isinstance(place, Region):
        _in_frame(place)


def _in_text(draft: Draft, place: Span) -> None:
    assert 0 <= place.start <= place.end, place
    # A suppression is named by its key, not by the reason behind it.
    _, key, named = place.field.partition("ignore.")
    text = named if key else dict(leaves(draft)).get(place.field)
    if isinstance(text, str):
        assert place.end <= len(text), (place, text)
    if place.line is not None and place.column is not None:
        assert place.line >= 1
        assert place.column >= 1
    if place.end_line is not None and place.end_column is not None and place.line is not None:
        assert (place.line, place.column or 1) <= (place.end_line, place.end_column), place


def _in_frame(place: Region) -> None:
    assert place.start is None or place.end is None or 0 <= place.start <= place.end, place
    if place.box is not None:
        x, y, width, height = place.box
        slack = 1e-6
        assert min(x, y) >= -slack, place
        assert min(width, height) >= 0, place
        assert x + width <= 1 + slack, place
        assert y + height <= 1 + slack, place
