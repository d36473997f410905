"""How much of a photograph is blown out: burnt to white, where there should be detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONG_SIDE = 480  # as for sharpness

# White paper, a poster's ground and a burnt-out sky are all white. They differ at their edge: too
# much light fades out over very light areas with some grain; paper ends at a letter, a pastel shape
# is flat, a drawn shadow smooth. Grey levels of the darkest of the three colours.
_WHITE, _ALMOST, _LIGHT, _GRAIN = 250, 246, 200, 1
_NEAR, _FAR = 3, 7  # px: squares that reach 1 and 3 px off the edge, which scaling smears
_FADES, _SPREAD = 0.3, 8.0  # share of what surrounds a white area; standard deviation of its tones
_SMALLEST = 0.002  # of the picture: a lamp, a glint


def blown_share(bgr: NDArray[np.uint8]) -> float:
    """Return the share of the picture that is white and fades out as too much light does, 0 to 1.

    A white sky that ends at a roof, white paper and a poster's white ground do not count.
    """
    darkest = np.asarray(shrink(bgr, _LONG_SIDE).min(axis=2), np.uint8)
    white = np.asarray(darkest >= _WHITE, np.uint8)
    grainy = cv2.absdiff(darkest, cv2.blur(darkest, (3, 3))) >= _GRAIN
    fading = (darkest >= _LIGHT) & (darkest < _ALMOST) & grainy
    count, labels, facts, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    blown = 0
    for label in range(1, count):
        area = int(facts[label, cv2.CC_STAT_AREA])
        if area >= _SMALLEST * white.size:
            around = _around(np.asarray(labels == label, np.uint8)) & (white == 0)
            tones = darkest[around & fading]
            if tones.size > _FADES * around.sum() and tones.std() >= _SPREAD:
                blown += area
    return blown / white.size


def _around(area: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return what lies a little off the edge of an area."""
    near, far = (cv2.dilate(area, np.ones((size, size), np.uint8)) for size in (_NEAR, _FAR))
    return np.asarray((far > 0) & (near == 0))
