"""What is heard in a video, once for all rules that ask: `medium.once(loudness)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contentcheck.measuring.subtitles import sidecar

if TYPE_CHECKING:
    from contentcheck.media.sound import Loudness
    from contentcheck.model import Medium
    from contentcheck.text.subtitles import Cue

_AROUND = 1.0  # s before and after a subtitle in which the speech may still be its own


@dataclass(frozen=True, slots=True)
class Unsubtitled:
    """Seconds of speech without a subtitle, and between which seconds of the video they were."""

    seconds: float
    start: float | None
    end: float | None


def loudness(medium: Medium) -> Loudness | None:
    """Return how loud a video is, None where it has no sound. Raises MediaError."""
    from contentcheck.media.sound import loudness as listen

    return listen(medium)


def unsubtitled(medium: Medium) -> Unsubtitled:
    """Return how much is spoken while no subtitle is shown: at most a minute is listened to.

    A video with a stream of subtitles of its own is taken at its word. Raises MediaError, and
    Skip without the detector.
    """
    from contentcheck.media.container import container
    from contentcheck.media.sound import speech_samples
    from contentcheck.media.speech import WITHIN, speech

    if medium.once(container).subtitles:
        return Unsubtitled(0.0, None, None)
    named = medium.once(sidecar)
    cues = named.cues if named else ()
    lasts, found = speech(speech_samples(medium, WITHIN), lambda at: not _covered(at, cues))
    if not found:
        return Unsubtitled(0.0, None, None)
    return Unsubtitled(len(found) * lasts, found[0], found[-1] + lasts)


def _covered(time: float, cues: tuple[Cue, ...]) -> bool:
    return any(cue.start - _AROUND <= time <= cue.end + _AROUND for cue in cues)


def describe_sound(medium: Medium) -> dict[str, object] | None:
    """Return what `contentcheck measure` shows as `loudness`, ready for JSON."""
    found = medium.once(loudness)
    if found is None:
        return None
    return {
        "integrated": found.integrated,
        "true_peak": found.true_peak,
        "silent": found.silent,
        "begins": found.begins,
        "heard": found.heard,
        "whole": found.whole,
    }
