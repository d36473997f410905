"""How long is a video?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.clip import duration
from contentcheck.model import Draft, Measure, Region


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the seconds that each video lasts. Raises Skip without a readable one."""
    for medium, seconds in measured(draft, "video", duration):
        yield Measure("duration", seconds, "s", Region(medium.file))
