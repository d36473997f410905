"""What the page shows of a video: its first seconds on a line of time, and how much it flashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contentcheck.errors import Skip
from contentcheck.measuring.clip import clip
from contentcheck.measuring.opening import opening
from contentcheck.measuring.video import SECONDS, first_frames
from contentcheck.report.html.pictures import points, webp
from contentcheck.report.html.words import WORDS
from contentcheck.vision.flashes import ALLOWED
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.model import Medium, Text
    from contentcheck.vision.samples import SampledFrame

    Box = tuple[float, float, float, float]

FRAME = 200  # px, the longer side of a frame in the strip
MOST_BARS = 120  # of the chart of flashes; of a longer clip, a bar is several seconds


@dataclass(frozen=True, slots=True)
class Frame:
    """A sampled frame: its second, a small copy, and what was seen in it (0 to 1, None unknown)."""

    time: float
    data: str
    width: int
    height: int
    blank: bool
    brightness: float
    focus: float | None
    text_share: float | None
    faces: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happens at a second of the opening; `kind` is its style."""

    at: float
    kind: str
    label: Text


@dataclass(frozen=True, slots=True)
class Opening:
    """The first seconds: frames, the course of brightness (second, 0 to 1), blank periods, marks.

    `score` is that of the opening, 0 to 1.
    """

    seconds: float
    score: float
    frames: tuple[Frame, ...]
    course: tuple[tuple[float, float], ...]
    blank: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FlashChart:
    """The most flashes in a second that ends in each part of a clip, and whether that is safe.

    A bar is `step` seconds; `complete` says that the clip was seen to its end.
    """

    bars: tuple[tuple[int, float], ...]
    step: int
    limit: float
    safe: bool
    complete: bool


def show_opening(medium: Medium) -> Opening:
    """Return what was seen of a video's first seconds. Raises MediaError."""
    found, decoded = medium.once(opening), medium.once(first_frames)
    times, checks = decoded.times.tolist(), found.checks
    ends = [*times[1:], min(decoded.end, SECONDS)]
    return Opening(
        seconds=SECONDS,
        score=found.focus.total,
        frames=tuple(
            _frame(frame, sample.image)
            for frame, sample in zip(found.frames, decoded.samples, strict=True)
        ),
        course=tuple(zip(times, checks.brightness, strict=True)),
        blank=tuple(_periods(times, ends, checks.blank)),
        marks=tuple(sorted(_marks(medium), key=lambda mark: mark.at)),
    )


def cover_pixels(medium: Medium) -> NDArray[np.uint8]:
    """Return the first frame of a video that shows something, else its first. Raises MediaError."""
    found, decoded = medium.once(opening), medium.once(first_frames)
    images = [sample.image for sample in decoded.samples]
    shown = (image for image, frame in zip(images, found.frames, strict=True) if not frame.blank)
    return next(shown, images[0])


def show_flashes(medium: Medium) -> FlashChart | None:
    """Return how much a video flashes; None where it was not watched. Raises MediaError."""
    try:
        found = medium.once(clip)
    except Skip:
        return None
    flashes = found.flashes
    last = max((second for second, _ in flashes.by_second), default=0)
    step = last // MOST_BARS + 1
    bars: dict[int, float] = dict.fromkeys(range(last // step + 1), 0.0)
    for second, transitions in flashes.by_second:
        bars[second // step] = max(bars[second // step], transitions / 2)
    return FlashChart(
        bars=tuple(bars.items()),
        step=step,
        limit=ALLOWED / 2,
        safe=flashes.safe,
        complete=found.complete,
    )


def _frame(frame: SampledFrame, bgr: NDArray[np.uint8]) -> Frame:
    small = shrink(bgr, FRAME)
    height, width = small.shape[:2]
    return Frame(
        time=frame.time,
        data=webp(small),
        width=width,
        height=height,
        blank=frame.blank,
        brightness=frame.brightness,
        focus=None if frame.blank else frame.attention.focus,
        text_share=frame.text_share,
        faces=len(frame.faces or ()),
        lines=tuple(points(line.corners, width, height) for line in frame.lines),
    )


def _periods(
    times: Sequence[float], ends: Sequence[float], blank: Sequence[bool]
) -> Iterator[tuple[float, float]]:
    """Yield the periods in which the screen is blank, each once."""
    start: float | None = None
    end = 0.0
    for begins, ends_at, is_blank in zip(times, ends, blank, strict=True):
        if is_blank:
            start = begins if start is None else start
            end = ends_at
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _marks(medium: Medium) -> Iterator[Mark]:
    found = medium.once(opening)
    checks, subject = found.checks, found.focus.subject
    for kind, at in (
        ("content", checks.first_content),
        ("sharp", found.sharpness.sharp_from),
        ("subject", None if subject is None else subject.at),
        *(("cut", at) for at in checks.cuts),
    ):
        if at is not None:
            yield Mark(at, kind, WORDS[f"mark_{kind}"])
