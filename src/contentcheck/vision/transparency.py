"""What of a transparent picture disappears once a platform puts white or black behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.found import Lost

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLEAR, _SOLID = 32, 128  # of 255: what shows the ground, and what is drawn on it
_LEAST_CLEAR = 0.03  # of the picture: less is rounded corners
_RIM = 5  # px: what is drawn counts where it borders on the ground

# WCAG 2.2: relative luminance and contrast. Below 1.5:1 a shape can hardly be told from its ground.
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722))
_UNSEEN = 1.5


def lost_on_plain_ground(rgba: NDArray[np.uint8]) -> Lost:
    """Return what is lost of RGBA pixels on white or on black, whichever is worse."""
    alpha = rgba[:, :, 3]
    clear = np.asarray(alpha < _CLEAR, np.uint8)
    if clear.mean() < _LEAST_CLEAR:
        return Lost()
    near = cv2.dilate(clear, np.ones((_RIM, _RIM), np.uint8)) > 0
    rim = rgba[near & (alpha >= _SOLID)][:, :3]
    if not len(rim):
        return Lost()
    light = _linear(rim) @ _WEIGHTS
    white = Lost(float(((1.05 / (light + 0.05)) < _UNSEEN).mean()), "white")
    black = Lost(float((((light + 0.05) / 0.05) < _UNSEEN).mean()), "black")
    return max(white, black, key=lambda lost: lost.share)


def _linear(rgb: NDArray[np.uint8]) -> NDArray[np.float64]:
    values = rgb / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
