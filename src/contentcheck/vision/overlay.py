"""Draw what was found onto a picture, for people: heat of attention, its peak, text, faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Point = tuple[float, float]
    Box = tuple[float, float, float, float]

LONG_SIDE = 1280  # of the drawing: enough to look at
_HEAT = 0.45  # how strongly the hottest spot is coloured
_TEXT, _FACE, _PEAK = (215, 120, 0), (60, 170, 60), (255, 255, 255)  # BGR: blue, green, white


@dataclass(frozen=True, slots=True)
class Marks:
    """What to draw: a map of attention (any size, sums to 1), its peaks, faces, lines of text.

    Points and boxes are in fractions of the picture; a line of text is given by its corners.
    """

    attention: NDArray[np.float32]
    peak: Point | None = None
    faces: Sequence[Box] = ()
    text: Sequence[Sequence[Point]] = ()
    second: Point | None = None


def drawn(bgr: NDArray[np.uint8], marks: Marks) -> NDArray[np.uint8]:
    """Return the picture (h×w×3, at most 1280 px) with the marks on it."""
    picture = shrink(bgr, LONG_SIDE).copy()
    height, width = picture.shape[:2]
    heat = cv2.resize(marks.attention, (width, height), interpolation=cv2.INTER_LINEAR)
    heat = np.clip(heat / max(float(heat.max()), 1e-12), 0, 1)
    colours = cv2.applyColorMap((heat * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    strength = (_HEAT * heat)[..., None]
    picture = (picture * (1 - strength) + colours * strength).astype(np.uint8)
    thick = max(2, max(height, width) // 400)
    for corners in marks.text:
        points = np.rint(np.array(corners) * (width, height)).astype(np.int32)
        cv2.polylines(picture, [points], True, _TEXT, thick)
    for x, y, w, h in marks.faces:
        start, end = (
            (round(x * width), round(y * height)),
            (
                round((x + w) * width),
                round((y + h) * height),
            ),
        )
        cv2.rectangle(picture, start, end, _FACE, thick)
    for spot, size in ((marks.second, 9), (marks.peak, 14)):
        if spot is not None:
            at = round(spot[0] * width), round(spot[1] * height)
            cv2.drawMarker(picture, at, (0, 0, 0), cv2.MARKER_CROSS, size * thick, 3 * thick)
            cv2.drawMarker(picture, at, _PEAK, cv2.MARKER_CROSS, size * thick, thick)
    return picture


def as_16_bit(attention: NDArray[np.float32], width: int, height: int) -> NDArray[np.uint16]:
    """Return a map as 16-bit grey of the given size, the hottest spot white.

    Eight bits would lose the tail of a map with one strong peak.
    """
    resized = cv2.resize(attention, (width, height), interpolation=cv2.INTER_LINEAR)
    scaled = np.clip(resized / max(float(resized.max()), 1e-12), 0, 1)
    return np.asarray(np.rint(scaled * 0xFFFF), np.uint16)
