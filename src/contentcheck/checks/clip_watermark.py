"""Does a video carry the mark that another app has put into its corners?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.checks.watermark import Params, marks_in
from contentcheck.measuring import measured
from contentcheck.measuring.clip import corner_readings
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Medium
    from contentcheck.vision.found import Reading

_STAYS = 2  # looks, seconds apart, in which a mark is met; a name said once is no mark


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each video in how many close looks it bears a mark, 0 if it does not stay.

    Raises Skip without a video that can be read, and where nothing can read its text.
    """
    for medium, readings in measured(draft, "video", corner_readings):
        yield _measure(medium, readings, params)


def _measure(medium: Medium, readings: tuple[Reading, ...], params: Params) -> Measure:
    marked = [found for found in (marks_in(each, params) for each in readings) if found.lines]
    stays = len(marked) >= min(_STAYS, len(readings)) and marked
    lines = dict.fromkeys(line.text for found in marked for line in found.lines)
    quoted = ", ".join(f"“{text}”" for text in lines) if stays else ""
    return Measure(
        name="watermarks",
        value=len(marked) if stays else 0,
        unit="count",
        place=Region(medium.file),
        confidence=min((found.confidence for found in marked), default=1.0) if stays else 1.0,
        evidence=Text(id=quoted, en=quoted),
    )
