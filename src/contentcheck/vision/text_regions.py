"""Where the lines of text stand in a picture, and how much of it they cover.

The detector is PP-OCRv6 small (Apache-2.0), run by OpenCV with constants of our own: they were
chosen on drawn posters, screenshots and scene photographs (`benchmarks/text_density.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.nets import Weights, net

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_DETECTOR = Weights(
    package="rapidocr",
    path="models/PP-OCRv6_det_small.onnx",
    sha256="090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    reason="no text detector",
)

# The training data's mean and spread (ImageNet), which the net expects in this order on BGR.
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_SPREAD = np.array([0.229, 0.224, 0.225], np.float32)

LONG_SIDE = 640  # more doubles the false alarms and costs three times as much
_GUARD_SIDE = 448  # a texture that looks like text at one size seldom does at the other
_GUARD_FROM = 0.10  # shares up to this are not worth a second look
_STRIDE = 32  # the net halves the picture five times

_TEXT_FROM = 0.2  # probability of a pixel
_LINE_FROM = 0.6  # mean probability inside a line's rectangle
_THINNEST = 2.0  # pixels
# A "line" as high as this part of the smaller side is a texture (window grids, batik, QR codes).
# In a banner, drawn out like a line itself, one line may well fill the picture.
_THICKEST, _BANNER = 0.33, 3.0
# Growth of the rectangle, in area / perimeter. The net marks nearly the whole line: the 1.5 that
# is usual for older nets overstates the share by .04 to .06.
_UNCLIP = 1.0

GRID = 5  # cells a side, as in the grid that Facebook once gave to advertisers


@dataclass(frozen=True, slots=True)
class TextBox:
    """A line of text: the upright box around it (x, y, width, height in fractions of the picture).

    `corners` are those of the line itself, which may be tilted: (x, y) in fractions, clockwise.
    `score` is the detector's mean probability inside, 0.6 to 1.
    """

    box: tuple[float, float, float, float]
    corners: tuple[tuple[float, float], ...]
    score: float


@dataclass(frozen=True, slots=True)
class TextRegions:
    """The lines of text in a picture, from top to bottom.

    share        area of the union of the lines / area of the picture, 0 to 1
    grid_share   cells of a 5×5 grid that a line touches / 25
    boxes        the lines
    probability  h×w float32, 0 to 1: how likely each spot is text, at the detector's size
    """

    share: float
    grid_share: float
    boxes: tuple[TextBox, ...]
    probability: NDArray[np.float32] = field(compare=False, repr=False)

    @property
    def around(self) -> tuple[float, float, float, float] | None:
        """The box around all lines in fractions of the picture, or None without text."""
        if not self.boxes:
            return None
        left = min(each.box[0] for each in self.boxes)
        top = min(each.box[1] for each in self.boxes)
        right = max(each.box[0] + each.box[2] for each in self.boxes)
        bottom = max(each.box[1] + each.box[3] for each in self.boxes)
        return left, top, right - left, bottom - top


def find_text(bgr: NDArray[np.uint8]) -> TextRegions:
    """Return the lines of text in an upright H×W×3 picture of any size.

    Mean error of the share .018 on 278 pictures kept apart, .93 on the right side of 20 %.
    Raises Skip("no text detector") where the weights are not installed.
    """
    regions = _at_size(bgr, LONG_SIDE)
    if regions.share > _GUARD_FROM:
        second = _at_size(bgr, _GUARD_SIDE)
        if second.share < regions.share / 2:
            return second
    return regions


def find_lines(
    bgr: NDArray[np.uint8], long_side: int, unclip: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Return each line's four corners, clockwise, in fractions of the picture, and its score.

    The detector runs with the long side at `long_side` pixels; `unclip` is how far a rectangle
    grows, in area / perimeter. Corners may lie outside the picture.
    """
    return lines_of(_probability(bgr, long_side), unclip)


def lines_of(
    probability: NDArray[np.float32], unclip: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield the same from the map of an earlier run, which spares the detector."""
    height, width = probability.shape
    for corners, score in _lines(probability, unclip):
        yield (corners + 0.5) / (width, height), score  # a pixel's place is that of its middle


def _at_size(bgr: NDArray[np.uint8], long_side: int) -> TextRegions:
    probability = _probability(bgr, long_side)
    height, width = probability.shape
    mask = np.zeros((height, width), np.uint8)
    boxes = []
    for corners, score in _lines(probability, _UNCLIP):
        cv2.fillPoly(mask, [np.rint(corners).astype(np.int32)], (1,))
        boxes.append(text_box(corners / (width, height), score))
    boxes.sort(key=lambda each: (each.box[1], each.box[0]))
    return TextRegions(float(mask.mean()), _grid_share(mask), tuple(boxes), probability)


def _probability(bgr: NDArray[np.uint8], long_side: int) -> NDArray[np.float32]:
    """Run the detector with the long side at `long_side` pixels, never enlarged.

    The size differs from picture to picture. Some nets give garbage in cv2.dnn after a change of
    size; this one does not: `test_detector_does_not_remember_sizes` compares it with a fresh net.
    """
    height, width = bgr.shape[:2]
    scale = min(1.0, long_side / max(height, width))
    size = _multiple(width * scale), _multiple(height * scale)
    shrinks = size[0] <= width and size[1] <= height
    resized = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    pixels = (resized.astype(np.float32) / 255 - _MEAN) / _SPREAD
    detector = net(_DETECTOR)
    detector.setInput(np.ascontiguousarray(pixels.transpose(2, 0, 1)[None]))
    return np.array(detector.forward()[0, 0], np.float32)


def _multiple(pixels: float) -> int:
    return max(1, round(pixels / _STRIDE)) * _STRIDE


def _lines(
    probability: NDArray[np.float32], unclip: float
) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield the four corners of each line, in pixels of the map, and its score."""
    banner = max(probability.shape) >= _BANNER * min(probability.shape)
    thickest = np.inf if banner else _THICKEST * min(probability.shape)
    binary = (probability > _TEXT_FROM).astype(np.uint8)
    contours, _ = cv2.findContours(binary, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        centre, (width, height), angle = cv2.minAreaRect(contour)
        if not _THINNEST <= min(width, height) < thickest:
            continue
        score = _mean_inside(probability, _corners(centre, width, height, angle))
        if score < _LINE_FROM:
            continue
        # For a rectangle, growing by area / perimeter on each side needs no polygon clipper.
        growth = 2 * unclip * width * height / (2 * (width + height))
        yield _corners(centre, width + growth, height + growth, angle), score


def _corners(
    centre: Sequence[float], width: float, height: float, angle: float
) -> NDArray[np.float64]:
    return np.asarray(cv2.boxPoints((centre, (width, height), angle)), np.float64)


def _mean_inside(probability: NDArray[np.float32], corners: NDArray[np.float64]) -> float:
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    high = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = probability[low[1] : high[1], low[0] : high[0]]
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


def _grid_share(mask: NDArray[np.uint8]) -> float:
    """Return the share of grid cells with any text; one pixel is enough."""
    rows, columns = np.nonzero(mask)
    height, width = mask.shape
    cells = set(zip(rows * GRID // height, columns * GRID // width, strict=True))
    return len(cells) / GRID**2
