"""What changes from frame to frame: stillness, cuts, shake. Small frames in, values out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Thresholds of the vision study, section 5, at 160 px and on a scale of 255.
STILL_CHANGE = 0.35  # mean change of a pixel below which two frames are the same picture
_UNCHANGED = 8.0  # of 255, mean of _SPOT × _SPOT px: one changed letter is more, noise is less
_SPOT = 5
_CUT_CHANGE = 12.0  # mean change of a cut, at least
_CUT_OVER_MEDIAN = 4.0  # and this many times what is usual around it
_CUT_COLOURS = 0.18  # and this part of the colours differs
_AROUND = 0.5  # s before and after, in which the usual change is looked up
_BINS = 8  # a channel

# A blurred picture that turns sharp changes its pixels but not its layout.
_AFAR = 8.0  # px (of 160), sigma of a blur that makes a sharp frame equal to its blurred copy
_SAME_LAYOUT = 0.95  # correlation; other shots of the generated clips reach .37


def changes(grey: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the mean change (0 to 255) of each of n frames from the one before: n - 1 values."""
    return np.array([cv2.absdiff(a, b).mean() for a, b in pairwise(grey)])


def unchanged(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    """Tell whether two frames (height × width × 3 at 160 px) show the same, to the last letter."""
    return bool(cv2.blur(cv2.absdiff(one, other), (_SPOT, _SPOT)).max() < _UNCHANGED)


def find_cuts(
    times: NDArray[np.float64],
    bgr: NDArray[np.uint8],
    grey: NDArray[np.uint8],
    blank: NDArray[np.bool_],
) -> tuple[float, ...]:
    """Return the seconds at which another shot begins.

    Pairs with a blank frame are no cuts: content after black is a late start, and there is
    nothing usual to compare with. Frames are n × height × width (× 3) at 160 px.
    """
    change = changes(grey)
    found = []
    for after, size in enumerate(change, start=1):
        before = after - 1
        if blank[before] or blank[after]:
            continue
        if shows_another_shot(size, (bgr[before], grey[before]), (bgr[after], grey[after])):
            found.append(before)
    return tuple(float(times[at + 1]) for at in found if is_sudden(at, times[1:], change))


def shows_another_shot(
    change: float,
    before: tuple[NDArray[np.uint8], NDArray[np.uint8]],
    after: tuple[NDArray[np.uint8], NDArray[np.uint8]],
) -> bool:
    """Tell whether two frames (each in colour and grey) that differ by `change` are other shots."""
    return (
        change > _CUT_CHANGE
        and _colour_distance(before[0], after[0]) > _CUT_COLOURS
        and _layout_likeness(before[1], after[1]) < _SAME_LAYOUT
    )


def is_sudden(index: int, times: NDArray[np.float64], change: NDArray[np.float64]) -> bool:
    """Tell whether a change stands out from those around it; `times` are when each happened."""
    first, end = np.searchsorted(times, (times[index] - _AROUND, times[index] + _AROUND), "right")
    near = np.delete(change[first:end], index - first)
    return bool(change[index] > _CUT_OVER_MEDIAN * (np.median(near) if len(near) else 0.0))


def find_shake(grey: NDArray[np.uint8], blank: NDArray[np.bool_]) -> float:
    """Return how much the camera jerks: px (at a long side of 160) between successive shifts.

    A pan moves each frame by the same step and counts as steady. The shift of two frames is
    found by phase correlation (Kuglin and Hines 1975). Median over the opening, 0 with fewer than
    three frames that show something.
    """
    height, width = grey.shape[1:]
    window = cv2.createHanningWindow((width, height), cv2.CV_32F)
    frames = grey.astype(np.float32)
    shown = ~(blank[:-1] | blank[1:])
    shifts = [
        cv2.phaseCorrelate(before, after, window)[0] if seen else None
        for (before, after), seen in zip(pairwise(frames), shown, strict=True)
    ]
    jerks = [
        float(np.hypot(b[0] - a[0], b[1] - a[1]))
        for a, b in pairwise(shifts)
        if a is not None and b is not None
    ]
    return float(np.median(jerks)) if jerks else 0.0


def _colour_distance(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the share of pixels whose colour (of 8×8×8) has no partner in the other frame."""
    first, second = (
        cv2.calcHist([frame], [0, 1, 2], None, [_BINS] * 3, [0, 256] * 3) for frame in (one, other)
    )
    return float(np.abs(first - second).sum() / 2 / first.sum())


def _layout_likeness(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return the correlation, -1 to 1, of two frames seen from afar."""
    first, second = (cv2.GaussianBlur(frame, (0, 0), _AFAR).ravel() for frame in (one, other))
    if min(first.std(), second.std()) == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])
