"""Where attention lands compared with where the message is: a face, the headline, other text.

No fixations on posters were recorded anywhere that could be reached: the map behind all this comes
from photographs, and `sureness` says how much less it is worth the more of a picture is text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from contentcheck.vision.legibility import height_on_phone
from contentcheck.vision.order import in_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from contentcheck.vision.attention import MappedAttention
    from contentcheck.vision.found import Attention, Box, TextBox, TextRegions

    Point = tuple[float, float]

Kind = Literal["face", "headline", "text", "elsewhere"]

# Below this score of the detector a "line" is too often a texture or a thing to be a headline.
_SUREST = 0.8
# What is looked at lies up to so far beside the spot (of the longer side): the map is no finer.
_BESIDE = 0.02

# Of the photographs kept out of training, how many have their peak where people looked most: with
# one spot, and with two that draw alike.
_ONE, _TWO = 0.95, 0.87
# The same for nets that were trained on another kind of picture than they are asked about, about
# .6 to .85: that is what a picture full of text is to a net that learned from photographs.
_UNLIKE, _FULL_OF_TEXT = 0.7, 0.2


@dataclass(frozen=True, slots=True)
class Landing:
    """What people's eyes probably find in a picture.

    on        what lies at the spot that draws most; a logo or an ornament is "elsewhere", as
              nothing here can tell one
    second    the same of the second spot; None where no such spot is near in strength
    faces, text, headline   the share of all attention that goes there, 0 to 1; the headline is
              the block with the highest line, and part of the text
    """

    on: Kind
    second: Kind | None
    faces: float
    text: float
    headline: float


def landing(attention: MappedAttention, faces: Sequence[Box], text: TextRegions) -> Landing:
    """Return what the attention lands on in a picture with these faces and lines of text."""
    shape = attention.map.shape
    boxes = [line.box for line in text.boxes]
    head = [line.box for line in headline(sure_lines(text), shape)]
    areas: dict[Kind, NDArray[np.bool_]] = {
        "face": _area(faces, shape),
        "headline": _area(head, shape),
        "text": _area(boxes, shape),
    }

    def at(spot: Point) -> Kind:
        row, column = int(spot[1] * shape[0]), int(spot[0] * shape[1])
        return next((kind for kind, area in areas.items() if area[row, column]), "elsewhere")

    shares = {kind: float(attention.map[area].sum()) for kind, area in areas.items()}
    return Landing(
        at(attention.peak),
        None if attention.second is None else at(attention.second),
        shares["face"],
        shares["text"],
        shares["headline"],
    )


def pull(attention: MappedAttention, boxes: Sequence[Box]) -> float:
    """Return how well some boxes hold their own against the rest of a picture, 0 to 1.

    As strongly as they draw at best, beside the spot that draws most (1: it is in them), or as
    much as they get of all attention, whichever is more: wide text is found without a peak.
    """
    inside = attention.map[_area(boxes, attention.map.shape)]
    return float(max(inside.max(initial=0) / attention.map.max(), inside.sum()))


def sure_lines(text: TextRegions) -> list[TextBox]:
    """Return the lines that are surely text."""
    return [line for line in text.boxes if line.score >= _SUREST]


def headline(lines: Sequence[TextBox], shape: tuple[int, ...]) -> list[TextBox]:
    """Return the lines of the block that holds the highest one; none of none.

    `shape` is the picture's height and width, in any unit.
    """
    if not lines:
        return []
    heights = [height_on_phone(line.corners, shape[1], shape[0]) for line in lines]
    highest = heights.index(max(heights))
    block = next(each for each in in_blocks([line.box for line in lines]) if highest in each)
    return [lines[number] for number in sorted(block)]


def sureness(attention: Attention, text_share: float) -> float:
    """Return how likely the peak is where people would look most, .7 to .95.

    Measured on photographs; for a picture with text it is our guess, less the more text there is.
    """
    photograph = _ONE if attention.second is None else _TWO
    unlike = min(text_share / _FULL_OF_TEXT, 1)
    return photograph + (_UNLIKE - photograph) * unlike


def _area(boxes: Sequence[Box], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return which cells of the map lie in one of the boxes or just beside it."""
    area = np.zeros(shape, np.bool_)
    rows, columns = shape[:2]
    beside = _BESIDE * max(rows, columns)
    for x, y, width, height in boxes:
        top, left = max(int(y * rows - beside), 0), max(int(x * columns - beside), 0)
        bottom = int(np.ceil((y + height) * rows + beside))
        right = int(np.ceil((x + width) * columns + beside))
        area[top:bottom, left:right] = True
    return area
