"""Is something said in a video that no subtitle shows?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import measured
from contentcheck.measuring.opening import opening
from contentcheck.measuring.sound import Unsubtitled, loudness, unsubtitled
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Medium

_TEXT = 0.005  # of a frame: one short line of words


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each video with sound the seconds of speech without a subtitle.

    Words that stand in the picture during the first seconds may be subtitles that were burned in;
    where there are any, nothing is said. Raises Skip without a video, sound or detector.
    """
    heard = 0
    for medium, sound in measured(draft, "video", loudness):
        if sound is None:
            continue
        heard += 1
        found = Unsubtitled(0.0, None, None) if sound.silent else medium.once(unsubtitled)
        seconds = 0.0 if found.seconds and _shows_text(medium) else found.seconds
        yield Measure(
            "unsubtitled_speech",
            seconds,
            "s",
            Region(medium.file, start=found.start, end=found.end),
            confidence=0.8,
        )
    if not heard:
        raise Skip("no sound")


def _shows_text(medium: Medium) -> bool:
    return any((frame.text_share or 0) > _TEXT for frame in medium.once(opening).frames)
