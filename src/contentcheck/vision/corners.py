"""Read what stands in the corners of a frame, where apps put their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from contentcheck.vision.found import Reading
from contentcheck.vision.reading import read_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ACROSS, _DOWN = 0.45, 0.25  # of the frame's width and height that a corner takes
_APART = 0.05  # of its width between two corners, lest their lines be read as one
_GREY = 127


def read_corners(bgr: NDArray[np.uint8]) -> Reading:
    """Read the four corners of a frame (height × width × 3), put together to one picture.

    That costs half of what the whole frame would. The heights of lines are shares of the frame's
    width; their regions lie in the picture put together. Raises Skip as `read_text`.
    """
    height, width = bgr.shape[:2]
    rows, columns = max(1, round(height * _DOWN)), max(1, round(width * _ACROSS))
    gap = max(1, round(width * _APART))
    picture = np.full((2 * rows + gap, 2 * columns + gap, 3), _GREY, np.uint8)
    for down in (slice(rows), slice(-rows, None)):
        for across in (slice(columns), slice(-columns, None)):
            picture[down, across] = bgr[down, across]
    found = read_text(picture)
    larger = picture.shape[1] / width
    return replace(
        found, lines=tuple(replace(line, height=line.height * larger) for line in found.lines)
    )
