"""What is seen in a whole video at a few moments: `medium.once(looks)`.

The frames are those of its opening and those that the one pass over the clip keeps for a close
look; none is decoded again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from contentcheck.measuring.clip import clip, clips
from contentcheck.measuring.opening import opening, opening_checks
from contentcheck.measuring.video import first_frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.media.video import Sample
    from contentcheck.model import Draft, Medium
    from contentcheck.vision.bars import Bars
    from contentcheck.vision.samples import SampledFrame


@dataclass(frozen=True, slots=True)
class Looks:
    """The frames of a video that were looked at, in order of time.

    `laid_over` says for each of their lines how sure it is that it does not stand on a thing in
    the picture (see `vision/overlaid`). `ratio` is width / height of the frame as shown, `seconds`
    how much of the clip was seen.
    """

    frames: tuple[SampledFrame, ...]
    laid_over: tuple[tuple[float, ...], ...]
    ratio: float
    seconds: float

    def stands(self) -> Iterator[tuple[float, float]]:
        """Yield the period (s) that each frame stands for: up to half-way to its neighbours."""
        times = [frame.time for frame in self.frames]
        middles = [(one + other) / 2 for one, other in pairwise(times)]
        yield from zip([0.0, *middles], [*middles, max(self.seconds, times[-1])], strict=True)


def looks(medium: Medium) -> Looks:
    """Look at the opening's frames and at those kept of the rest. Raises as `clip`."""
    from contentcheck.media.video import SMALL_SIDE
    from contentcheck.vision.overlaid import TextLook, laid_over
    from contentcheck.vision.sizes import shrink

    later = _later(medium)
    bars = medium.once(opening_checks).bars
    frames = (*medium.once(opening).frames, *_looked_at(later, bars))
    samples = (*medium.once(first_frames).samples, *later)
    shown = [
        TextLook(
            frame.time, tuple(line.box for line in frame.lines), shrink(sample.image, SMALL_SIDE)
        )
        for frame, sample in zip(frames, samples, strict=True)
    ]
    height, width = medium.once(first_frames).small.shape[1:3]
    seconds = medium.once(clip).course.seconds
    return Looks(frames, tuple(laid_over(shown)), width / height, seconds)


def all_looks(draft: Draft) -> Iterator[tuple[Medium, Looks]]:
    """Give each video of a draft with what was seen of it; raises Skip as `clips`."""
    for medium, _ in clips(draft):
        yield medium, medium.once(looks)


def plain_bars(medium: Medium) -> float:
    """Return the share of the frame that bars of one colour, but not black, take at most moments.

    Raises as `clip`.
    """
    from contentcheck.vision.borders import plain_bars as measured

    samples = (*medium.once(first_frames).samples, *_later(medium))
    blank = [frame.blank for frame in medium.once(looks).frames]
    shares = [measured(each.image) for each, b in zip(samples, blank, strict=True) if not b]
    return median_low(shares) if shares else 0.0


def _later(medium: Medium) -> Sequence[Sample]:
    """Return the frames that were kept of what comes after the opening."""
    end = medium.once(first_frames).end
    return [sample for sample in medium.once(clip).samples if sample.time >= end]


def _looked_at(samples: Sequence[Sample], bars: Bars) -> Iterator[SampledFrame]:
    """Look at each frame; one that has not changed since the last is not looked at again."""
    import cv2
    import numpy as np

    from contentcheck.media.video import SAMPLE_SIDE, SMALL_SIDE
    from contentcheck.vision.blur import Look
    from contentcheck.vision.motion import unchanged
    from contentcheck.vision.opening import find_blank
    from contentcheck.vision.samples import look_at
    from contentcheck.vision.sharpness import sharpness
    from contentcheck.vision.sizes import shrink

    last: tuple[SampledFrame, np.ndarray] | None = None
    for sample in samples:
        small = shrink(sample.image, SMALL_SIDE)
        if last is not None and unchanged(last[1], small):
            last = replace(last[0], time=sample.time), last[1]
        else:
            grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
            image = shrink(sample.image, SAMPLE_SIDE)
            look = Look(sample.time, sample.index, bool(find_blank(grey[None])[0]), image)
            sharp = sharpness(bars.crop(image[None])[0])
            frame = look_at(look, brightness=float(grey.mean()) / 255, sharpness=sharp, bars=bars)
            last = frame, small
        yield last[0]
