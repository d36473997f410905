"""What is measured of a video, once for all rules that ask: `medium.once(opening)`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.media.video import Frames
    from contentcheck.model import Medium
    from contentcheck.vision.opening import OpeningChecks
    from contentcheck.vision.opening_focus import OpeningFocus
    from contentcheck.vision.samples import SampledFrame

SECONDS = 3.0  # "If in three seconds people do not find the gist, they move on."
MOMENTS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)  # s, the frames that are looked at closely

# Names that `measure --only` may ask for and that are answered within `opening`.
_IN_OPENING = frozenset({"opening", "text", "attention", "faces", "quality"})


@dataclass(frozen=True, slots=True)
class Opening:
    """The first seconds of a video: the checks, the sampled frames and the sum of it all.

    `seconds` is how much of them was seen, `damaged` says that part of it is broken or missing.
    """

    seconds: float
    checks: OpeningChecks
    frames: tuple[SampledFrame, ...]
    focus: OpeningFocus
    damaged: bool


def first_frames(medium: Medium) -> Frames:
    """Decode the opening. Raises MediaError for a file that is no video."""
    from contentcheck.measuring.clip import playback

    return medium.once(playback).opening(SECONDS, MOMENTS)


def opening(medium: Medium) -> Opening:
    """Measure the opening of a video, decoded once, with the nets on its sampled frames.

    Raises MediaError for a file that is no video.
    """
    from contentcheck.vision.opening import check_opening
    from contentcheck.vision.opening_focus import opening_focus

    decoded = medium.once(first_frames)
    checks = check_opening(decoded.times, decoded.small)
    samples = tuple(_samples(decoded, checks))
    height, width = decoded.small.shape[1:3]
    return Opening(
        seconds=min(decoded.end, SECONDS),
        checks=checks,
        frames=samples,
        focus=opening_focus(checks, samples, width / height, decoded.end, ended=decoded.ended),
        damaged=decoded.damaged,
    )


def _samples(decoded: Frames, checks: OpeningChecks) -> Iterator[SampledFrame]:
    """Look at each sampled frame; one that is still on screen is not looked at again."""
    from contentcheck.vision.samples import look_at

    image = looked = None
    for sample in decoded.samples:
        if looked is not None and sample.image is image:
            looked = replace(looked, time=sample.time)
        else:
            looked = look_at(
                sample.image,
                sample.time,
                blank=checks.blank[sample.index],
                brightness=checks.brightness[sample.index],
                bars=checks.bars,
            )
            image = sample.image
        yield looked


def describe_video(medium: Medium, only: frozenset[str] | None) -> dict[str, object]:
    """Return what `contentcheck measure` shows of a video, ready for JSON.

    `only` names groups of measures (None for all). The facts of the container always come; what
    is measured of the sampled frames stands in `opening`, which comes whole. Raises as `opening`.
    """
    from contentcheck.measuring.clip import describe_clip
    from contentcheck.measuring.container import describe_container
    from contentcheck.measuring.sound import describe_sound

    described = describe_container(medium)
    if only is None or "loudness" in only:
        described["loudness"] = describe_sound(medium)
    described |= describe_clip(medium, only)
    if only is None or only & _IN_OPENING:
        described["opening"] = _described(medium.once(opening))
    return described


def _described(found: Opening) -> dict[str, object]:
    checks = found.checks
    return {
        "seconds": found.seconds,
        "frames": [_described_frame(each) for each in found.frames],
        "focus": found.focus.total,
        "parts": [
            {"name": part.name, "value": part.value, "points": part.points, "weight": part.weight}
            for part in found.focus.parts
        ],
        "caps": [
            {"name": cap.name, "value": cap.value, "limit": cap.limit} for cap in found.focus.caps
        ],
        "first_content": checks.first_content,
        "fade_complete": checks.fade_complete,
        "black_bars": checks.bars.share,
        "still": checks.still,
        "cuts": list(checks.cuts),
        "shake": checks.shake,
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
