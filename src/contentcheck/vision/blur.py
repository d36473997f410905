"""Does a video begin blurred, and when does it turn sharp?"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.sharpness import sharpness
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from contentcheck.vision.bars import Bars

# Below this a picture is blurred: the mark of the rule for pictures, which none of 775 ordinary
# photographs misses (`benchmarks/quality.py`).
BLURRED = 0.01
# A smooth ground, as designed openings begin with, has no detail either, but no shapes that could
# be sharp: seen from afar, 87 photographs blurred by 8 px (of 640) keep a sharpness of .08 or more,
# gradients and soft spots of light at most .024.
_AFAR_SIDE, _SHAPES = 40, 0.03
START = 0.5  # s of content whose sharpness counts as that of the start


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How sharp a video begins (see `sharpness`), and from which second on it is sharp.

    `start` is None where there is nothing that could be sharp, `sharp_from` where no frame is.
    `each` has the sharpness of every sampled frame.
    """

    start: float | None
    sharp_from: float | None
    each: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A sampled frame: when, its place among the small frames, whether blank, its pixels."""

    time: float
    index: int
    blank: bool
    bgr: NDArray[np.uint8]


def start_sharpness(
    looks: Sequence[Look],
    times: NDArray[np.float64],
    small: NDArray[np.uint8],
    first_content: float | None,
    bars: Bars,
) -> Sharpness:
    """Measure the sampled frames, and find the frame between two of them that turns sharp.

    `small` are all frames (n × height × width × 3 at 160 px), shown at `times`. Blur is told from
    the sampled frames alone, which are large enough; the small ones only tell when it ends.
    """
    pictures = [bars.crop(look.bgr[None])[0] for look in looks]
    each = tuple(map(sharpness, pictures))
    shown = [
        (look, value)
        for look, picture, value in zip(looks, pictures, each, strict=True)
        if not look.blank and (value >= BLURRED or _has_shapes(picture))
    ]
    if not shown:
        return Sharpness(None, None, each)
    until = shown[0][0].time + START
    start = median(value for look, value in shown if look.time <= until)
    sharp = next((n for n, (_, value) in enumerate(shown) if value >= BLURRED), None)
    if not sharp:
        return Sharpness(start, first_content if sharp == 0 else None, each)
    first, last = shown[sharp - 1][0].index, shown[sharp][0].index
    between = bars.crop(small[first : last + 1])
    return Sharpness(start, float(times[first + _turn([_detail(f) for f in between])]), each)


def _has_shapes(bgr: NDArray[np.uint8]) -> bool:
    return sharpness(shrink(bgr, _AFAR_SIDE)) >= _SHAPES


def _turn(detail: Sequence[float]) -> int:
    """Return the first frame with more detail than midway, in ratio, from the first to the last."""
    midway = (detail[0] * detail[-1]) ** 0.5
    later = (n for n, value in enumerate(detail) if n and value >= midway)
    return next(later, len(detail) - 1)


def _detail(bgr: NDArray[np.uint8]) -> float:
    grey = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_32F).var())
