"""Does the name of a medium's file tell what is in it?"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import MediaError, Skip
from contentcheck.measuring import kind
from contentcheck.model import Draft, Measure, Medium, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = {  # of each format, without the dot
    "JPEG": {"jpg", "jpeg", "jpe", "jfif"},
    "PNG": {"png"},
    "GIF": {"gif"},
    "WEBP": {"webp"},
    "HEIC": {"heic", "heif"},
    "MP4": {"mp4", "m4v"},
    "MOV": {"mov", "qt"},
    "3GP": {"3gp", "3gpp", "3g2"},
    "WEBM": {"webm"},
    "MKV": {"mkv"},
    "AVI": {"avi"},
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for each medium whose name ends as another format does, else 0.

    Raises Skip where no medium can be read.
    """
    known = [medium for medium in draft.media if kind(medium) is not None]
    if not known:
        raise Skip("no media")
    for medium in known:
        try:
            found = _format(medium)
        except MediaError:  # the engine reports it; the others are still looked at
            continue
        ending = PurePath(medium.file).suffix.lstrip(".").lower()
        wrong = ending not in _ENDINGS[found] if found in _ENDINGS else False
        said = f".{ending} → {found}"
        yield Measure(
            name="file_name",
            value=float(wrong),
            unit="count",
            place=Region(medium.file),
            evidence=Text(id=said, en=said),
        )


def _format(medium: Medium) -> str:
    if kind(medium) == "image":
        from contentcheck.measuring.image import picture_format

        return medium.once(picture_format)
    from contentcheck.media.container import container

    return medium.once(container).format.upper()
