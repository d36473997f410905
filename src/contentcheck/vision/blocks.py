"""Which lines of text stand together: a headline, a subtitle of two lines, a name under a logo.

Pure geometry over boxes. What a viewer reads or misses is a block: a subtitle that an app's buttons
cover is lost, however large the headline above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Box = tuple[float, float, float, float]

_APART = 1.0  # heights of the lower line: lines with more than this between them stand apart


def blocks(lines: Sequence[Box], ratio: float) -> list[list[Box]]:
    """Gather lines (x, y, width, height in fractions) into blocks, each from top to bottom.

    Lines belong together where the gap between them is no more than the height of the lower of
    them, above each other or side by side; `ratio` is the picture's width / height.
    """
    found: list[list[Box]] = []
    for line in sorted(lines, key=lambda box: box[1]):
        near = [block for block in found if any(_near(line, other, ratio) for other in block)]
        joined = [other for block in near for other in block]
        found = [block for block in found if block not in near] + [[*joined, line]]
    return found


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around several."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _near(one: Box, other: Box, ratio: float) -> bool:
    gap = _APART * min(one[3], other[3])
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return down <= gap and across * ratio <= gap
