"""Black bars around a picture: letterbox and pillarbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLACK = 24  # of 255: a frame (or line) is black while its 95th percentile is below (vision study)
_BLACK_SHARE = 95  # percentile

# A bar ends in a straight edge: on the next line, half of the pixels or more are picture. The dark
# around a speaker on a stage fades out instead.
_EDGE_SHARE = 0.5
_EDGE_LINES = 2  # lines over which the edge may be smeared by scaling
_THINNEST = 0.02  # of the side; less is a crooked crop, not a bar


@dataclass(frozen=True, slots=True)
class Bars:
    """Black bars. `inside` is the picture between them as (x, y, width, height) in fractions.

    `share` is the part of the frame that is bar, 0 to 1.
    """

    inside: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)

    @property
    def share(self) -> float:
        return 1 - self.inside[2] * self.inside[3]

    def on_frame(self, spot: tuple[float, float]) -> tuple[float, float]:
        """Return where a spot of the picture between the bars lies in the frame, in fractions."""
        left, top, wide, high = self.inside
        return left + spot[0] * wide, top + spot[1] * high

    def crop(self, frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return frames (n × height × width, with or without colours) without the bars."""
        height, width = frames.shape[1:3]
        x, y, wide, high = self.inside
        rows = slice(round(y * height), round((y + high) * height))
        return frames[:, rows, round(x * width) : round((x + wide) * width)]


def find_bars(grey: NDArray[np.uint8]) -> Bars:
    """Return the bars that stay black in all frames (n × height × width, those with a picture).

    Bars come in pairs, above and below or left and right: black on one side alone is a dark
    picture. No frames give no bars.
    """
    if not len(grey):
        return Bars()
    brightest = grey.max(axis=0)
    top, bottom = _pair(brightest)
    left, right = _pair(brightest[top : len(brightest) - bottom].T)
    height, width = brightest.shape
    return Bars(
        (
            left / width,
            top / height,
            (width - left - right) / width,
            (height - top - bottom) / height,
        )
    )


def _pair(lines: NDArray[np.uint8]) -> tuple[int, int]:
    """Return how many lines at the start and at the end are bar: both, or none."""
    first, last = _bar(lines), _bar(lines[::-1])
    return (first, last) if first and last else (0, 0)


def _bar(lines: NDArray[np.uint8]) -> int:
    black = np.percentile(lines, _BLACK_SHARE, axis=1) < BLACK
    if black.all():
        return 0
    count = int(np.argmin(black))
    edge = lines[count : count + _EDGE_LINES]
    straight = bool(((edge >= BLACK).mean(axis=1) >= _EDGE_SHARE).any())
    return count if straight and count >= _THINNEST * len(lines) else 0
