"""How much two pictures differ to the eye, whatever their size and compression.

No perceptual hash: 64 bits tell two posters of one template apart no better than two copies of
one photograph, and a hash of more bits is noise on a plain ground. Small pictures compared cell by
cell do tell them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIDE = 128  # cells: a letter of a poster's date still fills some
_CHANGED = 12  # grey levels of 255; saving at quality 50 and half the size moves a cell less
_ASPECT = 0.02  # two pictures of other proportions are not copies


def signature(bgr: NDArray[np.uint8]) -> tuple[float, bytes]:
    """Return the aspect of a picture and its 128×128 grey cells, row by row."""
    height, width = bgr.shape[:2]
    grey = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    return width / height, np.asarray(small, np.uint8).tobytes()


def difference(one: tuple[float, bytes], other: tuple[float, bytes]) -> float:
    """Return the share of the picture in which two signatures differ, 0 to 1."""
    if abs(one[0] / other[0] - 1) > _ASPECT:
        return 1.0
    # Cells that shift by a fraction of a pixel in scaling differ along edges: blur them a little.
    cells = (np.frombuffer(each[1], np.uint8).reshape(_SIDE, _SIDE) for each in (one, other))
    smooth = [cv2.GaussianBlur(each, (3, 3), 0) for each in cells]
    return float((cv2.absdiff(*smooth) > _CHANGED).mean())
