"""How well does the text of a picture stand out from its ground?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import text_lines, text_regions
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.vision.legibility import Line

# Below these a line is too small, or too likely none, for its contrast to be taken at its word.
# Drawn in known colours, lines of 32 px in a picture of 1080 are right to 4 %; at 24 px (8 on a
# phone) contrasts around 3 come out 5 % too low, at 18 px up to a fifth.
_LOWEST = 8.0  # px on a phone
_SUREST = 0.8  # of the detector
_SMALLEST = 0.005  # of the picture


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from_share`: see below."""

    from_share: float = 0.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the contrast ratio of the worst line for each picture with text, 1 to 21.

    Where text covers less than `from_share` of a picture it stands there by the way, like a shop
    sign. Raises Skip without a picture that can be read, and without the detector.
    """
    for medium, lines in measured(draft, "image", text_lines):
        if medium.once(text_regions).share < params.from_share:
            continue
        ratios = [(line.contrast, line) for line in lines if line.contrast and _is_sure(line)]
        if ratios:
            ratio, worst = min(ratios, key=lambda pair: pair[0])
            yield Measure(
                name="contrast",
                value=ratio,
                unit="ratio",
                place=Region(medium.file, box=worst.box),
                confidence=worst.score,
            )


def _is_sure(line: Line) -> bool:
    _, _, width, height = line.box
    return line.height >= _LOWEST and line.score >= _SUREST and width * height >= _SMALLEST
