"""Could all of an image or video be read, or only a part?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import MediaError, Skip
from contentcheck.measuring.clip import clip, duration
from contentcheck.measuring.image import damaged
from contentcheck.media.sniff import kind_of
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.measuring.clip import Clip
    from contentcheck.model import Language, Medium


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: a file is whole or it is not."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each medium 1 if it could be read in part only, else 0.

    A medium that cannot be read at all is left to the engine, which reports it by itself. Raises
    Skip without a readable medium, and Skip("time") where a clip was not seen to its end.
    """
    if not draft.media:
        raise Skip("no media")
    readable, late = 0, False
    for medium in draft.media:
        try:
            if medium.once(kind_of) == "image":
                measure = _of_image(medium)
            else:
                measure = _of_video(medium, medium.once(clip))
                late |= not medium.once(clip).complete
        except MediaError:
            continue
        except Skip:
            late = True
            continue
        readable += 1
        yield measure
    if late:
        raise Skip("time")
    if not readable:
        raise Skip("unreadable medium")


def _of_image(medium: Medium) -> Measure:
    torn = medium.once(damaged)
    evidence = Text(
        id="sebagian gambar tidak dapat dibaca" if torn else "gambar terbaca seluruhnya",
        en="part of the picture cannot be read" if torn else "the whole picture can be read",
    )
    return Measure("damage", float(torn), "count", Region(medium.file), evidence=evidence)


def _of_video(medium: Medium, seen: Clip) -> Measure:
    end = seen.course.seconds
    if seen.breaks_off:
        missing = Region(medium.file, start=end, end=max(medium.once(duration), end))
        evidence = Text(
            id=f"berkas terputus; gambar terbaca sampai {_figure(end, 'id')} detik",
            en=f"the file breaks off; frames can be read until {_figure(end, 'en')} s",
        )
        return Measure("damage", 1.0, "count", missing, evidence=evidence)
    if seen.broken is not None:
        since, until = seen.broken
        evidence = Text(
            id=f"sebagian gambar rusak, detik {_figure(since, 'id')} sampai {_figure(until, 'id')}",
            en=f"some frames are broken, {_figure(since, 'en')} s to {_figure(until, 'en')} s",
        )
        place = Region(medium.file, start=since, end=until)
        return Measure("damage", 1.0, "count", place, evidence=evidence)
    evidence = Text(
        id=f"terbaca seluruhnya sampai {_figure(end, 'id')} detik",
        en=f"all of it can be read until {_figure(end, 'en')} s",
    )
    return Measure("damage", 0.0, "count", Region(medium.file), evidence=evidence)


def _figure(seconds: float, lang: Language) -> str:
    return localised(f"{seconds:.1f}", lang)
