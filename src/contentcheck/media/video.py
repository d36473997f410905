"""Read a video: its facts, and the frames of its first seconds, decoded once for every check."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from av.error import FFmpegError

from contentcheck.media.sniff import media_error
from contentcheck.media.streams import (
    UNREADABLE,
    decodable,
    duration,
    frame_source,
    opened,
    rate,
    reading,
    squeeze,
    turn,
    unreadable,
)
from contentcheck.media.webp import animation, is_webp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from av import VideoFrame
    from av.container import InputContainer
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
class Audio:
    """The sound of a video as its container states it; `sample_rate` in Hz."""

    codec: str
    sample_rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What a container states of its video.

    `width` and `height` are those of the frame as shown, in px: pixels made square, then turned.
    `rotation` is the turn that brings the stored frame upright, in degrees anticlockwise (0, 90,
    180 or 270); `duration` is in seconds and, like `fps`, None where the file does not tell.
    """

    width: int
    height: int
    duration: float | None
    fps: float | None
    codec: str
    rotation: int
    audio: Audio | None


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


def container(medium: Medium) -> VideoFacts:
    """Read size, duration, codec, turn and sound of a video, decoding one frame at most.

    The turn is known only with the first frame (it may stand in the stream and not in the
    container). Raises MediaError for a file that is no video or has no video stream.
    """
    if is_webp(medium.path):
        with reading(medium):
            moving = animation(medium.path)
        seconds = sum(moving.durations) / 1000
        fps = len(moving.durations) / seconds if seconds else None
        return VideoFacts(moving.width, moving.height, seconds, fps, "webp", 0, None)
    with opened(medium) as (file, stream):
        try:
            rotation = turn(next(file.decode(stream)))
        except (FFmpegError, StopIteration):
            rotation = 0
        width, height = round(stream.width * squeeze(stream)), stream.height
        return VideoFacts(
            *((height, width) if rotation % 180 else (width, height)),
            duration=duration(file, stream),
            fps=rate(stream),
            codec=stream.codec_context.name,
            rotation=rotation,
            audio=_audio(file),
        )


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


def _audio(file: InputContainer) -> Audio | None:
    stream = next(filter(decodable, file.streams.audio), None)
    if stream is None:
        return None
    return Audio(stream.codec_context.name, stream.sample_rate, stream.channels)
