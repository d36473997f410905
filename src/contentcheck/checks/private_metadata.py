"""Does a picture's file tell what should not go out: where it was taken, names, serial numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import private_metadata
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "location": Text(id="letak GPS", en="GPS position"),
    "name": Text(id="nama orang", en="name of a person"),
    "serial": Text(id="nomor seri kamera", en="serial number of the camera"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kinds`: what to look for."""

    kinds: tuple[Literal["location", "name", "serial"], ...] = ("location", "name", "serial")


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each picture how many of the kinds its file carries; the evidence names them.

    The data itself stays where it is: a report is passed around, too. Raises Skip without a
    picture that can be read.
    """
    for medium, found in measured(draft, "image", private_metadata):
        kinds = [_WORDS[kind] for kind in params.kinds if kind in found]
        yield Measure(
            name="private_metadata",
            value=len(kinds),
            unit="count",
            place=Region(medium.file),
            evidence=Text(
                id=", ".join(word.id for word in kinds), en=", ".join(word.en for word in kinds)
            ),
        )
