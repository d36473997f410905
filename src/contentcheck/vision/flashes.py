"""Does a video flash so that it may harm photosensitive viewers? Counted over all its frames.

A flash is a pair of opposing changes of light (WCAG 2.2, "general flash and red flash thresholds",
after ITU-R BT.1702): each a transition of a tenth of the maximum relative luminance whose darker
state is below 0.8, or to or from a saturated red. They are counted in each of about 32 × 18 blocks,
because two halves that flash in turn leave the mean of the picture as it is. Files know no viewing
distance, so what counts is a quarter of the frame instead of a quarter of 10 degrees of the eye's
field. Limits of 6 transitions (three flashes) in a second, and the extended failure of 4 to 6 for
4 of 5 seconds, are those that EA's IRIS applies (github.com/electronicarts/IRIS).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALLOWED = 6  # transitions in any second: three flashes
MANY = 4  # transitions in a second from which a clip nears the limit
AREA = 0.25  # of the frame

_BLOCK = 5  # px of a frame of 160
_SECOND = 1.0
_SAME_TIME = 0.001  # s: both ends of a second belong to it, as in IRIS (2 Hz are 5 transitions)
_LONG, _LONG_OF = 4.0, 5.0  # s with `MANY` transitions, of so many, that are too long

# Of relative luminance, and of red minus green minus blue in linear light (IRIS: 20 of 320).
_STEP = np.array([[0.1], [20 / 320]], np.float32)
_DARKER = np.array([[0.8], [np.inf]], np.float32)  # what the darker state stays below
_SATURATED = 0.8  # part of red in a colour from which it is saturated

_LUMINANCE = np.array([0.0722, 0.7152, 0.2126], np.float32)  # of blue, green, red (ITU-R BT.709)

# In HDR, 20 of 200 cd/m² stand for a tenth, and 160 for 0.8 (ITU-R BT.1702-3).
_PQ, _HLG = 16, 18  # ITU-T H.273, table 3
_SDR_WHITE, _HLG_PEAK = 200.0, 1000.0  # cd/m²


@dataclass(frozen=True, slots=True)
class Flashes:
    """How much a clip flashes.

    general_transitions  most changes of light in any second, over a quarter of the frame
    red_transitions      the same of changes to and from a saturated red
    area                 share of the frame that changes so often in the worst second, 0 to 1
    worst_at             start of the worst second, in seconds; None without any transition
    extended             4 to 6 transitions a second go on for 4 of 5 seconds
    extended_at          start of those 5 seconds
    by_second            for each second of the clip with a frame, the most changes of either kind
                         in the second before one of its frames
    """

    general_transitions: int
    red_transitions: int
    area: float
    worst_at: float | None
    extended: bool
    extended_at: float | None
    by_second: tuple[tuple[int, int], ...]

    @property
    def transitions(self) -> int:
        """The most of either kind."""
        return max(self.general_transitions, self.red_transitions)

    @property
    def safe(self) -> bool:
        """No second holds more than three flashes."""
        return self.transitions <= ALLOWED


class FlashCounter:
    """Counts the flashes of a clip frame by frame; it remembers a number a second.

    `transfer` is how the frames code light (ITU-T H.273, table 3): BT.2100 PQ (16) and HLG (18)
    are understood, all else is taken for sRGB.
    """

    def __init__(self, transfer: int = 2):
        self._light = _linear_light(transfer)
        self._blocks: _Blocks | None = None
        self._long = _LongStretch()
        self._most = np.zeros(2, np.int64)  # of light, of red
        self._worst: tuple[int, float, float] = (0, 0.0, 0.0)  # transitions, share, start
        self._by_second: dict[int, int] = {}  # a file may claim times far apart: no list

    def see(self, start: float, end: float, bgr: NDArray[np.uint8]) -> None:
        """Take in the next frame, shown from `start` to `end` (s): height × width × 3 at 160 px."""
        height, width = (max(1, round(side / _BLOCK)) for side in bgr.shape[:2])
        light = cv2.resize(cv2.LUT(bgr, self._light), (width, height), interpolation=cv2.INTER_AREA)
        blocks = np.asarray(light, np.float32).reshape(-1, 3)
        values = np.stack((blocks @ _LUMINANCE, _redness(blocks)))
        if self._blocks is None:
            self._blocks = _Blocks(values)
            self._by_second[int(start)] = 0
            return
        reached = self._blocks.change(start, values)
        most = int(reached.max())
        self._by_second[int(start)] = max(self._by_second.get(int(start), 0), most)
        self._long.see(start, end, most)
        np.maximum(self._most, reached, out=self._most)
        share = self._blocks.share(most) if most else 0.0
        if (most, share) > self._worst[:2]:
            self._worst = most, share, max(0.0, start - _SECOND)

    def found(self) -> Flashes:
        """Return what was counted so far."""
        most, share, start = self._worst
        general, red = self._most.tolist()
        return Flashes(
            general_transitions=general,
            red_transitions=red,
            area=share,
            worst_at=start if most else None,
            extended=self._long.at is not None,
            extended_at=self._long.at,
            by_second=tuple(sorted(self._by_second.items())),
        )


class _Blocks:
    """The light and the redness of each block since its last transition, and the last second's."""

    def __init__(self, values: NDArray[np.float32]):
        self._low, self._high = values.copy(), values.copy()
        self._direction = np.zeros(values.shape, np.int8)
        self._counts = np.zeros(values.shape, np.int16)
        self._recent: deque[tuple[float, NDArray[np.bool_]]] = deque()
        self._rank = values.shape[1] - ceil(AREA * values.shape[1])
        self._reached = np.zeros(2, np.int16)

    def change(self, time: float, values: NDArray[np.float32]) -> NDArray[np.int16]:
        """Return the transitions of each kind that a quarter of the blocks made in a second."""
        low, high = np.minimum(self._low, values), np.maximum(self._high, values)
        rise = (values - low >= _STEP) & (low < _DARKER) & (self._direction <= 0)
        fall = (high - values >= _STEP) & (values < _DARKER) & (self._direction >= 0)
        moved = rise | fall
        self._low, self._high = np.where(moved, values, low), np.where(moved, values, high)
        self._direction[rise], self._direction[fall] = 1, -1
        changed = bool(moved.any())
        if changed:
            self._recent.append((time, moved))
            self._counts += moved
        while self._recent and self._recent[0][0] < time - _SECOND - _SAME_TIME:
            self._counts -= self._recent.popleft()[1]
            changed = True
        if changed:
            self._reached = np.partition(self._counts, self._rank, axis=1)[:, self._rank]
        return self._reached

    def share(self, transitions: int) -> float:
        """Return the share of blocks that made so many transitions in the last second."""
        return float((self._counts >= transitions).mean(axis=1).max())


