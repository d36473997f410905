"""How sharp a picture is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# One size for all, as sharpness is not comparable between resolutions.
LONG_SIDE = 480


def sharpness(bgr: NDArray[np.uint8]) -> float:
    """Return the strength of fine detail, 0 for a plain area.

    A blurred photograph has about .002, an enlarged one .03 to .06, a sharp one .3 and more
    (measured on generated clips). `bgr` is H×W×3. The variance of the Laplacian (Pech-Pacheco and
    others, ICPR 2000) is divided by that of the grey values, so that low contrast is not taken
    for blur; one is added to keep a plain area at 0.
    """
    grey = cv2.cvtColor(shrink(bgr, LONG_SIDE), cv2.COLOR_BGR2GRAY)
    detail = cv2.Laplacian(grey, cv2.CV_32F).var()
    return float(detail / (grey.var() + 1))
