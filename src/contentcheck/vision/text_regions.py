"""Where the lines of text stand in a picture, and how much of it they cover.

The detector is PP-OCRv6 small (Apache-2.0), run by OpenCV with constants of our own: they were
chosen on drawn posters, screenshots and scene photographs (`benchmarks/text_density.py`).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from contentcheck.errors import Skip
from contentcheck.vision.detector import probability
from contentcheck.vision.found import GRID, TextBox, TextRegions
from contentcheck.vision.recogniser import cut_out, legibility

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

LONG_SIDE = 640  # more doubles the false alarms and costs three times as much
# Textures (window grids, batik) may look like text. Larger shares than this get a second look,
# unless the largest line can be read: at another size, where a texture seldom looks like text
# again; if it does, it is none unless one of the three largest lines has a legible character.
_GUARD_FROM = 0.10
_GUARD_SIDE = 448
_SURELY_TEXT, _HARDLY_TEXT = 0.9, 0.6
_TRIED = 3

_TEXT_FROM = 0.2  # probability of a pixel
_LINE_FROM = 0.6  # mean probability inside a line's rectangle
_THINNEST = 2.0  # pixels
# A "line" as high as this part of the smaller side is a texture (window grids, batik, QR codes).
# In a banner, drawn out like a line itself, one line may well fill the picture.
_THICKEST, _BANNER = 0.33, 3.0
# Growth of the rectangle, in area / perimeter. The net marks nearly the whole line: the 1.5 that
# is usual for older nets overstates the share by .04 to .06.
_UNCLIP = 1.0

# A line this many pixels high, with its growth for reading, gains nothing from a closer look: all
# of 111 lines with letters of 14 pixels and more were read alike. What else has a chance of text,
# if a faint one, is looked at, and around it these parts of the long side above, below and beside:
# of a line of small letters there may be only a trace at one end. Around a clear line there is a
# rim of so many pixels that is nothing else.
_CLEAR, _RIM = 20, 3
_FAINT, _ABOVE, _BESIDE = 0.01, 0.03, 0.16
_MOSTLY = 0.7  # of the picture: one look at all of it costs no more


class MappedText(TextRegions, frozen=True, eq=False):
    """The lines of text, and what the detector says of each spot.

    probability  h×w float32, 0 to 1: how likely each spot is text, at the detector's size
    """

    probability: NDArray[np.float32]

    @property
    def lines(self) -> TextRegions:
        """The lines alone, which are small."""
        return TextRegions(self.share, self.boxes, self.cells)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the lines alone."""
        return TextRegions, (self.share, self.boxes, self.cells)


def find_text(bgr: NDArray[np.uint8]) -> MappedText:
    """Return the lines of text in an upright H×W×3 picture of any size.

    Mean error of the share .018 on 278 pictures kept apart, .93 on the right side of 20 %.
    Raises Skip("no text detector") where the weights are not installed.
    """
    regions = _at_size(bgr, LONG_SIDE)
    if regions.share <= _GUARD_FROM or _best_legibility(bgr, regions, 1) > _SURELY_TEXT:
        return regions
    second = _at_size(bgr, _GUARD_SIDE)
    if second.share < regions.share / 2:
        regions = second
    if regions.share <= _GUARD_FROM or _best_legibility(bgr, regions, _TRIED) > _HARDLY_TEXT:
        return regions
    return MappedText(0.0, (), (), np.zeros_like(regions.probability))


def _best_legibility(bgr: NDArray[np.uint8], regions: TextRegions, count: int) -> float:
    """Return how well the best of the largest lines can be read; in between without a reader."""

    def area(line: TextBox) -> float:
        return float(cv2.contourArea(np.array(line.corners, np.float32)))

    largest = sorted(regions.boxes, key=area, reverse=True)[:count]
    try:
        return max(legibility(cut_out(bgr, np.array(line.corners))) for line in largest)
    except Skip:
        return (_SURELY_TEXT + _HARDLY_TEXT) / 2


def find_lines(
    bgr: NDArray[np.uint8], glance: NDArray[np.float32], long_side: int, unclip: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Return each line's four corners, clockwise, in fractions of the picture, and its score.

    `glance` is what the detector said of the picture at a smaller size. Where that leaves a chance
    of small text, it runs again with the long side at `long_side` pixels. `unclip` is how far a
    rectangle grows, in area / perimeter. Corners may lie outside the picture.
    """
    height, width = bgr.shape[:2]
    scale = _scale(bgr, long_side)
    shape = np.array(glance.shape[::-1])
    closer = scale * max(height, width) > max(shape)  # is there more to be seen?
    clear = np.zeros(glance.shape, np.uint8)
    grown, tight = (_lines(glance, growth, _thickest(*shape)) for growth in (unclip, _UNCLIP))
    for (corners, score), (own, _) in zip(grown, tight, strict=True):
        if not closer or _height(corners) >= _CLEAR:
            cv2.fillPoly(clear, [np.rint(own).astype(np.int32)], (1,))
            yield (corners + 0.5) / shape, score  # a pixel's place is that of its middle
    if not closer:
        return
    taken = cv2.dilate(clear, np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)) > 0
    for left, top, right, bottom in _places((glance > _FAINT) & ~taken, width, height):
        part = bgr[top:bottom, left:right]
        chances = probability(part, scale)
        pixels = (right - left) / chances.shape[1], (bottom - top) / chances.shape[0]
        for corners, score in _lines(chances, unclip, _thickest(width * scale, height * scale)):
            found = ((corners + 0.5) * pixels + (left, top)) / (width, height)
            x, y = np.clip(found.mean(axis=0) * shape, 0, shape - 1).astype(int)
            if not taken[y, x]:
                yield found, score


def lines_of(
    chances: NDArray[np.float32], unclip: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield the same from the map of an earlier run alone, which spares the detector."""
    shape = np.array(chances.shape[::-1])
    for corners, score in _lines(chances, unclip, _thickest(*shape)):
        yield (corners + 0.5) / shape, score  # a pixel's place is that of its middle


def _height(corners: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(corners[:3], axis=0).T).min())


