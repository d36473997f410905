"""Is a frame fit to be a video's cover, and which frame of the opening would be fitter?

Whether somebody blinks in it is not judged: no part of what is installed can tell an eye that is
shut, and a guess would accuse good pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contentcheck.vision.opening_focus import (
    FACE_AREA,
    clear_share,
    focus_share,
    has_face,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contentcheck.vision.samples import SampledFrame

    Box = tuple[float, float, float, float]

# What a frame earns as a cover: the weights that its parts have in the sum of the opening focus.
_CLEAR, _SUBJECT, _ONE_PLACE = 15, 20, 10
# Another frame is suggested only where it is fitter by a tenth of all that can be earned, and in
# place of one that somebody has chosen only where that one is not clear. Our choice.
_BETTER, _CLEAR_ENOUGH = 4.5, 0.5
_NEAR = 0.5  # s between a cover and the sampled frame that shows the same words

_SURELY_TEXT = 0.8  # of the detector: stars and windows in a row are given less
_LARGE_LINE = 9 / 360  # of the width: text that can be read on a phone 360 px wide


@dataclass(frozen=True, slots=True)
class Cover:
    """The frame that stands for a video: at which second, and what it is like.

    frame    as it was looked at; None where the video ends before that second
    clear    0 to 1, as in the opening focus; 0 for a blank frame, and without one
    light    brightness that 1 % of the pixels exceed, 0 to 1
    best_at  second of the fittest frame of the opening, `at` where none is much fitter; None where
             all are blank
    """

    at: float
    frame: SampledFrame | None
    clear: float
    light: float
    best_at: float | None


def judge_cover(
    frame: SampledFrame,
    light: float,
    others: Sequence[tuple[SampledFrame, float]],
    messages: Sequence[float],
    *,
    chosen: bool,
) -> Cover:
    """Judge a frame as a cover; the others (each with its light) are those it might be instead.

    `messages` are the seconds at which a short text is on the screen; `chosen` says that somebody
    has picked the frame.
    """
    clear = 0.0 if frame.blank else clear_share(frame.sharpness, light)
    own = _fitness(frame, light, messages)
    best, earliest = max(
        ((_fitness(other, its, messages), -other.time) for other, its in others), default=(0.0, 0.0)
    )
    best_at = None if max(own, best) == 0 else frame.time
    if best >= own + _BETTER and not (chosen and clear >= _CLEAR_ENOUGH):
        best_at = -earliest
    return Cover(frame.time, frame, clear, light, best_at)


def cut_off(frame: SampledFrame, aspect: float, shape: float) -> tuple[float, Box | None]:
    """Return how much of a face or a readable line a crop to `shape` cuts away, and its box.

    The crop keeps the middle; `aspect` and `shape` are width over height of frame and crop. It is
    the largest share (0 to 1) of any one of them: half a face is a loss, whatever else is whole.
    """
    wide, high = min(1.0, shape / aspect), min(1.0, aspect / shape)
    kept = ((1 - wide) / 2, (1 - high) / 2, wide, high)
    faces = (face.box for face in frame.faces or () if face.box[2] * face.box[3] >= FACE_AREA)
    lines = (
        line.box
        for line in frame.lines
        if line.score >= _SURELY_TEXT and line.box[3] / aspect >= _LARGE_LINE
    )
    cuts = [(1 - _inside(box, kept), box) for box in (*faces, *lines)]
    return max(cuts, default=(0.0, None))


def _inside(box: Box, kept: Box) -> float:
    """Return the share of a box that lies in another."""
    across = min(box[0] + box[2], kept[0] + kept[2]) - max(box[0], kept[0])
    down = min(box[1] + box[3], kept[1] + kept[3]) - max(box[1], kept[1])
    return max(0.0, across) * max(0.0, down) / max(box[2] * box[3], 1e-9)


def _fitness(frame: SampledFrame, light: float, messages: Sequence[float]) -> float:
    if frame.blank:
        return 0.0
    text = any(abs(frame.time - shown) < _NEAR for shown in messages)
    return (
        _CLEAR * clear_share(frame.sharpness, light)
        + _SUBJECT * (text or has_face(frame))
        + _ONE_PLACE * focus_share(frame.attention.focus)
    )
