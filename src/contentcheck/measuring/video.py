"""What is measured of a video, once for all rules that ask: `medium.once(first_frames)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentcheck.media.video import Frames
    from contentcheck.model import Medium

SECONDS = 3.0  # "If in three seconds people do not find the gist, they move on."
MOMENTS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)  # s, the frames that are looked at closely

# Names that `measure --only` may ask for and that are answered within `opening`.
_IN_OPENING = frozenset({"opening", "text", "attention", "faces", "quality"})


def first_frames(medium: Medium) -> Frames:
    """Decode the opening. Raises MediaError for a file that is no video."""
    from contentcheck.measuring.clip import playback

    return medium.once(playback).opening(SECONDS, MOMENTS)


def ratio(medium: Medium) -> float:
    """Return width / height of the first frames as shown. Raises MediaError."""
    _, height, width, _ = medium.once(first_frames).small.shape
    return float(width / height)


def describe_video(medium: Medium, only: frozenset[str] | None) -> dict[str, object]:
    """Return what `contentcheck measure` shows of a video, ready for JSON.

    `only` names groups of measures (None for all). The facts of the container always come; what
    is measured of the sampled frames stands in `opening`, which comes whole. Raises MediaError.
    """
    from contentcheck.measuring.clip import describe_clip
    from contentcheck.measuring.container import describe_container
    from contentcheck.measuring.opening import describe_cover, describe_opening
    from contentcheck.measuring.sound import describe_sound

    described = describe_container(medium)
    if only is None or "loudness" in only:
        described["loudness"] = describe_sound(medium)
    described |= describe_clip(medium, only)
    if only is None or only & _IN_OPENING:
        described["opening"] = describe_opening(medium)
        described["cover"] = describe_cover(medium)
    return described
