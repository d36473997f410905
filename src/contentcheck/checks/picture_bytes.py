"""How large is the file of a picture?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import Role, measured
from contentcheck.measuring.image import picture_format
from contentcheck.model import Draft, Measure, Region


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`format`: only pictures of this one (JPEG, PNG, …); None for all. `role`: see media-size."""

    format: str | None = None
    role: Role = "image"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the bytes of each picture's file. Raises Skip without a readable one of the kind."""
    found = [
        medium
        for medium, called in measured(draft, params.role, picture_format)
        if params.format in {None, called}
    ]
    if not found:
        raise Skip("no image")
    for medium in found:
        yield Measure("picture_bytes", medium.path.stat().st_size, "bytes", Region(medium.file))
