"""Plain bars of any colour but black around a picture, from fitting it to another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.bars import BLACK
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONG_SIDE = 480  # as for sharpness

# A bar is one colour from side to side, its fellow has the same colour and about the same size, and
# between them lies a picture from edge to edge. A poster's margins end at words or at a panel that
# stops before the sides; a frame on all four sides is design.
_SAME_COLOUR = 8  # grey levels by which a line of a bar may differ from its colour, for JPEG's sake
_COVERED = 0.98  # share of a line that has the bar's colour
_EDGE = 0.95  # share of the line behind a bar that does not
_EDGE_LINES = 6  # lines over which the edge may be smeared by scaling and JPEG
_THINNEST, _UNEVEN = 0.03, 0.25  # of the side; of the thicker bar
_SKY, _PICTURE = 3.0, 12.0  # grey levels: a panel of one colour is less than a sky
_LOOKED_AT = 18  # lines from the bar on, those of the edge left out


def plain_bars(bgr: NDArray[np.uint8]) -> float:
    """Return the share of the picture that plain bars at two opposite sides take up, 0 to 1.

    Black bars are `bars.find_bars`'s and count 0 here.
    """
    small = shrink(bgr, _LONG_SIDE)
    across, down = _pair(small), _pair(np.ascontiguousarray(small.swapaxes(0, 1)))
    return 0.0 if across and down else across or down


def _pair(lines: NDArray[np.uint8]) -> float:
    """Return the share of the lines that are bars at the start and at the end."""
    first, last = _bar(lines), _bar(lines[::-1])
    if not first or not last or abs(first - last) > _UNEVEN * max(first, last):
        return 0.0
    colour, other = (np.median(bar, axis=(0, 1)) for bar in (lines[:first], lines[-last:]))
    if np.abs(colour - other).max() > _SAME_COLOUR or colour.max() < BLACK:
        return 0.0
    inside = lines[first : len(lines) - last]
    contrast = sorted((_contrast(inside, colour), _contrast(inside[::-1], colour)))
    if contrast[0] < _SKY or contrast[1] < _PICTURE:
        return 0.0
    return (first + last) / len(lines)


def _bar(lines: NDArray[np.uint8]) -> int:
    """Return how many lines at the start have the colour of the first one throughout."""
    colour = np.median(lines[0], axis=0)
    half = np.ascontiguousarray(lines[: (len(lines) + 1) // 2])
    same = (_distance(half, colour) <= _SAME_COLOUR).mean(axis=1) >= _COVERED
    count = len(lines) if same.all() else int(np.argmin(same))
    return count if _THINNEST * len(lines) <= count < len(lines) else 0


def _contrast(lines: NDArray[np.uint8], colour: NDArray[np.float64]) -> float:
    """Return how much is in lines that start at once and from side to side; else 0."""
    first = np.ascontiguousarray(lines[:_EDGE_LINES])
    edge = (_distance(first, colour) > _SAME_COLOUR).mean(axis=1).max(initial=0.0)
    behind = np.ascontiguousarray(lines[_EDGE_LINES:_LOOKED_AT])
    if not len(behind) or edge < _EDGE:
        return 0.0
    return float(cv2.cvtColor(behind, cv2.COLOR_BGR2GRAY).std())


def _distance(lines: NDArray[np.uint8], colour: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return how far each pixel is from a colour, in the channel where it is farthest."""
    blue, green, red = cv2.split(cv2.absdiff(lines, np.array([*colour, 0.0])))
    return np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)
