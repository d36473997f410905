"""How many pixels wide is a picture, as shown?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import facts, measured
from contentcheck.model import Draft, Measure, Region


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the width of each picture, from its header. Raises Skip without a readable one."""
    for medium, found in measured(draft, "image", facts):
        yield Measure("width", found.width, "px", Region(medium.file))