def _places(faint: NDArray[np.bool_], width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Return boxes around what is faint: left, top, right, bottom in pixels of the picture.

    They do not overlap.
    """
    down, across = (round(margin * max(faint.shape)) for margin in (_ABOVE, _BESIDE))
    seen = cv2.dilate(faint.astype(np.uint8), np.ones((2 * down + 1, 2 * across + 1), np.uint8))
    while True:
        _, _, stats, _ = cv2.connectedComponentsWithStats(seen)
        boxes = [(x, y, x + across, y + down) for x, y, across, down, _ in stats[1:].tolist()]
        filled = seen.copy()
        for left, top, right, bottom in boxes:
            filled[top:bottom, left:right] = 1
        if np.array_equal(filled, seen):
            break
        seen = filled
    x, y = width / faint.shape[1], height / faint.shape[0]
    if seen.mean() > _MOSTLY:
        return [(0, 0, width, height)]
    return [
        (
            int(left * x),
            int(top * y),
            min(width, math.ceil(right * x)),
            min(height, math.ceil(bottom * y)),
        )
        for left, top, right, bottom in boxes
    ]


def _at_size(bgr: NDArray[np.uint8], long_side: int) -> MappedText:
    chances = probability(bgr, _scale(bgr, long_side))
    height, width = chances.shape
    mask = np.zeros((height, width), np.uint8)
    boxes = []
    for corners, score in _lines(chances, _UNCLIP, _thickest(width, height)):
        cv2.fillPoly(mask, [np.rint(corners).astype(np.int32)], (1,))
        boxes.append(text_box(corners / (width, height), score))
    boxes.sort(key=lambda each: (each.box[1], each.box[0]))
    return MappedText(float(mask.mean()), tuple(boxes), _touched(mask), chances)


def _scale(bgr: NDArray[np.uint8], long_side: int) -> float:
    height, width = bgr.shape[:2]
    return float(min(1.0, long_side / max(height, width)))


def _thickest(width: float, height: float) -> float:
    """Return the height from which on a line in a picture of this size is none."""
    least, most = sorted((width, height))
    return float("inf") if most >= _BANNER * least else _THICKEST * least


def _lines(
    chances: NDArray[np.float32], unclip: float, thickest: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield the four corners of each line, in pixels of the map, and its score."""
    binary = (chances > _TEXT_FROM).astype(np.uint8)
    contours, _ = cv2.findContours(binary, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        centre, (width, height), angle = cv2.minAreaRect(contour)
        if not _THINNEST <= min(width, height) < thickest:
            continue
        score = _mean_inside(chances, _corners(centre, width, height, angle))
        if score < _LINE_FROM:
            continue
        # For a rectangle, growing by area / perimeter on each side needs no polygon clipper.
        growth = 2 * unclip * width * height / (2 * (width + height))
        yield _corners(centre, width + growth, height + growth, angle), score


def _corners(
    centre: Sequence[float], width: float, height: float, angle: float
) -> NDArray[np.float64]:
    return np.asarray(cv2.boxPoints((centre, (width, height), angle)), np.float64)


def _mean_inside(chances: NDArray[np.float32], corners: NDArray[np.float64]) -> float:
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = chances[low[1] : high[1], low[0] : high[0]]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.rint(corners - low).astype(np.int32)], (1,))
    return float(cv2.mean(part, mask)[0])


def text_box(corners: NDArray[np.float64], score: float) -> TextBox:
    """Return a line whose corners are given in fractions, cut to what lies in the picture."""
    inside = np.clip(corners, 0.0, 1.0)
    (left, top), (right, bottom) = inside.min(axis=0).tolist(), inside.max(axis=0).tolist()
    return TextBox(
        box=(left, top, right - left, bottom - top),
        corners=tuple((x, y) for x, y in inside.tolist()),
        score=min(score, 1.0),
    )


def _touched(mask: NDArray[np.uint8]) -> tuple[tuple[int, int], ...]:
    """Return the grid's cells with any text."""
    rows, columns = (list(enumerate(_cells(side))) for side in mask.shape)
    return tuple((r, c) for r, row in rows for c, column in columns if mask[row, column].any())


def _cells(side: int) -> list[slice]:
    """Return the pixels of each cell along a side; a pixel belongs to the cell it begins in."""
    ends = [-(-number * side // GRID) for number in range(GRID + 1)]
    return [slice(*cell) for cell in pairwise(ends)]
