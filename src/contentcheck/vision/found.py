"""What is found in pictures, as small values: lines, words, faces, where people look.

They come back from the media worker, so loading them takes neither numpy nor OpenCV: what a net
makes of each pixel stays with the functions that find them.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Box = tuple[float, float, float, float]

GRID = 5  # cells a side, as in the grid that Facebook once gave to advertisers

# Below these a line is too small, or too likely none, for its colours to be taken at their word.
# Drawn in known colours, lines of 32 px in a picture of 1080 are right to 4 %; at 24 px (8 on a
# phone) contrasts around 3 come out 5 % too low, at 18 px up to a fifth.
_LOWEST = 8.0  # px on a phone
_SUREST = 0.8  # of the detector
# The detector doubts letters because they are faint. Faint ones are taken at their word, too, where
# the line has but two colours: of drawn lines, saved at quality 88, these explain .92 and more of
# the differences, of shadows, reflections and grain that it took for letters in 457 pictures .86.
_FAINT, _FAINT_SUREST, _TWO_COLOURS = 2.0, 0.65, 0.9
_SMALLEST = 0.005  # of the picture

_WORD = re.compile(r"\w(?:\S*\w)?")  # from its first letter or digit to its last


class TextBox(msgspec.Struct, frozen=True):
    """A line of text: the upright box around it (x, y, width, height in fractions of the picture).

    `corners` are those of the line itself, which may be tilted: (x, y) in fractions, clockwise.
    `score` is the detector's mean probability inside, 0.6 to 1.
    """

    box: Box
    corners: tuple[tuple[float, float], ...]
    score: float


class TextRegions(msgspec.Struct, frozen=True):
    """The lines of text in a picture, from top to bottom.

    share  area of the union of the lines / area of the picture, 0 to 1
    boxes  the lines
    cells  (row, column) of the cells of a 5×5 grid that a line touches
    """

    share: float
    boxes: tuple[TextBox, ...]
    cells: tuple[tuple[int, int], ...]

    @property
    def grid_share(self) -> float:
        """The cells that a line touches / 25; one pixel is enough."""
        return len(self.cells) / GRID**2

    @property
    def around(self) -> Box | None:
        """The box around all lines in fractions of the picture, or None without text."""
        if not self.boxes:
            return None
        return around(each.box for each in self.boxes)


class Line(msgspec.Struct, frozen=True):
    """A line of text that was read.

    confidence  mean probability of its characters, 0 to 1
    height      of the line, as a share of the picture's width: times 360 it is pixels on a phone
    region      where the line was found
    """

    text: str
    confidence: float
    height: float
    region: TextBox

    @property
    def words(self) -> tuple[str, ...]:
        """The words, without the punctuation around them."""
        return tuple(_WORD.findall(self.text))


class Reading(msgspec.Struct, frozen=True):
    """The lines read in a picture, in reading order; `unread` is how many there were beyond them.

    A check that looks for something in a text searches `text` and asks `spanned(…).box` for its
    place in the picture.
    """

    lines: tuple[Line, ...]
    unread: int = 0

    @property
    def text(self) -> str:
        """All lines, each on a line of its own."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all lines."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def confidence(self) -> float:
        """The mean confidence of the lines, 1 without any."""
        confidences = [line.confidence for line in self.lines] or [1.0]
        return sum(confidences) / len(confidences)

    @property
    def box(self) -> Box | None:
        """The box around the lines (x, y, width, height in fractions), None without any."""
        if not self.lines:
            return None
        return around(line.region.box for line in self.lines)

    def only(self, wanted: Callable[[Line], bool]) -> Reading:
        """Return the reading with only some of its lines."""
        return msgspec.structs.replace(self, lines=tuple(filter(wanted, self.lines)))

    def spanned(self, start: int, end: int) -> Reading:
        """Return the reading with only the lines that hold code points `start` to `end` of it."""
        ends = accumulate((len(line.text) + 1 for line in self.lines), initial=-1)
        held = (
            line
            for line, before in zip(self.lines, ends, strict=False)
            if start <= before + len(line.text) and end > before + 1
        )
        return msgspec.structs.replace(self, lines=tuple(held))


class LegibleLine(msgspec.Struct, frozen=True):
    """A line of text as a reader gets it.

    box       the upright box around it, in fractions of the picture
    height    on a phone, in px of a feed 360 px wide: about the size of the type
    contrast  with its ground, 1 to 21; None where too little of it can be seen
    score     how sure the detector is that it is text, 0.6 to 1
    flat      how much of its differences of lightness two colours explain, 0 to 1
    """

    box: Box
    height: float
    contrast: float | None
    score: float
    flat: float

    @property
    def is_sure(self) -> bool:
        """Whether it is large and sure enough for its colours to be taken at their word."""
        _, _, width, height = self.box
        large = self.height >= _LOWEST and width * height >= _SMALLEST
        faint = self.contrast is not None and self.contrast < _FAINT and self.flat >= _TWO_COLOURS
        return large and self.score >= (_FAINT_SUREST if faint else _SUREST)


class Face(msgspec.Struct, frozen=True):
    """A face: its box (x, y, width, height in fractions of the picture) and score, 0.9 to 1."""

    box: Box
    score: float


class Attention(msgspec.Struct, frozen=True):
    """Where people will probably look.

    peak   (x, y) in fractions of the picture: the spot that draws most
    focus  0 to 1: 1 minus the share of the picture that holds half of the attention. By the
           learned map, nine in ten photographs have .88 to .97, a blank picture .82; it ranks
           them as people do (Spearman .82 on pictures kept out of training). By the map made by
           hand, .82 to .96, one disc on plain ground .98, a blank picture .67, Spearman .5
    second another spot that draws nearly as much as the peak; None where no such spot is known
    """

    peak: tuple[float, float]
    focus: float
    second: tuple[float, float] | None = None

    @property
    def spots(self) -> tuple[tuple[float, float], ...]:
        """The peak, and the other spot that draws nearly as much."""
        return (self.peak,) if self.second is None else (self.peak, self.second)


class Lost(msgspec.Struct, frozen=True):
    """The share of the drawn edges that can hardly be seen, 0 to 1, and on which ground."""

    share: float = 0.0
    ground: Literal["white", "black"] = "white"


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*((x, y, x + w, y + h) for x, y, w, h in boxes), strict=True)
    left, top = min(lefts), min(tops)
    return left, top, max(rights) - left, max(bottoms) - top
