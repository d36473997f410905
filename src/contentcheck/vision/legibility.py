"""Can a line of text be read: how high it is on a phone, how it stands out from its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.found import LegibleLine

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from contentcheck.vision.found import TextRegions

    Corners = tuple[tuple[float, float], ...]

PHONE_WIDTH = 360  # px of a picture in a phone's feed, in the units that designers use

_HIGHEST = 48  # pixels of a line that is looked at; more cost time and tell nothing new
_FEWEST = 16  # pixels in each of ink and ground, below which there is nothing to compare
# Within ink and ground the outer quarter counts: letters fade into their ground at the rim, and
# thin ones are mostly rim. It errs in favour of the post.
_OUTER = 25


def legible_lines(bgr: NDArray[np.uint8], regions: TextRegions) -> tuple[LegibleLine, ...]:
    """Return the lines that were found in a picture, with height and contrast."""
    height, width = bgr.shape[:2]
    greys = (lightness(cut_out(bgr, each.corners, _HIGHEST)) for each in regions.boxes)
    return tuple(
        LegibleLine(
            each.box,
            height_on_phone(each.corners, width, height),
            contrast(grey),
            each.score,
            flatness(grey),
        )
        for each, grey in zip(regions.boxes, greys, strict=True)
    )


def height_on_phone(corners: Corners, width: int, height: int) -> float:
    """Return the height of a line in px of a phone whose feed is 360 px wide.

    `corners` are those of the line in fractions of a picture of `width` × `height` pixels. It is
    the detector's line, from the feet of the letters to their heads: about as high as the type is.
    """
    _, (one, other), _ = cv2.minAreaRect(_in_pixels(corners, width, height))
    return float(min(one, other) * PHONE_WIDTH / width)


def contrast(grey: NDArray[np.uint8]) -> float | None:
    """Return the contrast ratio of a line with its ground, 1 to 21, or None for a tiny line.

    `grey` is the line alone, as `lightness` gives it.

    The ratio of WCAG 2.2 (relative luminance), on the real pixels: they are split into a dark and
    a light part where that parts them best (Otsu 1979), and the two are compared.
    """
    dark, light = _parted(grey)
    if min(dark.size, light.size) < _FEWEST:
        return None
    low = _luminance(float(np.percentile(dark, _OUTER)))
    high = _luminance(float(np.percentile(light, 100 - _OUTER)))
    return (high + 0.05) / (low + 0.05)


def flatness(grey: NDArray[np.uint8]) -> float:
    """Return how much of the differences of lightness in a line two colours explain, 0 to 1.

    The share of the variance that lies between the two parts of `contrast` (Otsu's criterion η):
    near 1 for letters of one colour on a plain ground, 0 for a plain area.
    """
    dark, light = _parted(grey)
    if not min(dark.size, light.size):
        return 0.0
    share = dark.size / grey.size
    between = share * (1 - share) * (float(light.mean()) - float(dark.mean())) ** 2
    return between / float(grey.var())


def _parted(grey: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return grey[grey <= threshold], grey[grey > threshold]


def _in_pixels(corners: Corners, width: int, height: int) -> NDArray[np.float32]:
    return np.asarray(corners, np.float32) * np.array([width, height], np.float32)


def cut_out(bgr: NDArray[np.uint8], corners: Corners, highest: int) -> NDArray[np.uint8]:
    """Return the line alone and upright, or lying down where it runs down the picture.

    It is made smaller where it is more than `highest` pixels high.
    """
    height, width = bgr.shape[:2]
    points = _in_pixels(corners, width, height)
    across = float(np.linalg.norm(points[1] - points[0]))
    down = float(np.linalg.norm(points[3] - points[0]))
    scale = min(1.0, highest / max(min(across, down), 1.0))
    size = max(round(across * scale), 1), max(round(down * scale), 1)
    target = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    turn = cv2.getPerspectiveTransform(points, target)
    return np.asarray(cv2.warpPerspective(bgr, turn, size, flags=cv2.INTER_AREA), np.uint8)


def lightness(bgr: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the sRGB grey, 0 to 255, of the same luminance as each pixel."""
    linear = _LINEAR[bgr] @ np.array([0.0722, 0.7152, 0.2126])  # WCAG 2.2, relative luminance
    grey = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(grey * 255), np.uint8)


def _luminance(grey: float) -> float:
    value = grey / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


_LINEAR = np.array([_luminance(value) for value in range(256)])
