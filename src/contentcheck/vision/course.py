"""How a whole video goes on: its cuts, blank and still stretches, and what it ends with.

Frame by frame, so that a long clip takes no more memory than a short one but for a few numbers a
frame. Frames have a long side of 160 px and 256 levels; cuts are told as in `motion`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.bars import BLACK
from contentcheck.vision.motion import is_sudden, shows_another_shot
from contentcheck.vision.opening import is_card

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FLAT = 4.0  # standard deviation below which a frame is one plain tone, as in `opening`
_BLACK_SHARE = (
    0.05  # of the pixels; a frame with more light than this is not black (95th percentile)
)

# A picture is still while it is like the one that the stretch began with, everywhere: the frames
# of a slow zoom hardly differ from one to the next. Our choice; compression stays below.
_CHANGED = 1.0  # of 255, mean over the frame
_BLOCK = 5  # px
_CHANGED_PLACE = 4.0  # of 255, mean over one block
_SHORTEST = 0.5  # s; less is no stretch


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a clip, in seconds. `card`: it holds text or a logo on plain ground."""

    start: float
    end: float
    card: bool = False

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Course:
    """What a clip of `seconds` shows.

    cuts   seconds at which another shot begins
    blank  stretches of black or of one plain tone
    still  stretches in which nothing moves, the blank ones left out
    """

    seconds: float
    cuts: tuple[float, ...]
    blank: tuple[Stretch, ...]
    still: tuple[Stretch, ...]

    @property
    def cuts_a_minute(self) -> float:
        return 60 * len(self.cuts) / self.seconds if self.seconds else 0.0

    @property
    def still_share(self) -> float:
        """The part of the time, 0 to 1, in which nothing moves though there is a picture."""
        return sum(each.length for each in self.still) / self.seconds if self.seconds else 0.0

    @property
    def end_card(self) -> Stretch | None:
        """The still card that the clip ends with, if it does and is not a card throughout."""
        last = self.still[-1] if self.still else None
        ends = last is not None and last.card and last.start > 0 and last.end >= self.seconds
        return last if ends else None


@dataclass(frozen=True, slots=True)
class _Frame:
    start: float
    bgr: NDArray[np.uint8]
    grey: NDArray[np.uint8]
    blank: bool


class CourseWatcher:
    """Watches a clip frame by frame."""

    def __init__(self) -> None:
        self._last: _Frame | None = None
        self._first: _Frame | None = None  # of the stretch in which nothing has changed so far
        self._end = 0.0
        self._times, self._changes = array("d"), array("d")  # of each frame but the first
        self._candidates: list[int] = []
        self._blank: list[Stretch] = []
        self._still: list[Stretch] = []

    def see(self, start: float, end: float, bgr: NDArray[np.uint8]) -> None:
        """Take in the next frame, shown from `start` to `end` (s): height × width × 3."""
        grey = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)
        frame = _Frame(start, bgr, grey, _is_blank(grey))
        if self._last is not None:
            self._look_for_cut(self._last, frame)
        if self._first is None or not _same(self._first, frame):
            self._end_stretch()
            self._first = frame
        self._last, self._end = frame, end

    def found(self) -> Course:
        """Return what was seen, once the last frame is in."""
        self._end_stretch()
        times, changes = np.array(self._times), np.array(self._changes)
        cuts = [float(times[at]) for at in self._candidates if is_sudden(at, times, changes)]
        return Course(self._end, tuple(cuts), tuple(self._blank), tuple(self._still))

    def _look_for_cut(self, one: _Frame, other: _Frame) -> None:
        change = cv2.norm(one.grey, other.grey, cv2.NORM_L1) / one.grey.size
        shown = not (one.blank or other.blank)
        if shown and shows_another_shot(change, (one.bgr, one.grey), (other.bgr, other.grey)):
            self._candidates.append(len(self._times))
        self._times.append(other.start)
        self._changes.append(change)

    def _end_stretch(self) -> None:
        first = self._first
        if first is None or self._end - first.start < _SHORTEST:
            return
        if first.blank:
            self._blank.append(Stretch(first.start, self._end))
        else:
            self._still.append(Stretch(first.start, self._end, is_card(first.bgr)))


def _is_blank(grey: NDArray[np.uint8]) -> bool:
    light = np.count_nonzero(grey >= BLACK) / grey.size
    return bool(light < _BLACK_SHARE or np.std(grey) < _FLAT)


def _same(one: _Frame, other: _Frame) -> bool:
    """Tell whether two frames show the same; all that is blank counts as the same."""
    if one.blank or other.blank:
        return one.blank and other.blank
    if cv2.norm(one.grey, other.grey, cv2.NORM_L1) / one.grey.size >= _CHANGED:
        return False
    difference = cv2.absdiff(one.grey, other.grey)
    height, width = (max(1, round(side / _BLOCK)) for side in difference.shape)
    places = cv2.resize(difference, (width, height), interpolation=cv2.INTER_AREA)
    return bool(places.max() < _CHANGED_PLACE)
