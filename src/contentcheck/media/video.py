"""Read the frames of a video's first seconds, decoded once for every check."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from contentcheck.media.sniff import media_error
from contentcheck.media.streams import (
    UNREADABLE,
    frame_source,
    turn,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av import VideoFrame
    from numpy.typing import NDArray

    from contentcheck.media.streams import Source
    from contentcheck.model import Medium

MAX_FRAMES = 1000  # three seconds at 240 frames a second are 720
SMALL_SIDE = 160  # px, the yardstick of the opening checks: their thresholds hold at this size
SAMPLE_SIDE = 640  # px, what the nets see of a frame

_MIN_SIDE = 8  # px: the shorter side of a very long frame does not vanish
_SAME_TIME = 0.001  # s: time stamps are whole ticks, so .5 s may be written as .4999
_SLACK = 0.5  # s by which a whole video may end before its stated end: last frames, rounding


@dataclass(frozen=True, slots=True)
class Sample:
    """The frame a viewer sees `time` seconds after the start: BGR, height × width × 3.

    `index` is its place among the small frames.
    """

    time: float
    index: int
    image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Frames:
    """The decoded start of a video.

    `small` holds every frame (n × height × width × 3, BGR, long side `SMALL_SIDE`) and `times`
    the second at which each is shown, counted from the first shown frame. `samples` are the
    frames seen at the moments asked for, at most `SAMPLE_SIDE` long. `end` is the second at which
    the last of the frames gives way; `ended` says that nothing more came, `damaged` that part of
    what was read is broken or missing.
    """

    times: NDArray[np.float64]
    small: NDArray[np.uint8]
    samples: tuple[Sample, ...]
    end: float
    ended: bool
    damaged: bool


def frames(medium: Medium, until: float, moments: Iterable[float] = ()) -> Frames:
    """Decode the frames shown in the first `until` seconds, and larger ones at `moments`.

    One pass: each frame is decoded once, and none but the next one after the window. A file that
    breaks off keeps what came before. Raises MediaError where not a single frame can be had.
    """
    times: list[float] = []
    small: list[NDArray[np.uint8]] = []
    samples: list[Sample] = []
    wanted = deque(sorted(moments))
    end, ended, damaged = 0.0, True, False
    with frame_source(medium) as source:
        try:
            for frame, start, gone in _shown(source):
                if start > until + _SAME_TIME or len(times) == MAX_FRAMES:
                    ended = False
                    break
                thumbnail = _scaled(frame, source, SMALL_SIDE)
                if small and thumbnail.shape != small[0].shape:
                    continue  # a picture that changes its shape cannot be compared with the first
                times.append(start)
                small.append(thumbnail)
                damaged |= frame.is_corrupt
                end = gone
                if wanted and wanted[0] < gone - _SAME_TIME:
                    image = _scaled(frame, source, SAMPLE_SIDE, enlarge=False)
                    while wanted and wanted[0] < gone - _SAME_TIME:
                        samples.append(Sample(wanted.popleft(), len(times) - 1, image))
        except UNREADABLE as error:
            if not times:
                raise unreadable(medium, error) from error
            damaged = True
        damaged |= ended and end < min(until, source.stated) - _SLACK
    if not times:
        raise media_error(medium, "unreadable", "videonya tidak berisi gambar", "it has no frames")
    return Frames(np.array(times), np.stack(small), tuple(samples), end, ended, damaged)


def _shown(source: Source) -> Iterator[tuple[VideoFrame, float, float]]:
    """Give each frame with the seconds from which and to which it is shown.

    Time counts from the first frame that comes out: those an edit list hides do not. A frame
    without a time stamp follows one step after the last; one that goes back in time (a file
    joined from several) is never shown. An error is raised after the last whole frame was given.
    """
    held: VideoFrame | None = None
    zero = start = 0.0
    broken: Exception | None = None
    try:
        for frame in source.frames:
            stamp = _stamp(frame)
            if held is None:
                zero, held = stamp or 0.0, frame
                continue
            time = start + source.step if stamp is None else stamp - zero
            if time > start:
                yield held, start, time
                held, start = frame, time
    except UNREADABLE as error:
        broken = error
    if held is not None:
        lasts = _seconds(held, held.duration) if held.duration else source.step
        yield held, start, start + (lasts or source.step)
    if broken is not None:
        raise broken


def _stamp(frame: VideoFrame) -> float | None:
    return None if frame.pts is None else _seconds(frame, frame.pts)


def _seconds(frame: VideoFrame, ticks: int) -> float:
    return float(ticks * frame.time_base) if frame.time_base else 0.0


def _scaled(
    frame: VideoFrame, source: Source, long_side: int, *, enlarge: bool = True
) -> NDArray[np.uint8]:
    """Return a frame upright as BGR, its longer side `long_side` px (or less, if it is less)."""
    width, height = frame.width * source.squeeze, frame.height
    factor = long_side / max(width, height)
    if not enlarge:
        factor = min(factor, 1.0)
    picture = frame.reformat(
        width=max(_MIN_SIDE, round(width * factor)),
        height=max(_MIN_SIDE, round(height * factor)),
        format="bgr24",
        interpolation="AREA",
    ).to_ndarray()
    return np.ascontiguousarray(np.rot90(picture, turn(frame) // 90), dtype=np.uint8)
