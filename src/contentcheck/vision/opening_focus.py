"""Will people find the point of a video in its first three seconds? A sum that can be followed.

Parts, weights, caps and their bounds are the proposal of the vision study, section 4; what it
leaves open is said at each constant. Nothing reachable labels openings as good or bad: the score
says how much of the published guidance is met and promises no views. For the same reason motion
has no part in the map of attention: no recorded gaze on video is at hand to show that it helps.

Where nothing can read the text, the part "readable" is left out and the sum is taken of the other
90 points.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import dist
from statistics import median
from typing import TYPE_CHECKING, Literal

from contentcheck.vision.blur import START

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.vision.blur import Sharpness
    from contentcheck.vision.opening import OpeningChecks
    from contentcheck.vision.samples import SampledFrame
    from contentcheck.vision.screen_text import ScreenText

PartName = Literal["seen", "clear", "subject", "alive", "readable", "one-place", "steady"]
SubjectKind = Literal["face", "text", "peak"]
CapName = Literal["blank", "fade", "bars"]

# Weight of each part, and the values at which it earns full points and none.
_WEIGHT: dict[PartName, float] = {
    "seen": 25, "clear": 15, "subject": 20, "alive": 15, "readable": 10, "one-place": 10,
    "steady": 5,
}  # fmt: skip
_SEEN = (0.1, 1.5)  # s until there is something to see
_SHARP = (0.03, 0.005)  # see `sharpness`
# Light: none at the bound of black; full where 19 of 20 photographs of the fixation sets are (the
# 5th percentile of their 99th percentile is 180 of 255). Stands for "bright" in the guidance on
# clear pictures, which the proposal has no measure for; multiplies the points for sharpness.
_LIT = (180 / 255, 24 / 255)
# What cannot be made out is no subject and no place to look at: both are multiplied by the share
# for sharpness and light, as blur and darkness gather the map of attention. Our choice.
_SUBJECT = (0.5, 2.5)  # s until there is a subject
_CARD = (0.0, 1.0)  # share of the opening that is a still card
_LOAD = (1.0, 2.0)  # words on the screen over words that can be read in their time
_HALF_AREA = (0.08, 0.25)  # share of the picture that holds half of the attention
_SHAKE = (1.0, 4.0)  # px of 160

FACE_AREA = 0.02  # of the frame: a face of this size is a subject
HOLD_SECONDS, HOLD_DISTANCE = 1.0, 0.1  # so does a peak that stays; distance in diagonals

# The sum is cut off at these.
_BLANK_CAP, _BLANK_FROM = 0.30, 1.5  # s
_FADE_CAP, _FADE_FROM = 0.60, 1.0  # s
# The cap of bars falls evenly up to their bound, so that every bar costs something.
_BARS_CAP, _BARS_FROM = 0.70, 0.35  # of the frame


@dataclass(frozen=True, slots=True)
class Part:
    """One term of the sum: what was measured, and the share of its weight that it earns.

    `value` is None where there is none: never anything to see, no subject, only blank frames.
    `until` is the second up to which the part's loss lasts.
    """

    name: PartName
    value: float | None
    share: float
    until: float

    @property
    def weight(self) -> float:
        return _WEIGHT[self.name]

    @property
    def points(self) -> float:
        return self.share * self.weight


@dataclass(frozen=True, slots=True)
class Cap:
    """A fault that keeps the sum from exceeding `limit` (0 to 1), and the measure of it."""

    name: CapName
    value: float | None
    limit: float
    until: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What there is to look at first, and from which second: a face, a short text, a spot."""

    at: float
    kind: SubjectKind


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was seen of an opening.

    aspect  width over height of the frame
    end     second up to which frames were seen; `ended` says that the video is over by then
    text    None where nothing can read
    """

    checks: OpeningChecks
    sharpness: Sharpness
    frames: Sequence[SampledFrame]
    text: ScreenText | None
    aspect: float
    end: float
    ended: bool


@dataclass(frozen=True, slots=True)
class OpeningFocus:
    """The sum with its parts, the caps that apply to this video, and its first subject if any."""

    parts: tuple[Part, ...]
    caps: tuple[Cap, ...]
    subject: Subject | None = None

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    @property
    def weight(self) -> float:
        return sum(part.weight for part in self.parts)

    @property
    def lost_most(self) -> Part | Cap:
        """What costs most: the cap that decides the score, else the part that loses most."""
        lowest = min(self.caps, key=lambda cap: cap.limit, default=None)
        if lowest is not None and lowest.limit < self.points / self.weight:
            return lowest
        return max(self.parts, key=lambda part: part.weight - part.points)

    @property
    def total(self) -> float:
        """The score, 0 to 1."""
        return min([self.points / self.weight, *(cap.limit for cap in self.caps)])


def opening_focus(opening: Seen) -> OpeningFocus:
    """Add up what the opening checks, the sampled frames and the text read in them say."""
    checks, end = opening.checks, opening.end
    shown = [frame for frame in opening.frames if not frame.blank]
    first = checks.first_content
    seen = Part("seen", first, _by_time(first, *_SEEN), end if first is None else first)
    if not shown:
        nothing = (Part(name, None, 0.0, end) for name in _WEIGHT if name != seen.name)
        return OpeningFocus((seen, *nothing), tuple(_caps(checks, end)))
    subject = _first_subject(shown, opening)
    at = None if subject is None else subject.at
    spread = 1 - median(each.attention.focus for each in shown)
    clear = _clear(opening, shown[0].time)
    parts = (
        seen,
        clear,
        Part("subject", at, clear.share * _by_time(at, *_SUBJECT), end if at is None else at),
        Part("alive", checks.card, _between(checks.card, *_CARD), end),
        *_readable(opening.text),
        Part("one-place", spread, clear.share * focus_share(1 - spread), end),
        Part("steady", checks.shake, _between(checks.shake, *_SHAKE), end),
    )
    return OpeningFocus(parts, tuple(_caps(checks, end)), subject)


def clear_share(sharpness: float, light: float) -> float:
    """Return how clear a picture is, 0 to 1, from its sharpness and light (see `OpeningChecks`)."""
    return _between(sharpness, *_SHARP) * _between(light, *_LIT)


def focus_share(focus: float) -> float:
    """Return how much of one place to look at a map of attention has, 0 to 1."""
    return _between(1 - focus, *_HALF_AREA)


def _clear(opening: Seen, begun: float) -> Part:
    sharp = opening.sharpness.start or 0.0
    return Part("clear", sharp, clear_share(sharp, opening.checks.light), begun + START)


def _readable(text: ScreenText | None) -> Iterator[Part]:
    if text is not None:
        yield Part("readable", text.load, _between(text.load, *_LOAD), text.until)


def _caps(checks: OpeningChecks, end: float) -> list[Cap]:
    caps = []
    first, faded, bars = checks.first_content, checks.fade_complete, checks.bars.share
    if first is None or first > _BLANK_FROM:
        caps.append(Cap("blank", first, _BLANK_CAP, end if first is None else first))
    if faded is not None and faded > _FADE_FROM:
        caps.append(Cap("fade", faded, _FADE_CAP, faded))
    if bars > 0:
        limit = 1 - (1 - _BARS_CAP) * min(bars / _BARS_FROM, 1)
        caps.append(Cap("bars", bars, limit, end))
    return caps


def has_face(frame: SampledFrame) -> bool:
    """Tell whether a face in the frame is large enough to be its subject."""
    return any(face.box[2] * face.box[3] >= FACE_AREA for face in frame.faces or ())


def _first_subject(shown: Sequence[SampledFrame], opening: Seen) -> Subject | None:
    """Return the first face, short text or spot that keeps drawing the eye."""
    messages = () if opening.text is None else opening.text.messages
    for index, frame in enumerate(shown):
        if has_face(frame):
            return Subject(frame.time, "face")
        if frame.time in messages:
            return Subject(frame.time, "text")
        if _holds(shown[index:], opening):
            return Subject(frame.time, "peak")
    return None


def _holds(following: Sequence[SampledFrame], opening: Seen) -> bool:
    """Tell whether a spot of the first frame stays for a second, or to a shorter video's end."""
    until = following[0].time + HOLD_SECONDS
    seen = [each for each in following if each.time <= until]
    if seen[-1].time < until and not (opening.ended and opening.end <= until):
        return False
    spots = [_spots(each, opening.aspect) for each in seen]
    near = HOLD_DISTANCE * dist((0, 0), (opening.aspect, 1))
    return any(
        all(any(dist(spot, other) <= near for other in others) for others in spots)
        for spot in spots[0]
    )


def _spots(frame: SampledFrame, aspect: float) -> list[tuple[float, float]]:
    """Return the peak, and the other spot that draws nearly as much: they may change places."""
    found = frame.attention.peak, frame.attention.second
    return [(spot[0] * aspect, spot[1]) for spot in found if spot is not None]


def _by_time(seconds: float | None, full: float, none: float) -> float:
    return 0.0 if seconds is None else _between(seconds, full, none)


def _between(value: float, full: float, none: float) -> float:
    """Return 1 at `full` and beyond, 0 at `none` and beyond, and evenly between."""
    return min(max(0.0, (value - none) / (full - none)), 1.0)
