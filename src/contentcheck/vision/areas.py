"""Which part of a picture a target leaves to see, and how much of a thing lies outside it.

Pure geometry over boxes, so that it serves pictures and the frames of a video alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Box = tuple[float, float, float, float]

# Boxes of detectors are off by this much of their shorter side; what sticks out less is not cut.
_ERROR = 0.15
AROUND = 0.1  # of each side: where people look is a spot, not a point
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

    def hides_of(self, boxes: Sequence[Box], ratio: float) -> float:
        """Return the same share of several boxes together; none of no boxes."""
        whole = sum(_size(box) for box in boxes)
        lost = sum(_size(box) * self.hides(box, ratio) for box in boxes)
        return lost / whole if whole else 0.0


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


def by_each_reading(
    ratio: float,
    screen: float,
    *,
    top: Sequence[float],
    bottom: Sequence[float],
    left: Sequence[float],
    right: Sequence[float],
) -> tuple[Area, ...]:
    """Return what is left by each reading of the sides, as sources disagree on them.

    The first readings of all sides belong together, and so do the second; where a side has only
    one, it holds for all.
    """
    sides = {"top": top, "bottom": bottom, "left": left, "right": right}
    count = max(map(len, sides.values()))
    return tuple(
        uncovered(
            ratio,
            screen,
            **{side: said[number if number < len(said) else 0] for side, said in sides.items()},
        )
        for number in range(count)
    )


def subject(spots: Sequence[tuple[float, float]], others: Sequence[Box]) -> list[Box]:
    """Return boxes around the spots that draw the eye, the first of which draws most.

    None where that lies on or by one of the others, words or a face: these are judged themselves.
    """
    if any(_holds(box, spots[0]) for box in others):
        return []
    return [(x - AROUND / 2, y - AROUND / 2, AROUND, AROUND) for x, y in spots]


def _holds(box: Box, spot: tuple[float, float]) -> bool:
    rim = AROUND / 2
    x, y, width, height = box
    return -rim <= spot[0] - x <= width + rim and -rim <= spot[1] - y <= height + rim


def _size(box: Box) -> float:
    return box[2] * box[3]


def _inside(start: float, end: float, low: float, high: float) -> float:
    """Return the share of a stretch that lies between two ends; a point lies in or out."""
    if end <= start:
        return float(low <= start <= high)
    return max(0.0, min(end, high) - max(start, low)) / (end - start)
