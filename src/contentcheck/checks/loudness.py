"""How loud is a video, does it clip, is it silent, and when does its sound begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import measured
from contentcheck.measuring.sound import loudness
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.media.sound import Loudness


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure."""

    of: Literal["integrated", "true-peak", "silent", "begins"]


_MEASURES: dict[str, tuple[Callable[[Loudness], float | None], str]] = {
    "integrated": (lambda sound: sound.integrated, "LUFS"),
    "true-peak": (lambda sound: sound.true_peak, "dBTP"),
    "silent": (lambda sound: float(sound.silent), "count"),
    "begins": (lambda sound: sound.begins, "s"),
}


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the figure for each video with sound; all but `silent` only where something is heard.

    Raises Skip without a video, without sound, and Skip("time") where a video is too long to be
    heard to its end and what was heard does not settle it.
    """
    value_of, unit = _MEASURES[params.of]
    heard = 0
    for medium, sound in measured(draft, "video", loudness):
        if sound is None:
            continue
        heard += 1
        if not sound.whole and not _settled(params.of, sound):
            raise Skip("time")
        value = value_of(sound)
        if value is not None:
            end = value if params.of == "begins" else None
            start = None if end is None else 0.0
            yield Measure(
                params.of.replace("-", "_"), value, unit, Region(medium.file, start=start, end=end)
            )
    if not heard:
        raise Skip("no sound")


def _settled(of: str, sound: Loudness) -> bool:
    """Tell whether the rest of a video cannot change what its start has shown."""
    return (of == "silent" and not sound.silent) or (of == "begins" and sound.begins is not None)
