"""Does a picture's file keep its colours for print, where feeds show 8-bit sRGB?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import unusual_colours
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each picture how many such ways it has; the evidence names them.

    Raises Skip without a picture that can be read.
    """
    for medium, found in measured(draft, "image", unusual_colours):
        named = ", ".join(found)
        yield Measure(
            name="unusual_colours",
            value=len(found),
            unit="count",
            place=Region(medium.file),
            evidence=Text(id=named, en=named),
        )
