"""Do the letters of a line stand out from their ground all along it, or get lost in a picture?

Contrast alone does not tell: white letters over a photograph with white patches have the highest
contrast, and are lost on the patches. What the ground does matters where it comes near to the
contrast of the letters (Scharff, Hill and Ahumada 2000, "Discriminability measures for predicting
readability of text on textured backgrounds", Optics Express 6, 81-91). So the line is cut into
pieces about as wide as a letter, and in each the two are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.legibility import cut_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from contentcheck.vision.legibility import Corners

    Colour = NDArray[np.float32]

_HEIGHT = 40  # pixels of a line that is looked at: about what a phone's screen gives a headline
_RIM = 0.05  # of the height: how wide a rim around the letters is their ground, a thin stroke
# Letters are lost in a ground that differs from them by less than so many times its own spread, if
# that brings it as near as this (in Lab of 8 bit, where black and white are 255 apart).
_LOST_BELOW, _LOST_NEAR = 2.5, 70.0
_CHROMA = 0.5  # what colour counts beside lightness: people read by lightness
# Letters are thin: what is thicker than twice this part of the height, in the colour of the letters
# and over so much of a piece, is ground that has their colour.
_THICK, _SOLID = 0.14, 0.2
# Letters stand all along a line, what is behind them only here and there: a colour is that of the
# letters if it fills this much of a piece, in so many of the pieces.
_LEAST_INK, _LEAST_PIECES = 0.03, 0.6
_FEWEST = 8  # pixels of ground in a piece, to be compared with anything
# Distances in Lab (8 bit) within which colours are one: thin letters in JPEG files spread far,
# letters close to their ground must not swallow it. The kindest result counts.
_NEAR = (16, 28, 40)
_EXTREME = 6  # percent of the pixels: the darkest and the lightest are often the letters
_COMMON = 3  # most frequent colours that are tried as that of the letters
_BIN = 16  # width of a bin in which colours are counted


def lost_share(bgr: NDArray[np.uint8], corners: Corners) -> float | None:
    """Return the share of a line on which its letters are lost in the ground, 0 to 1.

    `corners` are those of the line, in fractions of an H×W×3 picture. The colour of the letters
    is not known: each likely one is tried and the kindest result counts, so that a panel, a shade,
    an outline or a shadow makes the line calm. None for a line too small to tell.
    """
    line = cut_out(bgr, corners, _HEIGHT)
    if line.shape[0] > line.shape[1]:
        line = np.ascontiguousarray(line.transpose(1, 0, 2))
    lab = cv2.cvtColor(line, cv2.COLOR_BGR2Lab).astype(np.float32)
    least: float | None = None
    for colour in _likely_inks(lab):
        away = lab - colour
        same = np.linalg.norm(away, axis=2)
        seen = np.linalg.norm(away * np.array((1, _CHROMA, _CHROMA), np.float32), axis=2)
        for near in _NEAR:
            share = _lost_with(seen, (same < near).astype(np.uint8))
            if share is not None and (least is None or share < least):
                least = share
            if least == 0:
                return least
    return least


def _likely_inks(lab: Colour) -> Iterator[Colour]:
    """Yield colours that the letters may have: the darkest, the lightest, the most frequent."""
    pixels = lab.reshape(-1, 3)
    low, high = np.percentile(pixels[:, 0], (_EXTREME, 100 - _EXTREME))
    yield np.median(pixels[pixels[:, 0] <= low], axis=0)
    yield np.median(pixels[pixels[:, 0] >= high], axis=0)
    for _ in range(_COMMON):
        bins, counts = np.unique(pixels // _BIN, axis=0, return_counts=True)
        middle = (bins[counts.argmax()] + 0.5) * _BIN
        apart = np.linalg.norm(pixels - middle, axis=1)
        yield pixels[apart < _NEAR[0]].mean(axis=0)
        pixels = pixels[apart >= _NEAR[1]]
        if not len(pixels):
            return


def _lost_with(seen: Colour, ink: NDArray[np.uint8]) -> float | None:
    """Return the share of pieces that are lost if the pixels that are 1 in `ink` are the letters.

    `seen` is how far each pixel is from the colour of the letters.
    """
    height, width = seen.shape
    filled = _along(ink) / (height * min(height, width))
    if np.mean(filled >= _LEAST_INK) < _LEAST_PIECES:
        return None
    rim = cv2.dilate(ink, _disc(1 + max(1, round(height * _RIM)))) - cv2.dilate(ink, _disc(1))
    count = _along(rim)
    known = count >= _FEWEST
    mean = _along(seen * rim) / np.maximum(count, 1)
    spread = np.sqrt(np.maximum(_along(seen**2 * rim) / np.maximum(count, 1) - mean**2, 0))
    restless = (mean < _LOST_BELOW * spread) & (mean - spread < _LOST_NEAR)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _disc(max(1, round(height * _THICK))))
    covered = _along(np.asarray(thick, np.uint8)) > _SOLID * height * min(height, width)
    if not known.any():
        return None
    told = covered | known
    return float((covered | (known & restless))[told].mean())


def _along(values: NDArray[np.float32] | NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the sums over pieces as wide as the line is high, each half over the last."""
    height, width = values.shape
    sums = np.concatenate([[0.0], values.sum(axis=0, dtype=np.float64).cumsum()])
    wide = min(height, width)
    starts = np.arange(0, width - wide + 1, max(1, wide // 2))
    return np.asarray(sums[starts + wide] - sums[starts])


def _disc(radius: int) -> NDArray[np.uint8]:
    side = 2 * radius + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
