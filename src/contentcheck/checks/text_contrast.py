"""How well does the text of a picture stand out from its ground?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import text_lines, text_regions
from contentcheck.model import Draft, Measure, Region
from contentcheck.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        ratios = [(line.contrast, line) for line in lines if line.contrast and line.is_sure]
        if ratios:
            ratio, worst = min(ratios, key=lambda pair: pair[0])
            yield Measure(
                name="contrast",
                value=ratio,
                unit="ratio",
                place=Region(medium.file, box=worst.box),
                confidence=worst.score,
                evidence=whereabouts(worst.box),
            )
