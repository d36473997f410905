"""Does a video flash so fast that it may harm photosensitive viewers?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring.clip import clips
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.measuring.clip import Clip
    from contentcheck.model import Language, Medium

_FIVE = 5.0  # s, the stretch over which flashing that goes on is judged


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: the flashes in the worst second, or 1 where many of them go on for long, else 0."""

    of: Literal["second", "long"] = "second"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each video its worst flashing, with the second in which it is.

    A flash is two opposing transitions, so there are halves. Raises Skip without a readable video,
    and after the others for one that was not seen to its end.
    """
    for medium, seen in clips(draft):
        yield _worst_second(medium, seen) if params.of == "second" else _long(medium, seen)


def _worst_second(medium: Medium, seen: Clip) -> Measure:
    found = seen.flashes
    start = found.worst_at
    end = None if start is None else min(start + 1, seen.course.seconds)
    red = found.red_transitions >= found.general_transitions > 0
    return Measure(
        name="flashes",
        value=found.transitions / 2,
        unit="flashes",
        place=Region(medium.file, start=start, end=end),
        evidence=Text(id=_where(seen, "id", red=red), en=_where(seen, "en", red=red)),
    )


def _long(medium: Medium, seen: Clip) -> Measure:
    start = seen.flashes.extended_at
    end = None if start is None else min(start + _FIVE, seen.course.seconds)
    return Measure(
        name="long_flashing",
        value=float(seen.flashes.extended),
        unit="count",
        place=Region(medium.file, start=start, end=end),
        evidence=Text(id=_since(start, "id"), en=_since(start, "en")),
    )


def _where(seen: Clip, lang: Language, *, red: bool) -> str:
    found = seen.flashes
    if found.worst_at is None:
        return Text(id="tidak ada kilatan", en="no flashes")[lang]
    colour = Text(id="kilatan merah, ", en="red flashes, ")[lang] if red else ""
    area = f"{100 * found.area:.0f}%"
    at = localised(f"{found.worst_at:.1f}", lang)
    told = Text(id=f"{area} layar, mulai detik {at}", en=f"{area} of the screen, from {at} s")
    return colour + told[lang]


def _since(start: float | None, lang: Language) -> str:
    if start is None:
        return Text(id="tidak berlangsung lama", en="none for long")[lang]
    at = localised(f"{start:.1f}", lang)
    return Text(id=f"mulai detik {at}", en=f"from {at} s")[lang]
