"""Play a video once for every check: its first seconds, and then, if anybody asks, the rest."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from av.error import FFmpegError
from av.video.reformatter import VideoReformatter

from contentcheck.errors import Skip
from contentcheck.media.beat import beat
from contentcheck.media.sniff import media_error
from contentcheck.media.streams import (
    UNREADABLE,
    OutOfTime,
    frame_source,
    turn,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from av import VideoFrame
    from numpy.typing import NDArray

    from contentcheck.media.streams import Source
    from contentcheck.model import Medium

MAX_FRAMES = 1000  # of an opening; three seconds at 240 frames a second are 720
MOST_FRAMES = 500_000  # of a clip: more than two hours at 60 a second
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


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame as it comes by: shown from `start` to `end` (s), `small` like those of `Frames`.

    `broken` says that the decoder had to guess at part of it.
    """

    start: float
    end: float
    small: NDArray[np.uint8]
    broken: bool
    _frame: VideoFrame
    _squeeze: float

    def at(self, long_side: int) -> NDArray[np.uint8]:
        """Return it upright as BGR, its longer side at most so many px; it is never enlarged."""
        whole = round(max(self._frame.width * self._squeeze, self._frame.height))
        return _scaled(self._frame, self._squeeze, min(long_side, whole), VideoReformatter())


class Playback:
    """A video that is decoded frame by frame, each frame once.

    `opening` comes first and stops after its window; `rest` goes on from there. The file is open
    from the first frame to the last, or until the playback is closed or dropped.

    `stated` is the duration that the file states (s, 0 if it does not), `transfer` how it codes
    light (see `Source`). Of what was played, `broken` is the period in which some frames are
    broken, `breaks_off` says that the file ended too early, and `late` that decoding took too long
    and the end was not reached.
    """

    def __init__(self, medium: Medium):
        self.stated = 0.0
        self.transfer = 2
        self.broken: tuple[float, float] | None = None
        self.breaks_off = False
        self.late = False
        self._medium = medium
        self._frames = self._play()
        self._next: Shown | None = None  # what the opening decoded and did not need
        self._begun = False

    def opening(self, until: float, moments: Iterable[float] = ()) -> Frames:
        """Decode the frames shown in the first `until` seconds, and larger ones at `moments`.

        None is decoded but the next one after the window. A file that breaks off keeps what came
        before. Raises MediaError where not a single frame can be had, Skip("time") where the
        window takes too long.
        """
        times: list[float] = []
        small: list[NDArray[np.uint8]] = []
        samples: list[Sample] = []
        wanted = deque(sorted(moments))
        end, ended = 0.0, True
        for shown in self._kept():
            if shown.start > until + _SAME_TIME or len(times) == MAX_FRAMES:
                self._next, ended = shown, False
                break
            times.append(shown.start)
            small.append(shown.small)
            end = shown.end
            if wanted and wanted[0] < end - _SAME_TIME:
                image = shown.at(SAMPLE_SIDE)
                while wanted and wanted[0] < end - _SAME_TIME:
                    samples.append(Sample(wanted.popleft(), len(times) - 1, image))
        if self.late:
            raise Skip("time")
        if not times:
            raise media_error(
                self._medium, "unreadable", "videonya tidak berisi gambar", "it has no frames"
            )
        self.breaks_off |= ended and end < self.stated - _SLACK
        damaged = self.breaks_off or self.broken is not None
        return Frames(np.array(times), np.stack(small), tuple(samples), end, ended, damaged)

    def rest(self) -> Iterator[Shown]:
        """Decode what comes after the opening, one frame after another."""
        end = 0.0
        if self._next is not None:
            first, self._next = self._next, None
            end = first.end
            yield first
        for shown in self._kept():
            end = shown.end
            yield shown
        self.breaks_off |= not self.late and 0 < end < self.stated - _SLACK

    def close(self) -> None:
        """Close the file; nothing more can be played."""
        self._frames.close()

    def _kept(self) -> Iterator[Shown]:
        """Give the frames as far as they come, and remember why no more did."""
        try:
            for shown in self._frames:
                self._begun = True
                if shown.broken:
                    since = self.broken[0] if self.broken else shown.start
                    self.broken = since, shown.end
                yield shown
        except OutOfTime:
            self.late = True
        except UNREADABLE as error:
            if not self._begun:
                raise unreadable(self._medium, error) from error
            self.breaks_off = True

    def _play(self) -> Generator[Shown, None, None]:
        shape: tuple[int, ...] | None = None
        with frame_source(self._medium) as source:
            self.stated, self.transfer = source.stated, source.transfer
            scaler = VideoReformatter()  # one for all frames: making one costs more than using it
            for number, (frame, start, end, broken) in enumerate(_shown(source)):
                if number == MOST_FRAMES:
                    raise OutOfTime
                small = _scaled(frame, source.squeeze, SMALL_SIDE, scaler)
                if shape is None:
                    shape = small.shape
                if small.shape == shape:  # else it cannot be compared with the first
                    source.clock.stop()
                    beat()
                    yield Shown(start, end, small, broken, frame, source.squeeze)
                    source.clock.start()


def frames(medium: Medium, until: float, moments: Iterable[float] = ()) -> Frames:
    """Decode the opening of a video and close it; see `Playback.opening`."""
    playback = Playback(medium)
    try:
        return playback.opening(until, moments)
    finally:
        playback.close()


def _shown(source: Source) -> Iterator[tuple[VideoFrame, float, float, bool]]:
    """Give each frame with the seconds from which and to which it is shown, and whether it is torn.

    Time counts from the first frame that comes out: those an edit list hides do not. A frame
    without a time stamp follows one step after the last; one that goes back in time (a file
    joined from several) is never shown. What cannot be decoded tears the frame before it. An error
    that ends the file is raised after the last whole frame was given.
    """
    held: VideoFrame | None = None
    zero = start = 0.0
    torn = False
    ended_by: Exception | None = None
    try:
        for frame in source.frames:
            if isinstance(frame, FFmpegError):
                torn, ended_by = True, frame
                continue
            stamp = _stamp(frame)
            if held is None:
                zero, held = stamp or 0.0, frame
                continue
            time = start + source.step if stamp is None else stamp - zero
            if time > start:
                yield held, start, time, torn or held.is_corrupt
                held, start, torn = frame, time, False
        if held is not None:
            ended_by = None
    except UNREADABLE as error:
        ended_by = error
    if held is not None:
        lasts = _seconds(held, held.duration) if held.duration else source.step
        yield held, start, start + (lasts or source.step), torn or held.is_corrupt
    if ended_by is not None:
        raise ended_by


def _stamp(frame: VideoFrame) -> float | None:
    return None if frame.pts is None else _seconds(frame, frame.pts)


def _seconds(frame: VideoFrame, ticks: int) -> float:
    return float(ticks * frame.time_base) if frame.time_base else 0.0


def _scaled(
    frame: VideoFrame, squeeze: float, long_side: int, scaler: VideoReformatter
) -> NDArray[np.uint8]:
    """Return a frame upright as BGR, its longer side `long_side` px."""
    width, height = frame.width * squeeze, frame.height
    factor = long_side / max(width, height)
    picture = scaler.reformat(
        frame,
        width=max(_MIN_SIDE, round(width * factor)),
        height=max(_MIN_SIDE, round(height * factor)),
        format="bgr24",
        interpolation="AREA",
        threads=1,  # handing out lines costs more than scaling them
    ).to_ndarray()
    return np.ascontiguousarray(np.rot90(picture, turn(frame) // 90), dtype=np.uint8)
