"""Which lines of text were laid over a video, and which stand on things in what it shows?

A sign moves with the picture and is gone in the next shot; a subtitle or a headline keeps its place
while the picture behind it, or its own words, change. Where nothing changes, as in a speech filmed
from a tripod before a banner, the two cannot be told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Box = tuple[float, float, float, float]

SURE, UNSURE, SIGN = 1.0, 0.5, 0.0

# Frames have a long side of 640 px for the detector, of 160 px here. Our choices, by the clips of
# `benchmarks/zones.py`.
_APART = 0.9  # s between two looks: in less a slow pan hardly moves
_SAME_PLACE = 0.008  # of the frame: lines of one place are off by 3 px at most
_SAME_HEIGHT = 0.3  # of the higher line
_CHANGED = 6.0  # of 255, mean around the line
_ANOTHER_PICTURE = 10.0  # of 255, mean over the frame


@dataclass(frozen=True, slots=True)
class TextLook:
    """The lines of a frame (x, y, width, height in fractions), and the frame, small: BGR."""

    time: float
    lines: tuple[Box, ...]
    small: NDArray[np.uint8]


def laid_over(looks: Sequence[TextLook]) -> list[tuple[float, ...]]:
    """Return for each line of each look how sure it is that it was laid over the video, 0 to 1.

    `SURE` where it keeps its place while something changes, `UNSURE` where nothing does, `SIGN`
    where it was met once or moves along.
    """
    return [
        tuple(
            max((_kept(line, look, other) for other in looks if _apart(look, other)), default=SIGN)
            for line in look.lines
        )
        for look in looks
    ]


def _apart(one: TextLook, other: TextLook) -> bool:
    return abs(one.time - other.time) >= _APART


def _kept(line: Box, look: TextLook, other: TextLook) -> float:
    same = [each for each in other.lines if _same_place(line, each)]
    if not same:
        return SIGN
    difference = np.asarray(cv2.absdiff(look.small, other.small), np.uint8)
    changed = any(_around(difference, line, each).mean() >= _CHANGED for each in same)
    return SURE if changed or difference.mean() >= _ANOTHER_PICTURE else UNSURE


def _same_place(one: Box, other: Box) -> bool:
    """Tell whether two lines stand at one height, with one edge or the middle in common."""
    if abs(one[3] - other[3]) > _SAME_HEIGHT * max(one[3], other[3]):
        return False
    if abs(one[1] + one[3] / 2 - other[1] - other[3] / 2) > _SAME_PLACE:
        return False
    return any(
        abs(place - own) <= _SAME_PLACE
        for place, own in zip(_anchors(one), _anchors(other), strict=True)
        if place is not None and own is not None
    )


def _anchors(line: Box) -> tuple[float | None, float | None, float | None]:
    """Return where a line begins, has its middle and ends; the frame's own edge is no place."""
    left, right = line[0], line[0] + line[2]
    begins, ends = left > _SAME_PLACE, right < 1 - _SAME_PLACE
    return (
        left if begins else None,
        (left + right) / 2 if begins and ends else None,
        right if ends else None,
    )


def _around(difference: NDArray[np.uint8], one: Box, other: Box) -> NDArray[np.uint8]:
    """Return the part in which two lines lie, with a line's height around them."""
    height, width = difference.shape[:2]
    rim = max(one[3], other[3]) * height
    left, right = min(one[0], other[0]) * width, max(one[0] + one[2], other[0] + other[2]) * width
    top = min(one[1], other[1]) * height
    bottom = max(one[1] + one[3], other[1] + other[3]) * height
    rows = slice(max(0, int(top - rim)), round(bottom + rim) + 1)
    return difference[rows, max(0, int(left - rim)) : round(right + rim) + 1]
