"""What is measured of a video's first seconds and of its cover, once for all rules that ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from contentcheck.errors import Skip
from contentcheck.measuring import own_cover
from contentcheck.measuring.image import SURE
from contentcheck.measuring.video import SECONDS, first_frames
from contentcheck.model import Medium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.media.video import Frames
    from contentcheck.vision.attention import Map
    from contentcheck.vision.blur import Look, Sharpness
    from contentcheck.vision.cover import Cover
    from contentcheck.vision.opening import OpeningChecks
    from contentcheck.vision.opening_focus import OpeningFocus
    from contentcheck.vision.samples import SampledFrame
    from contentcheck.vision.screen_text import ScreenText


@dataclass(frozen=True, slots=True)
class Opening:
    """The first seconds of a video: the checks, the sampled frames and the sum of it all.

    `seconds` is how much of them was seen, `damaged` says that part of it is broken or missing;
    `text` is None where nothing can read.
    """

    seconds: float
    checks: OpeningChecks
    sharpness: Sharpness
    frames: tuple[SampledFrame, ...]
    text: ScreenText | None
    focus: OpeningFocus
    damaged: bool


def seconds_seen(medium: Medium) -> float:
    """Return how much of the first seconds there was to see."""
    return min(medium.once(first_frames).end, SECONDS)


def opening_checks(medium: Medium) -> OpeningChecks:
    """Measure what the opening shows without asking what is in the picture; raises MediaError."""
    from contentcheck.vision.opening import check_opening

    decoded = medium.once(first_frames)
    return check_opening(decoded.times, decoded.small)


def opening_sharpness(medium: Medium) -> Sharpness:
    """Measure how sharp the opening begins and when it turns sharp; raises MediaError."""
    from contentcheck.vision.blur import start_sharpness

    decoded, checks = medium.once(first_frames), medium.once(opening_checks)
    looks = _looks(decoded, checks)
    return start_sharpness(looks, decoded.times, decoded.small, checks.first_content, checks.bars)


def opening(medium: Medium) -> Opening:
    """Measure the opening of a video, decoded once, with the nets on its sampled frames.

    Raises MediaError for a file that is no video.
    """
    from contentcheck.vision.opening_focus import Seen, opening_focus

    decoded, checks = medium.once(first_frames), medium.once(opening_checks)
    sharp = medium.once(opening_sharpness)
    frames = tuple(_samples(decoded, checks, sharp))
    text = _screen_text(decoded, checks, frames)
    height, width = decoded.small.shape[1:3]
    seen = Seen(checks, sharp, frames, text, width / height, decoded.end, decoded.ended)
    return Opening(
        seconds=medium.once(seconds_seen),
        checks=checks,
        sharpness=sharp,
        frames=frames,
        text=text,
        focus=opening_focus(seen),
        damaged=decoded.damaged,
    )


def frame_maps(medium: Medium) -> tuple[Map, ...]:
    """Return the attention map of each sampled frame, which its other values leave behind."""
    return tuple(frame.attention.map for frame in medium.once(opening).frames)


def cover(medium: Medium) -> Cover:
    """Judge the frame that stands for a video: the one the draft names, else the first.

    Raises MediaError, and Skip where the cover is a picture of its own.
    """
    from contentcheck.vision.cover import Cover, judge_cover

    named = medium.cover
    if named is not None and named.file is not None:
        raise Skip("the cover is a picture of its own")
    at = 0.0 if named is None or named.at is None else named.at
    found, decoded = medium.once(opening), medium.once(first_frames)
    lights = [_light(decoded.small[sample.index]) for sample in decoded.samples]
    others = list(zip(found.frames, lights, strict=True))
    messages = () if found.text is None else found.text.messages
    if at == 0:
        return judge_cover(*others[0], others, messages, chosen=named is not None)
    own = _frame_at(medium, at)
    if own is None:
        best = judge_cover(*others[0], others, messages, chosen=False).best_at
        return Cover(at, None, 0.0, 0.0, best)
    return judge_cover(*own, others, messages, chosen=True)


def shown_cover(medium: Medium) -> Cover | Medium:
    """Return the frame that stands for a video, or the picture that the draft names instead.

    Raises as `cover`.
    """
    own = medium.once(own_cover)
    return medium.once(cover) if own is None else own


def _frame_at(medium: Medium, at: float) -> tuple[SampledFrame, float] | None:
    """Look at the frame shown at a second, with its light; None where the video ends before it.

    Raises Skip where there are more frames before it than are decoded.
    """
    from contentcheck.media.video import frames
    from contentcheck.vision.blur import Look
    from contentcheck.vision.opening import find_blank
    from contentcheck.vision.samples import look_at
    from contentcheck.vision.sharpness import sharpness

    decoded = frames(medium, at, [at])
    if not decoded.samples:
        if decoded.ended:
            return None
        raise Skip("the cover comes too late in the video")
    (sample,) = decoded.samples
    bars = medium.once(opening_checks).bars
    grey = _grey(decoded.small[sample.index])
    look = Look(at, sample.index, bool(find_blank(grey[None])[0]), sample.image)
    sharp = sharpness(bars.crop(sample.image[None])[0])
    frame = look_at(look, brightness=float(grey.mean()) / 255, sharpness=sharp, bars=bars)
    return frame, _light(decoded.small[sample.index])


def _light(bgr: NDArray[np.uint8]) -> float:
    from contentcheck.vision.opening import light_of

    return light_of(_grey(bgr)[None])


def _grey(bgr: NDArray[np.uint8]) -> NDArray[np.uint8]:
    import cv2
    import numpy as np

    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)


def _looks(decoded: Frames, checks: OpeningChecks) -> list[Look]:
    from contentcheck.vision.blur import Look

    return [
        Look(sample.time, sample.index, checks.blank[sample.index], sample.image)
        for sample in decoded.samples
    ]


def _samples(decoded: Frames, checks: OpeningChecks, sharp: Sharpness) -> Iterator[SampledFrame]:
    """Look at each sampled frame; a picture that has not changed is not looked at again."""
    from contentcheck.vision.motion import unchanged
    from contentcheck.vision.samples import look_at

    looked: SampledFrame | None = None
    known = -1
    for look, sharpness in zip(_looks(decoded, checks), sharp.each, strict=True):
        small = decoded.small[look.index]
        if looked is not None and unchanged(decoded.small[known], small):
            yield replace(looked, time=look.time)
            continue
        brightness = checks.brightness[look.index]
        looked = look_at(look, brightness=brightness, sharpness=sharpness, bars=checks.bars)
        known = look.index
        yield looked


def _screen_text(
    decoded: Frames, checks: OpeningChecks, frames: tuple[SampledFrame, ...]
) -> ScreenText | None:
    """Read the sampled frames; None where there is no detector or no reader."""
    from contentcheck.vision.screen_text import TextFrame, read_screen

    if any(frame.text is None and not frame.blank for frame in frames):
        return None
    read = [
        TextFrame(
            frame.time,
            checks.bars.crop(sample.image[None])[0],
            None if frame.text is None else frame.text.probability,
        )
        for frame, sample in zip(frames, decoded.samples, strict=True)
    ]
    try:
        end = min(decoded.end, SECONDS)
        return read_screen(read, end, ended=decoded.ended, sure=SURE)
    except Skip:
        return None


def describe_opening(medium: Medium) -> dict[str, object]:
    """Return the opening as a field of `contentcheck measure`; raises MediaError."""
    found = medium.once(opening)
    checks, focus, text = found.checks, found.focus, found.text
    return {
        "seconds": found.seconds,
        "frames": [_described_frame(each) for each in found.frames],
        "focus": focus.total,
        "parts": [
            {"name": part.name, "value": part.value, "points": part.points, "weight": part.weight}
            for part in focus.parts
        ],
        "caps": [{"name": cap.name, "value": cap.value, "limit": cap.limit} for cap in focus.caps],
        "subject": None
        if focus.subject is None
        else {"at": focus.subject.at, "kind": focus.subject.kind},
        "first_content": checks.first_content,
        "fade_complete": checks.fade_complete,
        "sharpness": found.sharpness.start,
        "sharp_from": found.sharpness.sharp_from,
        "black_bars": checks.bars.share,
        "still": checks.still,
        "card": checks.card,
        "cuts": list(checks.cuts),
        "shake": checks.shake,
        "words": None if text is None else text.words,
        "text_seconds": None if text is None else text.seconds,
    }


def describe_cover(medium: Medium) -> dict[str, object] | None:
    """Return the cover as a field of `contentcheck measure`; None where it is no frame."""
    try:
        found = medium.once(cover)
    except Skip:
        return None
    return {
        "at": found.at,
        "clear": found.clear,
        "best_at": found.best_at,
        "thumb_offset": None if found.best_at is None else round(found.best_at * 1000),
    }


def _described_frame(frame: SampledFrame) -> dict[str, object]:
    """Describe a sampled frame; a blank one has nothing to look at."""
    return {
        "time": frame.time,
        "blank": frame.blank,
        "brightness": frame.brightness,
        "sharpness": frame.sharpness,
        "focus": None if frame.blank else frame.attention.focus,
        "text_share": frame.text_share,
        "attention_peak": None if frame.blank else list(frame.attention.peak),
        "faces": None
        if frame.faces is None
        else [{"box": list(face.box), "score": face.score} for face in frame.faces],
    }
