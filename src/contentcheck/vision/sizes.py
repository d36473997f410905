"""Bring pictures to the size at which something is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def shrink(bgr: NDArray[np.uint8], long_side: int) -> NDArray[np.uint8]:
    """Return the picture with its long side at most `long_side` pixels; never enlarged."""
    height, width = bgr.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return bgr
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), np.uint8)