class _LongStretch:
    """Watches for five seconds of which four hold many transitions, though not too many."""

    def __init__(self) -> None:
        self.at: float | None = None
        self._many: deque[tuple[float, float]] = deque()
        self._held = 0.0

    def see(self, start: float, end: float, transitions: int) -> None:
        if MANY <= transitions <= ALLOWED:
            self._many.append((end, end - start))
            self._held += end - start
        while self._many and self._many[0][0] <= end - _LONG_OF:
            self._held -= self._many.popleft()[1]
        if self.at is None and self._held > _LONG + _SAME_TIME:
            self.at = max(0.0, end - _LONG_OF)


def _redness(bgr: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how much red outweighs the rest where it is saturated, else 0: n × 3 to n."""
    blue, green, red = bgr.T
    saturated = red >= _SATURATED * (red + green + blue)
    return np.where(saturated, np.maximum(red - green - blue, 0), 0).astype(np.float32)


def _linear_light(transfer: int) -> NDArray[np.float32]:
    """Return the relative luminance that each of 256 levels stands for, 1 for white in SDR."""
    level = np.arange(256) / 255
    if transfer == _PQ:  # ITU-R BT.2100, table 4
        root = level ** (32 / 2523)
        light = np.maximum(root - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * root)
        linear = light ** (8192 / 1305) * 10_000 / _SDR_WHITE
    elif transfer == _HLG:  # table 5, with its system gamma of 1.2 for each colour by itself
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        scene = np.where(level <= 0.5, level**2 / 3, (np.exp((level - c) / a) + b) / 12)
        linear = scene**1.2 * _HLG_PEAK / _SDR_WHITE
    else:  # IEC 61966-2-1
        linear = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)
