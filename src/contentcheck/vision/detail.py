"""How much real detail a picture holds for its size: an enlarged one has pixels, but none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOWN_WIDTH = 1080  # px: feeds show no more, so a large soft picture from a phone is fine
_TILE = 64  # px a side; the sharpest parts count, as the ground behind them may be out of focus
_OCTAVES = (0.0625, 0.125, 0.25)  # cycles a pixel at which they start; the last ends at the finest
_NOISE = 0.5  # grey levels² that a tile has anyway
_PLAIN = 1.0  # grey levels²: a tile with less has nothing in it
_FEWEST = 4  # tiles to go by

# Pictures lose about as much from one octave to the next, whatever they show; enlarged to twice the
# size they have nothing in the finest, to four times nothing in the two finest. Two octaves hold
# about three times as much of the third as one of the next.
_SHARPEST = 90, 97  # percentiles over the tiles, for one octave and for two
_TWO_OCTAVES = 3.0

# Enlarged by repeating pixels: lines that equal the one before, in even steps; ×1.5 takes one step
# of one and one of two lines, again and again. Drawn patterns have lines and gaps of any width.
_SAME, _REACH = 0.5, 3
_LEAST_STEP, _UNEVEN = 1.4, 0.8  # lines; standard deviation of the steps


def fine_detail(bgr: NDArray[np.uint8]) -> float | None:
    """Return how strong the finest detail is beside coarser one; None for a plain picture.

    .2 and more for nearly all photographs as they are, .18 and less for those made twice as large
    and more. Measured on tiles with a Hann window of the picture at most 1080 px wide; 0 where
    pixels were simply repeated.
    """
    height, width = bgr.shape[:2]
    if width > SHOWN_WIDTH:
        size = SHOWN_WIDTH, max(1, round(height * SHOWN_WIDTH / width))
        bgr = np.asarray(cv2.resize(bgr, size, interpolation=cv2.INTER_AREA), np.uint8)
    grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.float32)
    coarse, middle, fine = _octaves(grey)
    whole = coarse + middle + fine
    strong = whole >= np.maximum(np.median(whole) if len(whole) else 0, _PLAIN)
    if strong.sum() < _FEWEST:
        return None
    if _is_repeated(grey) and _is_repeated(grey.T):
        return 0.0
    coarse, middle, fine = coarse[strong], middle[strong], fine[strong]
    one = np.percentile(fine / (middle + _NOISE), _SHARPEST[0])
    two = np.percentile((fine + middle) / (coarse + _NOISE), _SHARPEST[1])
    return float(min(one, two / _TWO_OCTAVES))


def _octaves(grey: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """Return each tile's variance in three octaves, from coarse to fine."""
    rows, columns = grey.shape[0] // _TILE, grey.shape[1] // _TILE
    blocks = grey[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)
    tiles = blocks.swapaxes(1, 2).reshape(-1, _TILE, _TILE)
    window = np.outer(np.hanning(_TILE), np.hanning(_TILE)).astype(np.float32)
    tiles = (tiles - tiles.mean(axis=(1, 2), keepdims=True)) * window
    power = np.abs(np.fft.rfft2(tiles)) ** 2 * 2 / (_TILE**2 * (window**2).sum())
    frequency = np.maximum(np.abs(np.fft.fftfreq(_TILE))[:, None], np.fft.rfftfreq(_TILE)[None])
    ends = (*_OCTAVES[1:], np.inf)
    return tuple(
        power[:, (frequency >= start) & (frequency < end)].sum(axis=1).astype(np.float32)
        for start, end in zip(_OCTAVES, ends, strict=True)
    )


def _is_repeated(grey: NDArray[np.float32]) -> bool:
    """Tell whether columns change in even steps of more than one, as repeated pixels do."""
    change = np.abs(np.diff(grey, axis=1)).mean(axis=0)
    around = cv2.dilate(change[None].astype(np.float32), np.ones((1, 2 * _REACH + 1), np.uint8))[0]
    steps = np.diff(np.flatnonzero(change >= _SAME * around))
    return bool(len(steps) and steps.mean() >= _LEAST_STEP and steps.std() <= _UNEVEN)
