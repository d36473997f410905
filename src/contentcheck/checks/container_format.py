"""Is a video of a kind that is taken: file format, codec of the picture, codec of the sound?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import measured
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.media.container import VideoFacts
    from contentcheck.model import Medium

# What people call what ffmpeg calls otherwise; the others are said in capitals.
_NAMES = {
    "h264": "H.264",
    "hevc": "HEVC (H.265)",
    "mpeg4": "MPEG-4 Part 2",
    "opus": "Opus",
    "vorbis": "Vorbis",
    "webm": "WebM",
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what is looked at; `among`: the names that are taken, with spaces between them."""

    of: Literal["format", "codec", "audio-codec"]
    among: str


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each video of another kind than those in `among`, else 0; evidence names it.

    Raises Skip without a video, and without sound where it is asked for.
    """
    taken = params.among.split()
    stated = 0
    for medium, facts in measured(draft, "video", _facts):
        name = _name(facts, params.of)
        if name is None:
            continue
        stated += 1
        called = _called(name)
        yield Measure(
            params.of.replace("-", "_"),
            float(name not in taken),
            "count",
            Region(medium.file),
            evidence=Text(id=called, en=called),
        )
    if not stated:
        raise Skip("no sound")


def _facts(medium: Medium) -> VideoFacts:
    from contentcheck.media.container import container

    return medium.once(container)


def _name(facts: VideoFacts, of: str) -> str | None:
    if of == "audio-codec":
        return facts.audio.codec if facts.audio else None
    return facts.format if of == "format" else facts.codec


def _called(name: str) -> str:
    return _NAMES.get(name) or name.upper()
