"""Does a video go black or blank on its way?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring.clip import clips, longest
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the seconds that the longest black or plain stretch of each video lasts.

    One that the video opens with is left to the checks of openings. Raises Skip without a readable
    video, and after the others for one that was not seen to its end.
    """
    for medium, seen in clips(draft):
        stretch = longest([each for each in seen.course.blank if each.start > 0])
        if stretch is None:
            yield Measure("blank", 0.0, "s", Region(medium.file))
        else:
            place = Region(medium.file, start=stretch.start, end=stretch.end)
            yield Measure("blank", stretch.length, "s", place)
