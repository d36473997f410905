"""How many pixels does the shorter side of a video have, as shown?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import facts, measured
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the shorter side of each video, from its header. Raises Skip without a readable one."""
    for medium, found in measured(draft, "video", facts):
        size = f"{found.width} × {found.height}"
        yield Measure(
            name="shorter_side",
            value=min(found.width, found.height),
            unit="px",
            place=Region(medium.file),
            evidence=Text(id=size, en=size),
        )
