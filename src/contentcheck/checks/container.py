"""What does a video's container state: size of the file, frames a second, how it is made?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import measured
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.media.boxes import Edit
    from contentcheck.media.container import VideoFacts
    from contentcheck.model import Medium

Of = Literal[
    "fps",
    "bytes",
    "bit-rate",
    "audio-streams",
    "audio-rate",
    "audio-channels",
    "index-at-end",
    "high-with-b-frames",
    "edits",
    "keyframe-distance",
]

# A track may begin a little into itself: reordered frames and the run-in of a sound encoder
# (up to 0.12 s) are cut away like this in nearly every file.
_USUAL = 0.25  # s


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: the fact. `edits` counts only unusual edits, see `unusual`.

    `format`: only files of this one (mp4, mov, 3gp, webm, mkv, avi, gif, webp); None for all.
    """

    of: Of
    format: str | None = None


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the fact for each video that states it, or whose first packets show it.

    Those that hold or do not are 1 or 0; the longest distance of two key frames is in seconds.
    Raises Skip without a video, without sound where it is asked for, and where none states it.
    """
    value_of, unit = _FACTS[params.of]
    found = measured(draft, "video", _facts)
    meant = [each for each in found if params.format in {None, each[1].format}]
    if not meant:
        raise Skip("no video")
    stated = 0
    for medium, facts in meant:
        value = value_of(facts)
        if value is None:
            continue
        stated += 1
        yield Measure(
            params.of.replace("-", "_"),
            value,
            unit,
            Region(medium.file),
            evidence=_said(facts.edits) if params.of == "edits" else None,
        )
    if not stated:
        raise Skip("no sound" if params.of.startswith("audio") else "not stated")


def unusual(edit: Edit) -> bool:
    """Tell whether an edit hides, delays or speeds up more than encoders do by themselves."""
    if edit.start is None:
        return edit.duration > _USUAL
    return edit.start > _USUAL or edit.speed != 1


def _facts(medium: Medium) -> VideoFacts:
    from contentcheck.media.container import container

    return medium.once(container)


def _edits(facts: VideoFacts) -> float | None:
    if facts.index_at_front is None:
        return None
    played = [edit.track for edit in facts.edits if edit.start is not None]
    more = len(played) - len(set(played))  # a track that is played in several pieces
    return more + sum(map(unusual, facts.edits))


def _said(edits: tuple[Edit, ...]) -> Text | None:
    """Say what the longest unusual edit does."""
    longest = max(filter(unusual, edits), key=lambda e: e.start or e.duration, default=None)
    if longest is None:
        return None
    if longest.start is None:
        figure = f"{longest.duration:.1f}"
        return Text(
            id=f"{localised(figure, 'id')} detik kosong",
            en=f"{figure} s of nothing",
        )
    if longest.speed != 1:
        return Text(id="kecepatan putar diubah", en="played at another speed")
    figure = f"{longest.start:.1f}"
    return Text(
        id=f"{localised(figure, 'id')} detik pertama disembunyikan",
        en=f"the first {figure} s are hidden",
    )


_FACTS: dict[str, tuple[Callable[[VideoFacts], float | None], str]] = {
    "fps": (lambda f: None if f.fps is None else round(f.fps, 2), "fps"),
    "bytes": (lambda f: f.bytes, "bytes"),
    "bit-rate": (lambda f: f.video_bit_rate or f.bit_rate, "bit/s"),
    "audio-streams": (lambda f: f.audio_streams, "count"),
    "audio-rate": (lambda f: f.audio.sample_rate if f.audio else None, "Hz"),
    "audio-channels": (lambda f: f.audio.channels if f.audio else None, "count"),
    "index-at-end": (
        lambda f: None if f.index_at_front is None else float(not f.index_at_front),
        "count",
    ),
    "high-with-b-frames": (
        lambda f: None if f.b_frames is None else float(f.b_frames and f.profile == "High"),
        "count",
    ),
    "edits": (_edits, "count"),
    "keyframe-distance": (lambda f: f.keyframe_distance, "s"),
}
