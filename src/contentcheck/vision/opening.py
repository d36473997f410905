"""How a video opens: is there something to see, from when, and how does it move?

Thresholds are those of the vision study, sections 4 and 5, unless a comment says otherwise; they
hold for frames with a long side of 160 px and grey values of 0 to 255.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.bars import BLACK, Bars, find_bars
from contentcheck.vision.motion import STILL_CHANGE, changes, find_cuts, find_shake

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHITE = 255.0

_BRIGHTEST = 95  # percentile by which black is told
_LIGHT = 99  # percentile that tells how bright a picture gets: a few bright words are enough
_FLAT = 4.0  # standard deviation below which a frame is one plain tone

# A card is text or a logo on plain ground: most pixels have the colour that is in the middle.
_GROUND_SHARE = 0.5
_GROUND_SPREAD = 12  # of 255 a channel, what compression does to a plain ground

_FADED_IN = 0.9  # part of the final strength that counts as complete
_FADE_FROM = 0.25  # a fade-in starts below this part of it
_FADE_STEP = 0.4  # a rise that makes this part of its way in one frame is a cut
_FADE_SHORTEST = 0.2  # s; less is a soft cut
_FINAL = 0.5  # s at the end of the first shot that show its final strength


@dataclass(frozen=True, slots=True)
class OpeningChecks:
    """What the first seconds of a video show, without asking what is in the picture.

    first_content  second from which there is something to see; None if never
    fade_complete  second at which a fade-in has reached 90 %; None without a fade-in
    light          brightness that 1 % of the pixels exceed, 0 to 1; median over frames with content
    bars           black bars, see `Bars`
    still          share of frame pairs that do not differ, 0 to 1 (1 for a single frame)
    card           share of frame pairs that hold a still card: text or a logo on plain ground
    card_time      seconds from and to which the longest still card stands; None without one
    cuts           seconds at which another shot begins
    shake          px (of 160) by which the camera jerks from frame to frame, see `find_shake`
    blank          for each frame, whether it is black or one plain tone
    brightness     for each frame, its mean grey, 0 to 1
    """

    first_content: float | None
    fade_complete: float | None
    light: float
    bars: Bars
    still: float
    card: float
    card_time: tuple[float, float] | None
    cuts: tuple[float, ...]
    shake: float
    blank: tuple[bool, ...]
    brightness: tuple[float, ...]


def check_opening(times: NDArray[np.float64], bgr: NDArray[np.uint8]) -> OpeningChecks:
    """Measure the opening from all its frames: n × height × width × 3 at 160 px, with n times."""
    whole = np.stack([cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) for frame in bgr]).astype(np.uint8)
    blank = find_blank(whole)
    bars = find_bars(whole[~blank])
    picture, grey = bars.crop(bgr), bars.crop(whole)
    still = changes(grey) < STILL_CHANGE
    # Only a picture that stands still can be a still card; to ask of the others costs the most.
    held = ~blank & np.append(not len(still), still)
    cards = np.array([asked and is_card(frame) for frame, asked in zip(picture, held, strict=True)])
    still_cards = still & cards[1:]
    cuts = find_cuts(times, picture, grey, blank)
    return OpeningChecks(
        first_content=None if blank.all() else float(times[np.argmin(blank)]),
        fade_complete=_fade_complete(times, grey, cuts),
        light=light_of(whole[~blank]),
        bars=bars,
        still=float(still.mean()) if len(still) else 1.0,
        card=float(still_cards.mean()) if len(still) else float(cards[0]),
        card_time=_longest(times, still_cards),
        cuts=cuts,
        shake=find_shake(grey, blank),
        blank=tuple(blank.tolist()),
        brightness=tuple((whole.mean(axis=(1, 2)) / _WHITE).tolist()),
    )


def find_blank(grey: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell which frames (n × height × width) are black or one plain tone."""
    brightest = np.array([_percentile(frame, _BRIGHTEST) for frame in grey])
    return np.asarray((brightest < BLACK) | (grey.std(axis=(1, 2)) < _FLAT))


def light_of(grey: NDArray[np.uint8]) -> float:
    """Return the brightness that 1 % of the pixels exceed, 0 to 1: the median over n frames."""
    if not len(grey):
        return 0.0
    return float(np.median([_percentile(frame, _LIGHT) for frame in grey])) / _WHITE


def _percentile(frame: NDArray[np.uint8], percent: float) -> int:
    """Return the level below which so many of a frame's pixels lie.

    By counting: many times faster than sorting the pixels, and it is done for every frame.
    """
    counts = cv2.calcHist([frame], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counts), frame.size * percent / 100))


def is_card(bgr: NDArray[np.uint8]) -> bool:
    """Tell whether a frame (height × width × 3) is text or a logo on plain ground."""
    ground = [_percentile(np.ascontiguousarray(bgr[..., colour]), 50) for colour in range(3)]
    low, high = (np.array(ground) + spread for spread in (-_GROUND_SPREAD, _GROUND_SPREAD))
    return bool(np.count_nonzero(cv2.inRange(bgr, low, high)) >= _GROUND_SHARE * bgr[..., 0].size)


def _longest(times: NDArray[np.float64], held: NDArray[np.bool_]) -> tuple[float, float] | None:
    """Return the longest period in which a frame and the next hold on; it ends where they change.

    The last frame that still holds is shown until the next one comes.
    """
    edges = np.flatnonzero(np.diff([False, *held.tolist(), False]))
    if not len(edges):
        return None
    starts, ends = times[edges[::2]], times[np.minimum(edges[1::2] + 1, len(times) - 1)]
    longest = int(np.argmax(ends - starts))
    return float(starts[longest]), float(ends[longest])


def _fade_complete(
    times: NDArray[np.float64], grey: NDArray[np.uint8], cuts: tuple[float, ...]
) -> float | None:
    """Return when the first shot has come out of its plain start, if it does so by and by.

    The strength of a picture is its mean distance from the tone the video starts with: 0 for the
    plain start, whether black or white, and proportional to what has been faded in.
    """
    shot = times < (cuts[0] if cuts else np.inf)
    times, grey = times[shot], grey[shot]
    start = np.full_like(grey[0], round(grey[0].mean()))
    strength = np.array([cv2.norm(frame, start, cv2.NORM_L1) / frame.size for frame in grey])
    length = times[-1] - times[0]
    final = float(np.median(strength[times >= times[-1] - min(_FINAL, length / 3)]))
    if final < _FLAT or strength[0] > _FADE_FROM * final:
        return None
    done = int(np.argmax(strength >= _FADED_IN * final))
    begun = int(np.flatnonzero(strength[: done + 1] <= (1 - _FADED_IN) * final + strength[0])[-1])
    steps = np.diff(strength[begun : done + 1])
    gradual = len(steps) > 0 and steps.max() <= _FADE_STEP * (strength[done] - strength[begun])
    if not gradual or times[done] - times[begun] < _FADE_SHORTEST:
        return None
    return float(times[done])
