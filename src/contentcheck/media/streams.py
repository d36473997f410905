"""Open the picture stream of a video that a stranger made, safely."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, TypeVar

import av
from av.error import FFmpegError, InvalidDataError
from av.stream import Disposition

from contentcheck.media.beat import beat
from contentcheck.media.sniff import media_error
from contentcheck.media.webp import animation, is_webp
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from av.container import InputContainer

    from contentcheck.errors import MediaError
    from contentcheck.model import Medium

T = TypeVar("T")

MAX_PIXELS = 8192 * 4320  # the largest frame of H.264 level 6.2: more is no draft, but an attack
UNREADABLE = (FFmpegError, OSError, EOFError, ValueError, SyntaxError)  # of PyAV, and of Pillow

# Seconds of work that decoding may take: so many for any video, so many more for each second that
# it states (several times what 1080p takes), and never more than the last. Work, and not time by
# the clock on the wall, lest a busy machine skip what an idle one checks. Moving pictures (GIF,
# WebP) get the first only: a frame of nothing may state that it lasts for minutes.
ANY_CLIP, EACH_SECOND, MOST_SECONDS = 10.0, 1.0, 600.0

_STRAY_SQUEEZE = 4  # pixel shapes beyond 4:1 or 1:4 are mistakes in the header
_FASTEST = 300  # frames a second; above stands a tick of the clock where a rate should be

_BUFFER = 1 << 18  # bytes that the demuxer asks for at a time

# No demuxer that opens further files (playlists, image sequences), no protocol but the disk's.
_OPEN = {
    "format_whitelist": "mov,matroska,avi,gif",
    "protocol_whitelist": "file",
    "max_pixels": str(MAX_PIXELS),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The frames of a video, still to be decoded.

    `frames` come in the order shown, as stored (not turned), with an error in place of what cannot
    be decoded; `squeeze` is the width of a pixel
    over its height, `step` the usual time between frames and `stated` the duration of the picture
    as the file states it, 0 if it does not (both in seconds). `transfer` is how light is coded,
    by number (ITU-T H.273, table 3; 2 where nothing is said). The `clock` runs.
    """

    frames: Iterator[av.VideoFrame | FFmpegError]
    squeeze: float
    step: float
    stated: float
    clock: Clock
    transfer: int = 2


class OutOfTime(Exception):
    """Decoding took longer than it may."""


class Clock:
    """Counts the CPU time that a video takes, but for what others do with a frame meanwhile."""

    def __init__(self, seconds: float):
        self._left = seconds
        self.start()

    def start(self) -> None:
        """Go on counting."""
        self._since = process_time()

    def stop(self) -> None:
        """Stand still until the next start."""
        self._left -= process_time() - self._since

    def check(self) -> None:
        """Raise OutOfTime where the time has run out; the clock has to be running."""
        if process_time() - self._since > self._left:
            raise OutOfTime


@contextmanager
def frame_source(medium: Medium) -> Iterator[Source]:
    """Give the frames of a video of any kind. Raises MediaError if it cannot be opened.

    The frames raise OutOfTime where decoding them takes too long.
    """
    if is_webp(medium.path):
        with reading(medium):
            moving = animation(medium.path)
        stated = sum(moving.durations) / 1000
        clock = Clock(ANY_CLIP)
        frames = _in_time(([frame] for frame in moving.frames()), clock)
        yield Source(frames, 1.0, step=0.0, stated=stated, clock=clock)
        return
    with opened(medium) as (file, stream):
        # A container's duration is that of its longest stream, which may be the sound.
        of_picture = stream.duration or not file.streams.audio
        stated = (of_picture and duration(file, stream)) or 0.0
        moving_picture = stream.codec_context.name == "gif"
        clock = Clock(ANY_CLIP if moving_picture else _most_work(stated))
        yield Source(
            _in_time(map(_decoded, file.demux(stream)), clock),
            squeeze(stream),
            step=1 / (rate(stream) or _FASTEST),
            stated=stated,
            clock=clock,
            transfer=stream.codec_context.color_trc,
        )


