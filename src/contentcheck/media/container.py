"""What a video's container states, and what its packets show without decoding a frame."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median
from typing import TYPE_CHECKING

from av.error import FFmpegError

from contentcheck.media.boxes import Edit, Layout, layout
from contentcheck.media.streams import (
    UNREADABLE,
    decodable,
    duration,
    opened,
    rate,
    reading,
    squeeze,
    turn,
)
from contentcheck.media.webp import animation, is_webp
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from av import VideoStream
    from av.container import InputContainer

    from contentcheck.model import Medium

MOST_PACKETS = 3000  # a minute at 50 frames a second: enough to see how a file is made
MOST_BYTES = 64 << 20  # of the packets that are looked at

# Between two frames the time may waver by this share: clocks tick in whole milliseconds.
_WAVER = 0.25
_SELDOM = 0.02  # share of steps beyond it that still counts as a steady rate: a dropped frame


@dataclass(frozen=True, slots=True)
class Audio:
    """The sound of a video as its container states it.

    `sample_rate` in Hz, `bit_rate` in bits a second (None where it is not stated).
    """

    codec: str
    sample_rate: int
    channels: int
    bit_rate: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """What a container states of its video.

    `width` and `height` are those of the frame as shown, in px: pixels made square, then turned.
    `rotation` is the turn that brings the stored frame upright, in degrees anticlockwise (0, 90,
    180 or 270); `duration` is in seconds and, like `fps`, None where the file does not tell.

    `format` is mp4, mov, 3gp, webm, mkv, avi, gif or webp; bit rates are in bits a second, of the
    whole file and of the picture alone. `variable_fps`, `b_frames` and `keyframe_distance` (the
    longest stretch between two of them, in seconds) are seen in the first packets, at most
    `MOST_PACKETS`. `index_at_front`, `brand` and `edits` are known of MP4 and MOV only.
    `audio` is the first of `audio_streams`; `subtitles` are the languages of subtitle streams.
    """

    width: int
    height: int
    duration: float | None
    fps: float | None
    codec: str
    rotation: int
    audio: Audio | None
    format: str
    bytes: int
    bit_rate: int | None = None
    video_bit_rate: int | None = None
    profile: str | None = None
    pixel_format: str | None = None
    bit_depth: int | None = None
    variable_fps: bool | None = None
    b_frames: bool | None = None
    keyframe_distance: float | None = None
    audio_streams: int = 0
    subtitles: tuple[str, ...] = ()
    brand: str | None = None
    index_at_front: bool | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Timing:
    """What the first packets show; None where too few could be read."""

    variable_fps: bool | None = None
    b_frames: bool | None = None
    keyframe_distance: float | None = None


def container(medium: Medium) -> VideoFacts:
    """Read what a video's container states: size, codecs, turn, sound, how the file is made.

    Only where the turn may stand in the stream (not in MP4 and MOV) a single frame is decoded.
    Raises MediaError for a file that is no video or has no video stream.
    """
    if is_webp(medium.path):
        return _moving_webp(medium)
    with opened(medium) as (file, stream):
        with reading(medium):
            boxes = layout(medium.path)
        rotation = _rotation(file, stream, boxes)
        timing = _timing(file, stream)
        context = stream.codec_context
        pixels = context.format
        width, height = round(stream.width * squeeze(stream)), stream.height
        if rotation % 180:
            width, height = height, width
        return VideoFacts(
            width=width,
            height=height,
            duration=duration(file, stream),
            fps=rate(stream),
            codec=context.name,
            rotation=rotation,
            audio=_audio(file),
            format=_format(file, medium, boxes),
            bytes=file.size,
            bit_rate=file.bit_rate or None,
            video_bit_rate=context.bit_rate or None,
            profile=context.profile or None,
            pixel_format=pixels.name if pixels else None,
            bit_depth=pixels.components[0].bits if pixels else None,
            variable_fps=timing.variable_fps,
            b_frames=timing.b_frames,
            keyframe_distance=timing.keyframe_distance,
            audio_streams=len(file.streams.audio),
            subtitles=tuple(each.language or "" for each in file.streams.subtitles),
            brand=boxes.brand,
            index_at_front=boxes.index_at_front,
            edits=tuple(edit for track in boxes.tracks for edit in track.edits),
        )


def _moving_webp(medium: Medium) -> VideoFacts:
    with reading(medium):
        moving = animation(medium.path)
    seconds = sum(moving.durations) / 1000
    return VideoFacts(
        width=moving.width,
        height=moving.height,
        duration=seconds,
        fps=len(moving.durations) / seconds if seconds else None,
        codec="webp",
        rotation=0,
        audio=None,
        format="webp",
        bytes=medium.path.stat().st_size,
    )


def _audio(file: InputContainer) -> Audio | None:
    stream = next(filter(decodable, file.streams.audio), None)
    if stream is None:
        return None
    context = stream.codec_context
    return Audio(context.name, stream.sample_rate, stream.channels, context.bit_rate or None)


def _format(file: InputContainer, medium: Medium, boxes: Layout) -> str:
    """Return the kind of file; of the families that ffmpeg opens as one, the member."""
    name = file.format.name
    if name.startswith("mov,"):
        brand = boxes.brand or "qt"  # files of before 2001 have no brand and are QuickTime's
        return "mov" if brand == "qt" else "3gp" if brand.startswith(("3gp", "3g2")) else "mp4"
    if name.startswith("matroska"):
        with open_plain(medium.path) as start:
            return "webm" if b"webm" in start.read(64) else "mkv"  # the EBML header's DocType
    return name


def _rotation(file: InputContainer, stream: VideoStream, boxes: Layout) -> int:
    if boxes.tracks:
        return next((each.rotation for each in boxes.tracks if each.number == stream.id), 0)
    try:
        found = turn(next(file.decode(stream)))
        file.seek(0)
    except (FFmpegError, StopIteration):
        return 0
    return found


def _timing(file: InputContainer, stream: VideoStream) -> _Timing:
    """Look at the first packets: is the rate steady, are frames reordered, how far are keys?"""
    times: list[int] = []
    keys: list[int] = []
    reordered, seen = False, 0
    try:
        for packet in islice(file.demux(stream), MOST_PACKETS):
            time = packet.dts if packet.pts is None else packet.pts
            if time is None:
                continue
            reordered |= bool(times) and time < times[-1]
            times.append(time)
            if packet.is_keyframe:
                keys.append(time)
            seen += packet.size
            if seen > MOST_BYTES:
                break
    except UNREADABLE:
        pass  # what came before the break tells enough
    times.sort()
    steps = [after - before for before, after in pairwise(times)]
    if not steps or stream.time_base is None:
        return _Timing()
    usual = median(steps)
    odd = sum(abs(step - usual) > max(_WAVER * usual, 1) for step in steps)
    ends = [*sorted(keys)[1:], times[-1] + round(usual)]
    gaps = [after - key for key, after in zip(sorted(keys), ends, strict=False)]
    return _Timing(
        variable_fps=odd > _SELDOM * len(steps),
        b_frames=reordered,
        keyframe_distance=float(max(gaps) * stream.time_base) if gaps else None,
    )
