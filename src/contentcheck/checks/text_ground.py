"""How much of a line of text gets lost in the picture behind it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import lost_shares, text_regions
from contentcheck.model import Draft, Measure, Region
from contentcheck.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator

# The order of lines by this measure is that of a person who looked at them, the amount is not
# known: nobody has measured on people what can be read.
_CONFIDENCE = 0.7


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from_share`: see below."""

    from_share: float = 0.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each picture with text the share of its worst line that the ground swallows, 0…1.

    Where text covers less than `from_share` of a picture it stands there by the way, like a shop
    sign. Raises Skip without a picture that can be read, and without the detector.
    """
    for medium, regions in measured(draft, "image", text_regions):
        if regions.share < params.from_share:
            continue
        worst = max(medium.once(lost_shares), key=lambda pair: pair[1], default=None)
        if worst is not None:
            line, share = worst
            yield Measure(
                name="lost_share",
                value=share,
                unit="share",
                place=Region(medium.file, box=line.box),
                confidence=_CONFIDENCE * line.score,
                evidence=whereabouts(line.box),
            )
