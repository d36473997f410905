"""Does a video lie between bars of one colour that is not black?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring.clip import clips
from contentcheck.measuring.looks import plain_bars
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each video the share of the frame that plain bars take at most moments, 0 to 1.

    Raises Skip as `clips`.
    """
    for medium, _ in clips(draft):
        yield Measure("plain_bars", medium.once(plain_bars), "share", Region(medium.file))
