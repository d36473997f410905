"""Which part of a picture a target leaves to see, and how much of a thing lies outside it.

Pure geometry over boxes, so that it serves pictures and the frames of a video alike.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]

# Boxes of detectors are off by this much of their shorter side; what sticks out less is not cut.
_ERROR = 0.15
# A crop that takes less than this of width or height takes nothing: sizes are whole pixels.
_NOTHING = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a picture that is left to see, in fractions of its width and height.

    It may reach beyond the picture, where a screen shows more than that.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def is_whole(self) -> bool:
        """Whether nothing worth mentioning is missing."""
        least, most = _NOTHING, 1 - _NOTHING
        return self.left < least and self.top < least and self.right > most and self.bottom > most

    def hides(self, box: Box, ratio: float) -> float:
        """Return the share of a box (x, y, width, height) that lies outside, 0 to 1.

        The rim of the box, as wide as detectors err, does not count; `ratio` is the picture's
        width / height.
        """
        x, y, width, height = box
        rim = _ERROR * min(width * ratio, height)
        across = _inside(x + rim / ratio, x + width - rim / ratio, self.left, self.right)
        down = _inside(y + rim, y + height - rim, self.top, self.bottom)
        return 1 - across * down


def cropped(ratio: float, narrowest: float, widest: float) -> Area:
    """Return what is left of a picture where a target shows only some ratios (width / height).

    One that is narrower loses its top and bottom, one that is wider its sides, in equal parts.
    """
    kept = min(max(ratio, narrowest), widest)
    across, down = (1 - min(1, kept / ratio)) / 2, (1 - min(1, ratio / kept)) / 2
    return Area(across, down, 1 - across, 1 - down)


def uncovered(
    ratio: float,
    screen: float,
    *,
    top: float = 0.0,
    bottom: float = 0.0,
    left: float = 0.0,
    right: float = 0.0,
) -> Area:
    """Return what an app's own controls leave of a picture that fills its screen.

    The picture is shown whole in the middle of a screen of ratio `screen`; `top` to `right` are
    the shares of the screen's height and width that its controls take from each side.
    """
    wide, high = min(1.0, ratio / screen), min(1.0, screen / ratio)  # of the picture on the screen
    x, y = (1 - wide) / 2, (1 - high) / 2
    return Area(
        (left - x) / wide, (top - y) / high, (1 - right - x) / wide, (1 - bottom - y) / high
    )


def _inside(start: float, end: float, low: float, high: float) -> float:
    """Return the share of a stretch that lies between two ends; a point lies in or out."""
    if end <= start:
        return float(low <= start <= high)
    return max(0.0, min(end, high) - max(start, low)) / (end - start)
