"""How many words an opening shows, for how long, and when the first short message stands there.

The sampled frames are read at their 640 px, which is enough: of letters 23 to 28 px high in a frame
of 1080×1920, 89 of 100 words are read with confidence, of 29 to 40 px 92, of larger ones 99
(`benchmarks/reading.py --frames`). Smaller ones have less than 8 px on a phone 360 px wide.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.reading import UNCLIP, read_lines
from contentcheck.vision.text_regions import lines_of, text_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Box = tuple[float, float, float, float]

WORDS_A_SECOND = 2.8  # 170 words a minute (vision study, section 4)
SHORT = 8  # words that three seconds hold
# Twice what three seconds hold is no better than more of it: reading ends there. So does it after
# this many lines, as a street full of signs would take seconds of computing.
ENOUGH, MOST_LINES = 17, 16
# Text to be read is as high as the rule for small text in pictures asks: 9 px on a phone 360 px
# wide. Lower lines are not read: most of them stand on things in the picture.
_LEAST = 9 / 360

# A line that stands where one stood and looks like it is that line, and is not read again.
_SAME_PLACE = 0.5  # common area over that of both
_SAME_LOOK = 0.6  # correlation of the two, the ground behind them may move
_PATCH = (96, 24)  # px at which they are compared


@dataclass(frozen=True, slots=True)
class ScreenText:
    """The text of an opening.

    words      how many different words were read, counted until there are `ENOUGH`
    seconds    for how long text is on the screen
    messages   seconds of the sampled frames that show a message of at most eight words
    until      second from which no text is on the screen
    """

    words: int
    seconds: float
    messages: tuple[float, ...]
    until: float

    @property
    def load(self) -> float:
        """Words to be read over words that can be read in that time: 1 is just readable."""
        return self.words / (WORDS_A_SECOND * self.seconds) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class TextFrame:
    """A sampled frame: second, pixels between the bars, and the text detector's map of them.

    `probability` is None for a blank frame, which has no text.
    """

    time: float
    bgr: NDArray[np.uint8]
    probability: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that was read: where, how it looks, and its words if they are sure."""

    box: Box
    look: NDArray[np.uint8]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The lines of a frame; `whole` is False where reading ended before all were read."""

    lines: tuple[_Line, ...]
    whole: bool

    @property
    def text(self) -> bool:
        return not self.whole or any(line.words for line in self.lines)

    @property
    def message(self) -> bool:
        words = sum(len(line.words) for line in self.lines)
        return self.whole and 0 < words <= SHORT


def read_screen(frames: Sequence[TextFrame], end: float, *, ended: bool, sure: float) -> ScreenText:
    """Read the sampled frames, each line once, until there are words enough.

    Lines read with less confidence than `sure` hold no words. Text that is still there when the
    video goes on is given all the time up to `end`, as nobody knows how long it stays. Raises
    Skip("no text reader") as `read_text`.
    """
    reader = _Reader(sure)
    shown = [reader.read(frame) for frame in frames]
    times = [*(frame.time for frame in frames), end]
    seconds = until = 0.0
    for number, each in enumerate(shown):
        if each.text:
            # What the frame before did not show may have come right after it.
            new = number > 0 and not shown[number - 1].text
            seconds += times[number + 1] - times[number - new]
            until = times[number + 1]
    if until == end and not ended:
        seconds = end
    messages = tuple(f.time for f, each in zip(frames, shown, strict=True) if each.message)
    return ScreenText(reader.words.total(), min(seconds, end), messages, until)


@dataclass(slots=True)
class _Reader:
    """Reads frames one after the other and remembers what it has read."""

    sure: float
    known: list[_Line] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)

    def done(self) -> bool:
        return self.words.total() >= ENOUGH or len(self.known) >= MOST_LINES

    def read(self, frame: TextFrame) -> _Shown:
        if frame.probability is None:
            return _Shown((), whole=True)
        shown, new = [], []
        for found in lines_of(frame.probability, UNCLIP):
            box = text_box(*found).box
            look = _look(frame.bgr, box)
            old = next((line for line in self.known if _same(line, box, look)), None)
            if old is None:
                new.append(found)
            else:
                shown.append(old)
        unread = read_lines(frame.bgr, new, _LEAST) if new else iter(())
        while not self.done() and (line := next(unread, None)) is not None:
            words = line.words if line.confidence >= self.sure else ()
            box = line.region.box
            shown.append(_Line(box, _look(frame.bgr, box), words))
            self.known.append(shown[-1])
            # Words that were read before count again only where there are more of them now.
            self.words |= Counter(word.lower() for each in shown for word in each.words)
        return _Shown(tuple(shown), whole=not (new and self.done()))


def _look(bgr: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """Return a line's place in a frame as a small grey picture."""
    height, width = bgr.shape[:2]
    x, y, across, down = box
    left, top = int(x * width), int(y * height)
    part = bgr[top : max(top + 1, round((y + down) * height))]
    part = part[:, left : max(left + 1, round((x + across) * width))]
    return np.asarray(cv2.resize(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), _PATCH), np.uint8)


def _same(line: _Line, box: Box, look: NDArray[np.uint8]) -> bool:
    if _overlap(line.box, box) < _SAME_PLACE:
        return False
    likeness = cv2.matchTemplate(line.look, look, cv2.TM_CCOEFF_NORMED)
    return bool(likeness[0, 0] >= _SAME_LOOK)


def _overlap(one: Box, other: Box) -> float:
    """Return the common area of two boxes over that of both."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    common = max(0.0, right - left) * max(0.0, bottom - top)
    return common / (one[2] * one[3] + other[2] * other[3] - common)
