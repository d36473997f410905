"""How small is the text of a picture on a phone?"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import text_lines, text_regions
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONFIDENCE = 0.8  # the boxes of drawn lines are 0.9 to 1.1 times the size of the type


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: the middle line or the smallest; `from_share`: see below."""

    of: Literal["median", "smallest"] = "median"
    from_share: float = 0.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the height of a line for each picture with text, in px of a feed 360 px wide.

    Where text covers less than `from_share` of a picture it stands there by the way, like a shop
    sign. The place is the smallest line. Raises Skip without a picture that can be read, and
    without the detector.
    """
    for medium, lines in measured(draft, "image", text_lines):
        if not lines or medium.once(text_regions).share < params.from_share:
            continue
        smallest = min(lines, key=lambda line: line.height)
        middle = median(line.height for line in lines)
        least = {lang: number(round(smallest.height), "px", lang) for lang in ("id", "en")}
        yield Measure(
            name=f"{params.of}_text_height",
            value=middle if params.of == "median" else smallest.height,
            unit="px",
            place=Region(medium.file, box=smallest.box),
            confidence=_CONFIDENCE,
            evidence=Text(
                id=f"baris terkecil sekitar {least['id']} piksel",
                en=f"smallest line about {least['en']} px",
            ),
        )
