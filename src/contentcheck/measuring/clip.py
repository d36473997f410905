"""What is measured of a whole video, in one pass over its frames: `medium.once(clip)`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from contentcheck.errors import Skip
from contentcheck.measuring import facts, measured
from contentcheck.measuring.image import SURE
from contentcheck.measuring.video import SECONDS, first_frames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.media.video import Frames, Playback, Sample, Shown
    from contentcheck.model import Draft, Medium
    from contentcheck.vision.course import Course, Stretch
    from contentcheck.vision.flashes import Flashes
    from contentcheck.vision.found import Reading

# The moments at which a clip is looked at closely for what stays on screen, as parts of what comes
# after its opening. Of a short clip, samples of the opening do.
_CLOSE_LOOKS = (0.1, 0.4, 0.7, 0.95)
_CLOSE_SIDE = 1280  # px, what the text reader works at
_OFTEN = 1.0  # s of a clip between two reports of progress
_UNTOLD = 30.0  # s, taken for the length of a clip that states none


@dataclass(frozen=True, slots=True)
class Clip:
    """A whole video.

    `samples` are the frames for a close look. `complete` says that the end was reached before the
    clock ran out; `broken` is the period (s) in which some frames are broken, None where all are
    whole, and `breaks_off` says that the file ends too early.
    """

    flashes: Flashes
    course: Course
    samples: tuple[Sample, ...]
    complete: bool
    broken: tuple[float, float] | None
    breaks_off: bool

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without the frames, which are megabytes."""
        return Clip, (self.flashes, self.course, (), self.complete, self.broken, self.breaks_off)


def playback(medium: Medium) -> Playback:
    """Return the video, to be played once by all who ask for its opening or for the whole."""
    from contentcheck.media.video import Playback

    return Playback(medium)


def clip(medium: Medium) -> Clip:
    """Watch a video to its end. Raises MediaError, and Skip("time") if even its opening is late."""
    from contentcheck.media.video import Sample
    from contentcheck.vision.course import CourseWatcher
    from contentcheck.vision.flashes import FlashCounter

    opening, played = medium.once(first_frames), medium.once(playback)
    flashes, course = FlashCounter(played.transfer), CourseWatcher()
    for start, end, small in _again(opening):
        flashes.see(start, end, small)
        course.see(start, end, small)
    length = played.stated or _UNTOLD
    rest = length - opening.end
    samples = list(opening.samples[::2]) if rest < SECONDS else []
    wanted = deque(opening.end + rest * part for part in _CLOSE_LOOKS if not samples)
    for number, shown in enumerate(_watched(medium, played), start=len(opening.times)):
        flashes.see(shown.start, shown.end, shown.small)
        course.see(shown.start, shown.end, shown.small)
        if wanted and wanted[0] < shown.end:
            samples.append(Sample(wanted.popleft(), number, shown.at(_CLOSE_SIDE)))
    return Clip(
        flashes=flashes.found(),
        course=course.found(),
        samples=tuple(samples),
        complete=not played.late,
        broken=played.broken,
        breaks_off=played.breaks_off,
    )


def clips(draft: Draft) -> Iterator[tuple[Medium, Clip]]:
    """Give each video of a draft, seen as far as the clock allows.

    Raises Skip without a readable video; at the end, Skip("time") where a clip was not seen whole:
    what was found in the rest counts, what was not found is no proof.
    """
    late = False
    for medium, found in measured(draft, "video", clip):
        late |= not found.complete
        yield medium, found
    if late:
        raise Skip("time")


def longest(stretches: Sequence[Stretch]) -> Stretch | None:
    """Return the longest stretch, the first of several; None of none."""
    return max(stretches, key=lambda each: each.length, default=None)


def duration(medium: Medium) -> float:
    """Return how long a video is, in seconds: as stated, else as seen. Raises as `clip`."""
    stated = medium.once(facts).duration
    return stated if stated is not None else medium.once(clip).course.seconds


def corner_readings(medium: Medium) -> tuple[Reading, ...]:
    """Return the text in the corners of the frames for a close look, each frame by itself.

    Raises MediaError, and Skip where nothing can read.
    """
    from contentcheck.vision.corners import read_corners

    return tuple(
        read_corners(sample.image).only(lambda line: line.confidence >= SURE)
        for sample in medium.once(clip).samples
    )


def describe_clip(medium: Medium, only: frozenset[str] | None) -> dict[str, object]:
    """Return what `contentcheck measure` shows of a whole video: `flashes`, and how it goes on.

    `only` names groups of measures (None for all). A clip that was not seen to its end is not said
    to be safe. Raises as `clip`.
    """
    if only is not None and not only & {"flashes", "clip"}:
        return {}
    found = medium.once(clip)
    described: dict[str, object] = {"flashes": _flashes(found)}
    if only is None or "clip" in only:
        described["clip"] = _course(found)
    return described


def _flashes(found: Clip) -> dict[str, object]:
    flashes = found.flashes
    return {
        "general_transitions": flashes.general_transitions,
        "red_transitions": flashes.red_transitions,
        "safe": flashes.safe if found.complete or not flashes.safe else None,
        "extended": flashes.extended,
        "worst_at": flashes.worst_at,
        "area": flashes.area,
    }


def _course(found: Clip) -> dict[str, object]:
    course = found.course
    return {
        "seconds": course.seconds,
        "complete": found.complete,
        "damaged": found.breaks_off or found.broken is not None,
        "cuts": list(course.cuts),
        "cuts_per_minute": course.cuts_a_minute,
        "blank": [_stretch(each) for each in course.blank],
        "still": [_stretch(each) for each in course.still],
        "still_share": course.still_share,
        "end_card": None if course.end_card is None else _stretch(course.end_card),
    }


def _stretch(stretch: Stretch) -> list[float]:
    return [stretch.start, stretch.end]


def _watched(medium: Medium, played: Playback) -> Iterator[Shown]:
    """Play the rest of a clip, and tell whoever wants to know how far it is."""
    told = 0.0
    for shown in played.rest():
        yield shown
        if medium.progress is not None and shown.end >= told + _OFTEN:
            told = shown.end
            medium.progress(medium.file, min(told, played.stated), played.stated)
    if medium.progress is not None:
        medium.progress(medium.file, played.stated, played.stated)


def _again(opening: Frames) -> Iterator[tuple[float, float, NDArray[np.uint8]]]:
    """Give the small frames of the opening once more, each with its time on screen."""
    starts = opening.times.tolist()
    return zip(starts, [*starts[1:], opening.end], opening.small, strict=True)
