"""Could all of an image or video be read, or only a part?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import MediaError, Skip
from contentcheck.measuring.video import SECONDS, first_frames
from contentcheck.media.sniff import kind_of
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.media.video import Frames
    from contentcheck.model import Medium


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: a file is whole or it is not."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each medium 1 if it could be read in part only, else 0.

    Of a video the opening is read, no more. A medium that cannot be read at all is left to the
    engine, which reports it by itself. Raises Skip without a readable medium.
    """
    if not draft.media:
        raise Skip("no media")
    readable = 0
    for medium in draft.media:
        try:
            is_image = medium.once(kind_of) == "image"
            measure = _of_image(medium) if is_image else _of_video(medium)
        except MediaError:
            continue
        readable += 1
        yield measure
    if not readable:
        raise Skip("unreadable medium")


def _of_image(medium: Medium) -> Measure:
    from contentcheck.media.image import decode

    damaged = medium.once(decode).damaged
    evidence = Text(
        id="sebagian gambar tidak dapat dibaca" if damaged else "gambar terbaca seluruhnya",
        en="part of the picture cannot be read" if damaged else "the whole picture can be read",
    )
    return Measure("damage", float(damaged), "count", Region(medium.file), evidence=evidence)


def _of_video(medium: Medium) -> Measure:
    frames = medium.once(first_frames)
    end = min(frames.end, SECONDS)
    seconds = Text(id=localised(f"{end:.1f}", "id"), en=f"{end:.1f}")
    if not frames.damaged:
        evidence = Text(
            id=f"terbaca seluruhnya sampai {seconds.id} detik",
            en=f"all of it can be read until {seconds.en} s",
        )
        return Measure("damage", 0.0, "count", Region(medium.file), evidence=evidence)
    evidence = Text(
        id=f"berkas terputus; gambar terbaca sampai {seconds.id} detik"
        if frames.ended
        else f"sebagian gambar rusak dalam {seconds.id} detik pertama",
        en=f"the file breaks off; frames can be read until {seconds.en} s"
        if frames.ended
        else f"some frames of the first {seconds.en} s are broken",
    )
    return Measure("damage", 1.0, "count", _broken_period(medium, frames, end), evidence=evidence)


def _broken_period(medium: Medium, frames: Frames, end: float) -> Region:
    """Return what is missing behind a break, or the seconds in which some frames are broken."""
    from contentcheck.media.container import container

    if not frames.ended:
        return Region(medium.file, start=0.0, end=end)
    return Region(medium.file, start=end, end=max(medium.once(container).duration or 0.0, end))
