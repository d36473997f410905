"""What of a transparent picture disappears on the ground that a platform puts behind it?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import lost_on_plain_ground
from contentcheck.model import Draft, Measure, Region, Text

_GROUNDS = {
    "white": Text(id="putih", en="white"),
    "black": Text(id="hitam", en="black"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each picture the share of its drawn edges that is lost on white or on black.

    0 for an opaque one; the evidence names the worse ground. Raises Skip without a picture that
    can be read.
    """
    for medium, lost in measured(draft, "image", lost_on_plain_ground):
        yield Measure(
            name="lost_on_plain_ground",
            value=lost.share,
            unit="share",
            place=Region(medium.file),
            evidence=_GROUNDS[lost.ground],
        )
