"""Draw the opening of a video for people: its sampled frames, and below them a line of time.

Each frame begins where its moment lies on the line. The words on it are the names that
`contentcheck measure` uses, the same in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.overlay import Marks, drawn
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Colour = tuple[int, int, int]  # BGR

_FRAME_SIDE = 420  # px, the longer side of a frame in the strip
_NARROWEST = 160  # px of a frame's place: the words on the line need room
_GAP = 8
_CHART, _LABEL, _AXIS = 90, 22, 26  # px: the curve of brightness, a row of words, the seconds
_FONT, _FONT_SIZE = cv2.FONT_HERSHEY_SIMPLEX, 0.45

_INK, _GROUND, _BLANK, _CURVE = (40, 40, 40), (255, 255, 255), (205, 205, 205), (150, 90, 20)
COLOURS: dict[str, Colour] = {
    "first_content": (60, 140, 30),
    "fade_complete": (0, 120, 220),
    "sharp_from": (170, 60, 140),
    "cut": (40, 40, 210),
    "subject": (160, 110, 0),
    "cover": (90, 90, 90),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to point at on the line: its second, and one of the names in `COLOURS`."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The brightness (0 to 1) of every frame at its second, and which frames are blank."""

    times: Sequence[float]
    brightness: Sequence[float]
    blank: Sequence[bool]


def filmstrip(
    frames: Iterable[tuple[float, NDArray[np.uint8], Marks]],
    curve: Curve,
    moments: Sequence[Moment],
    seconds: float,
) -> NDArray[np.uint8]:
    """Return the strip: frames (second, pixels, marks) from the left over a line of `seconds`.

    The frames are evenly spaced in time, the first at 0.
    """
    cells = [(time, drawn(shrink(bgr, _FRAME_SIDE), marks)) for time, bgr, marks in frames]
    height, width = cells[0][1].shape[:2]
    place = max(width, _NARROWEST) + _GAP
    step = cells[1][0] - cells[0][0] if len(cells) > 1 else seconds
    scale = place / step  # px a second
    total = max(round(seconds * scale), place * len(cells)) + _GAP
    names = list(dict.fromkeys(moment.name for moment in moments))
    chart_from = height + _GAP + _LABEL * len(names)
    canvas = np.full((chart_from + _CHART + _AXIS, total, 3), _GROUND, np.uint8)
    for number, (time, cell) in enumerate(cells):
        left = number * place
        canvas[:height, left : left + width] = cell
        _write(canvas, f"{time:.1f} s", (left + 6, 18), _GROUND, outlined=True)
    _chart(canvas[chart_from : chart_from + _CHART], curve, scale)
    for moment in moments:
        row = height + _GAP + _LABEL * (names.index(moment.name) + 1) - 6
        _point_at(canvas, moment, round(moment.at * scale), row, chart_from + _CHART)
    for half in range(int(seconds / 0.5) + 1):
        at = round(half * 0.5 * scale)
        cv2.line(canvas, (at, chart_from + _CHART), (at, chart_from + _CHART + 6), _INK, 1)
        _write(
            canvas, f"{half * 0.5:.1f}", (_fitting(canvas, at, 30), chart_from + _CHART + 18), _INK
        )
    return canvas


def _chart(area: NDArray[np.uint8], curve: Curve, scale: float) -> None:
    """Draw the brightness as a curve, over grey where frames are blank."""
    height = len(area)
    ends = [*curve.times[1:], curve.times[-1]]
    for start, end, blank in zip(curve.times, ends, curve.blank, strict=True):
        if blank:
            area[:, round(start * scale) : round(end * scale) + 1] = _BLANK
    points = [
        (round(time * scale), round((1 - value) * (height - 1)))
        for time, value in zip(curve.times, curve.brightness, strict=True)
    ]
    cv2.polylines(area, [np.array(points, np.int32)], False, _CURVE, 2, cv2.LINE_AA)
    cv2.rectangle(area, (0, 0), (area.shape[1] - 1, height - 1), _BLANK, 1)
    _write(area, "brightness", (6, 16), _CURVE)


def _point_at(canvas: NDArray[np.uint8], moment: Moment, x: int, y: int, bottom: int) -> None:
    colour = COLOURS[moment.name]
    cv2.line(canvas, (x, y - 10), (x, bottom), colour, 2)
    words = f"{moment.name} {moment.at:.2f}"
    (width, _), _ = cv2.getTextSize(words, _FONT, _FONT_SIZE, 1)
    _write(canvas, words, (_fitting(canvas, x, width), y), colour)


def _fitting(canvas: NDArray[np.uint8], x: int, width: int) -> int:
    """Return where words begin: to the right of a line, or to its left where there is no room."""
    return x + 4 if x + 4 + width < canvas.shape[1] else x - 4 - width


def _write(
    canvas: NDArray[np.uint8],
    words: str,
    at: tuple[int, int],
    colour: Colour,
    *,
    outlined: bool = False,
) -> None:
    if outlined:
        cv2.putText(canvas, words, at, _FONT, _FONT_SIZE, _INK, 4, cv2.LINE_AA)
    cv2.putText(canvas, words, at, _FONT, _FONT_SIZE, colour, 1, cv2.LINE_AA)
