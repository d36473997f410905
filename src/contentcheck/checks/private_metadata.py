"""Does a medium's file tell what should not go out: where it was taken, names, serial numbers?"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.fix import CleanCopy
from contentcheck.measuring import measured
from contentcheck.measuring.private import cleanable, ending, private_metadata
from contentcheck.model import Draft, Kind, Measure, Medium, Region, Text
from contentcheck.plain import Settled

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "location": Text(id="letak GPS", en="GPS position"),
    "name": Text(id="nama orang", en="name of a person"),
    "serial": Text(id="nomor seri kamera", en="serial number of the camera"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kinds`: what to look for; `medium`: in pictures or in videos."""

    medium: Kind = "image"
    kinds: tuple[Literal["location", "name", "serial"], ...] = ("location", "name", "serial")


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each medium how many of the kinds its file carries; the evidence names them.

    The data itself stays where it is: a report is passed around, too. Where the format allows, a
    clean copy is offered as a fix. Raises Skip without such a medium that can be read.
    """
    for medium, found in measured(draft, params.medium, private_metadata):
        kinds = [_WORDS[kind] for kind in params.kinds if kind in found]
        copied = medium.once(cleanable) and not _is_link(medium)
        yield Measure(
            name="private_metadata",
            value=len(kinds),
            unit="count",
            place=Region(medium.file),
            evidence=Text(
                id=", ".join(word.id for word in kinds), en=", ".join(word.en for word in kinds)
            ),
            fix=_clean_copy(medium) if kinds and copied else None,
        )


def _is_link(medium: Medium) -> bool:
    """Tell whether the draft names a link to the file: where should its copy lie?"""
    return isinstance(medium.path, Settled) and medium.path.name != PurePath(medium.file).name


def _clean_copy(medium: Medium) -> CleanCopy:
    """Return the offer to write `photo.clean.jpg` beside `photo.jpg`."""
    path = medium.path
    name = f"{path.stem}.clean{medium.once(ending)}"
    return CleanCopy(medium.file, medium.file.removesuffix(path.name) + name, path)
