"""Is a video a still picture for most of its time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring.clip import clips, longest
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`at_least`: s; a shorter clip is too short to tell."""

    at_least: float = 3.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the share of each video's time, 0 to 1, taken by its longest stretch without motion.

    Raises Skip without a readable video, and after the others for one not seen to its end.
    """
    for medium, seen in clips(draft):
        stretch = longest(seen.course.still)
        if stretch is None or seen.course.seconds < params.at_least:
            yield Measure("stillness", 0.0, "time", Region(medium.file))
        else:
            share = stretch.length / seen.course.seconds
            place = Region(medium.file, start=stretch.start, end=stretch.end)
            yield Measure("stillness", share, "time", place)
