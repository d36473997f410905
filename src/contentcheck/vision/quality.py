"""How light a picture is, and how much of it JPEG has broken into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONG_SIDE = 480  # as for sharpness
_BRIGHT_SHARE = 99  # percentile: the lightest hundredth of the picture

_DARKEST, _LIGHTEST = 0.5, 99.5  # percentiles: a few letters are enough

_BLOCK = 8  # pixels a side that JPEG codes together (ITU-T T.81)
# A visible edge of a block: a step between two flat sides, small enough not to be an edge of the
# picture itself (a table drawn on a grid, a QR code). Grey levels, chosen on 60 photographs saved
# at qualities 10 to 95.
_FLAT, _STEP, _HIGHEST_STEP = 3, 3, 40
_ROWS = 360  # about so many, spread over the picture, are enough to tell


def light(bgr: NDArray[np.uint8]) -> float:
    """Return how light the lightest part of a picture is, 0 (black) to 1.

    The 99th percentile of grey: a night scene has lamps and faces, a black poster has letters, an
    underexposed photograph nothing.
    """
    grey = cv2.cvtColor(shrink(bgr, _LONG_SIDE), cv2.COLOR_BGR2GRAY)
    return float(np.percentile(grey, _BRIGHT_SHARE) / 255)


def tonal_range(bgr: NDArray[np.uint8]) -> float:
    """Return how far the darkest and the lightest two hundredths of a picture lie apart, 0 to 1.

    .43 and more for ordinary photographs. A plain picture has 0; so has one in fog or behind glass
    next to nothing, and a poster of white letters on light grey.
    """
    grey = cv2.cvtColor(shrink(bgr, _LONG_SIDE), cv2.COLOR_BGR2GRAY)
    dark, light = np.percentile(grey, (_DARKEST, _LIGHTEST))
    return float((light - dark) / 255)


def blockiness(bgr: NDArray[np.uint8]) -> float:
    """Return the share of JPEG's block edges that can be seen as steps, 0 to 1.

    At most .05 for photographs saved at quality 90, typically .08 at 30, .16 at 20. Measured at
    full size, where the blocks lie; a picture made smaller after it was spoilt hides them.
    """
    grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
    return float(min(_seen_steps(grey), _seen_steps(grey.T)))


def _seen_steps(grey: NDArray[np.uint8]) -> float:
    """Return how much oftener a step is seen every eighth column than elsewhere."""
    rows = np.ascontiguousarray(grey[:: max(1, len(grey) // _ROWS)])
    if rows.shape[1] <= 5 * _BLOCK:
        return 0.0
    change = cv2.absdiff(rows[:, 1:], rows[:, :-1])
    beside = cv2.max(
        cv2.max(change[:, :-4], change[:, 1:-3]), cv2.max(change[:, 3:-1], change[:, 4:])
    )
    step = change[:, 2:-2]
    seen = (beside <= _FLAT) & (step > beside + _STEP) & (step <= _HIGHEST_STEP)
    columns = seen.mean(axis=0)
    shares = np.array([columns[start::_BLOCK].mean() for start in range(_BLOCK)])
    # The picture may have been cropped, so the blocks may start at any of eight columns.
    return max(float(shares.max() - np.median(shares)), 0.0)
