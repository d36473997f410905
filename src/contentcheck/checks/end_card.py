"""How long does a video stand on its closing card?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring.clip import clips
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the seconds of each video's still card at the end, 0 without one.

    Raises Skip without a readable video, and after the others for one not seen to its end.
    """
    for medium, seen in clips(draft):
        card = seen.course.end_card if seen.complete else None
        if card is None:
            yield Measure("end_card", 0.0, "s", Region(medium.file))
        else:
            place = Region(medium.file, start=card.start, end=card.end)
            yield Measure("end_card", card.length, "s", place)
