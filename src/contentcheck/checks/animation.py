"""Is there a moving picture (GIF, WebP, PNG) where a video was meant?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import MediaError, Skip
from contentcheck.measuring.animation import moving_format
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for each moving GIF, WebP or PNG, 0 for other media; the evidence is the format.

    Raises Skip without a medium that can be told apart.
    """
    told = 0
    for medium in draft.media:
        try:
            moving = medium.once(moving_format)
        except MediaError:
            continue
        told += 1
        yield Measure(
            name="animation",
            value=float(moving is not None),
            unit="count",
            place=Region(medium.file),
            evidence=Text(id=moving or "", en=moving or ""),
        )
    if not told:
        raise Skip("unreadable medium" if draft.media else "no media")