def _most_work(stated: float) -> float:
    return min(ANY_CLIP + EACH_SECOND * stated, MOST_SECONDS)


def _decoded(packet: av.Packet[av.VideoStream]) -> Sequence[av.VideoFrame | FFmpegError]:
    """Return the frames of a packet, or what is wrong with it: the next one may be whole."""
    try:
        return packet.decode()
    except InvalidDataError as error:
        return [error]


def _in_time(packets: Iterable[Iterable[T]], clock: Clock) -> Iterator[T]:
    """Pass on the frames of each packet, some of which have none, until the time has run out."""
    for frames in packets:
        yield from frames
        clock.check()


@contextmanager
def opened(medium: Medium) -> Iterator[tuple[InputContainer, av.VideoStream]]:
    """Open a file and its first video stream that is not a cover picture of a song."""
    with ExitStack() as held:
        with reading(medium):
            # An open file has no name, and so no "scheme:" and no neighbours.
            data = held.enter_context(open_plain(medium.path))
            file = av.open(data, "r", options=_OPEN, metadata_errors="ignore", buffer_size=_BUFFER)
            held.enter_context(file)
        films = (s for s in file.streams.video if not s.disposition & Disposition.attached_pic)
        stream = next(filter(decodable, films), None)
        if stream is None:
            raise media_error(
                medium, "unreadable", "tidak ada jalur video di dalamnya", "it has no video stream"
            )
        if not stream.width * stream.height:
            raise media_error(
                medium, "unreadable", "jalur videonya tanpa ukuran", "its video stream has no size"
            )
        if stream.width * stream.height > MAX_PIXELS:
            raise media_error(
                medium,
                "refused",
                f"gambarnya {stream.width} x {stream.height} piksel, terlalu besar",
                f"its frames of {stream.width} by {stream.height} pixels are too large",
            )
        stream.thread_type = "SLICE"
        stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}  # frames may grow midway
        beat()
        yield file, stream


def decodable(stream: av.stream.Stream) -> bool:
    """Tell whether ffmpeg knows the codec; PyAV's types do not say that it may not."""
    return getattr(stream, "codec_context", None) is not None


@contextmanager
def reading(medium: Medium) -> Iterator[None]:
    """Turn what the decoders raise into an error that names the file in both languages."""
    try:
        yield
    except UNREADABLE as error:
        raise unreadable(medium, error) from error


def unreadable(medium: Medium, error: Exception) -> MediaError:
    """Return the error about a video that its decoder gave up on."""
    if isinstance(error, FileNotFoundError):
        return media_error(medium, "missing", "berkas ini tidak ada", "there is no such file")
    said = getattr(error, "strerror", None) or str(error)
    return media_error(
        medium,
        "unreadable",
        f"videonya tidak dapat dibaca ({said})",
        f"the video cannot be read ({said})",
    )


def duration(file: InputContainer, stream: av.VideoStream) -> float | None:
    """Return the stated duration in seconds, of the stream or else of the file.

    One below nothing, as broken tables add up to, is none.
    """
    if stream.duration and stream.duration > 0 and stream.time_base:
        return float(stream.duration * stream.time_base)
    return file.duration / av.time_base if file.duration and file.duration > 0 else None


def rate(stream: av.VideoStream) -> float | None:
    """Return the frames a second, or None where only a tick of the clock is known."""
    rates = (stream.average_rate, stream.guessed_rate)
    return next((float(each) for each in rates if each and each <= _FASTEST), None)


def squeeze(stream: av.VideoStream) -> float:
    """Return the width of a pixel over its height."""
    aspect = stream.sample_aspect_ratio
    if not aspect or not 1 / _STRAY_SQUEEZE <= aspect <= _STRAY_SQUEEZE:
        return 1.0
    return float(aspect)


def turn(frame: av.VideoFrame) -> int:
    """Return the turn that shows a frame upright: degrees anticlockwise, 0, 90, 180 or 270.

    A matrix of zeros, that some cameras write, has no angle: it turns nothing.
    """
    angle = frame.rotation
    return round(angle / 90) % 4 * 90 if -360 <= angle <= 360 else 0
