"""Which characters stand in a line of text, by the recogniser PP-OCRv6 small (Apache-2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.nets import Weights, net
from contentcheck.vision.shorter import shorten

if TYPE_CHECKING:
    from numpy.typing import NDArray

RECOGNISER = Weights(
    package="rapidocr",
    path="models/PP-OCRv6_rec_small.onnx",
    sha256="6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    reason="no text reader",
    opencv=5,  # OpenCV 4 cannot load one of its layers
    rewrite=shorten,
)

_HEIGHT = 48  # pixels of a line, as in the recogniser's training
_STRIDE = 8  # pixels of width that it reads in one step
_NARROWEST, _WIDEST = 32, 4096  # pixels; a wider line (about 300 characters) is squeezed
_UPRIGHT = 1.5  # a line this many times as high as wide is turned by 90 degrees
_GLIMPSE = 320  # pixels of width that tell whether it is text at all


def cut_out(bgr: NDArray[np.uint8], corners: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return a line as an upright picture of its own, cut from the picture at full size.

    `corners` are those of the line, clockwise, in fractions of the picture.
    """
    height, width = bgr.shape[:2]
    pixels = corners * (width, height) - 0.5
    # The corner to start with is the one whose side runs most nearly to the right.
    sides = np.roll(pixels, -1, axis=0) - pixels
    pixels = np.roll(pixels, -int(np.argmax(sides[:, 0] / np.hypot(*sides.T))), axis=0)
    across, down = (max(1.0, float(np.hypot(*(pixels[n] - pixels[0])))) for n in (1, 3))
    size = round(across), round(down)
    upright = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    turn = cv2.getPerspectiveTransform(pixels.astype(np.float32), upright)
    line = cv2.warpPerspective(
        bgr, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(np.rot90(line) if size[1] >= _UPRIGHT * size[0] else line, np.uint8)


def likely_characters(line: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return, for each step along a line, how likely each character is.

    The first column is "no character". Raises Skip("no text reader") where the weights are not
    installed or OpenCV is older than 5.
    """
    height, width = line.shape[:2]
    wide = min(max(1, -(-_HEIGHT * width // height)), _WIDEST)
    resized = cv2.resize(line, (wide, _HEIGHT), interpolation=cv2.INTER_LINEAR)
    padded = max(_NARROWEST, -(-wide // _STRIDE) * _STRIDE)
    pixels = np.zeros((1, 3, _HEIGHT, padded), np.float32)
    pixels[0, :, :, :wide] = (resized.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    recogniser = net(RECOGNISER)
    recogniser.setInput(pixels)
    return np.asarray(recogniser.forward()[0], np.float32)


def legibility(line: NDArray[np.uint8]) -> float:
    """Return how sure the recogniser is of the characters at the beginning of a line, 0 to 1.

    Of any script that it knows, Chinese among them. Text is given .7 and more, .6 upside down. In
    a texture that looks like text it finds hardly a character, and one alone counts as none.
    """
    likely = likely_characters(line[:, : max(1, line.shape[0] * _GLIMPSE // _HEIGHT)])
    best = likely.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=0))
    drawn = starts[best[starts] > 0]
    return float(likely[drawn, best[drawn]].mean()) if drawn.size > 1 else 0.0
