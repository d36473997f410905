"""How much do the pictures of a post differ from each other?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import measured
from contentcheck.measuring.image import signature
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each picture but the first in how much of it it differs from the nearest before it.

    The same file twice counts, too. Raises Skip with fewer than two pictures that can be read.
    """
    pictures = list(measured(draft, "image", signature))
    if len(pictures) < 2:
        raise Skip("one image only")
    from contentcheck.vision.likeness import difference

    for number, (medium, found) in enumerate(pictures[1:], 1):
        nearest, other = min(
            ((difference(found, earlier), before.file) for before, earlier in pictures[:number]),
        )
        yield Measure(
            name="difference",
            value=nearest,
            unit="share",
            place=Region(medium.file),
            evidence=Text(id=other, en=other),
        )
