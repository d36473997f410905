"""Read the text in a picture, with the confidence of each line.

What is done before and after the nets is ours (`benchmarks/reading.py`). Reading is never certain:
a line given .95 and more is right to the letter in about 95 of 100 cases, one below that in about
half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from contentcheck.vision.characters import alphabet
from contentcheck.vision.ctc import decode
from contentcheck.vision.found import Line, Reading
from contentcheck.vision.nets import net, weight_file
from contentcheck.vision.order import reading_order
from contentcheck.vision.recogniser import RECOGNISER, cut_out, likely_characters
from contentcheck.vision.text_regions import find_lines, find_text, text_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

# The detector for reading: with the size and the rectangles that suit the share of text, many small
# lines are lost. At 960 two to seven times as many characters go wrong.
LONG_SIDE = 1280
UNCLIP = 1.6

MOST_LINES = 80  # the highest lines of a picture; a page full of text has about 60

_SURE = 0.9  # below this confidence the line may stand on its head: it is read turned, too


def read_text(bgr: NDArray[np.uint8], glance: NDArray[np.float32] | None = None) -> Reading:
    """Read the lines of text in an upright H×W×3 picture of any size.

    `glance` is `find_text(bgr).probability`, where it is at hand.

    Takes about .1 s of CPU for each line. Raises Skip("no text reader") where the weights are not
    installed or OpenCV is older than 5, Skip("no text detector") without the detector's.
    """
    net(RECOGNISER)  # without it there is no need to look for lines
    if glance is None:
        glance = find_text(bgr).probability
    found = list(find_lines(bgr, glance, LONG_SIDE, UNCLIP))
    lines = list(read_lines(bgr, found))
    order = reading_order([line.region.box for line in lines])
    return Reading(tuple(lines[number] for number in order), max(0, len(found) - MOST_LINES))


def read_lines(
    bgr: NDArray[np.uint8], found: Iterable[tuple[NDArray[np.float64], float]], least: float = 0.0
) -> Iterator[Line]:
    """Read lines (corners in fractions, score) one by one: the highest first, `MOST_LINES` at most.

    `least` is the height from which a line is read, as a share of the picture's width. Whoever has
    read enough need not go on. Raises Skip("no text reader") as `read_text`.
    """
    net(RECOGNISER)
    ranked = sorted(((_height(line[0], bgr), *line) for line in found), key=lambda line: -line[0])
    for height, corners, score in ranked[:MOST_LINES]:
        if height < least:
            break
        text, confidence = _read(cut_out(bgr, corners))
        if text:
            yield Line(text, confidence, height, text_box(corners, score))


def _height(corners: NDArray[np.float64], bgr: NDArray[np.uint8]) -> float:
    """Return the shorter side of a line's rectangle, as a share of the picture's width."""
    height, width = bgr.shape[:2]
    sides = np.diff(corners[:3] * (1, height / width), axis=0)
    return float(np.hypot(*sides.T).min())


def _read(line: NDArray[np.uint8]) -> tuple[str, float]:
    """Read a line, turned by 180 degrees where it makes more sense so."""
    read = _recognise(line)
    if read[1] >= _SURE:
        return read
    turned = _recognise(np.ascontiguousarray(line[::-1, ::-1]))
    return max(read, turned, key=lambda each: each[1])


def _recognise(line: NDArray[np.uint8]) -> tuple[str, float]:
    """Return the text of a line and its confidence."""
    likely = likely_characters(line)
    known = alphabet(weight_file(RECOGNISER))
    if likely.shape[1] != known.outputs:
        raise ValueError("the recogniser and its list of characters do not fit together")
    return decode(likely[:, known.columns], known.letters)
