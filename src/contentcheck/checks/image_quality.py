"""Is a picture sharp, light enough, whole? One figure of its plain quality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import black_bars, blockiness, light, sharpness
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.model import Medium

_MEASURES: dict[str, tuple[Callable[[Medium], float], str]] = {
    "sharpness": (sharpness, "ratio"),
    "light": (light, "score"),
    "blockiness": (blockiness, "share"),
    "black-bars": (black_bars, "share"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure; each is explained in `measuring/image.py`."""

    of: Literal["sharpness", "light", "blockiness", "black-bars"]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the figure for each picture. Raises Skip without a picture that can be read."""
    measure, unit = _MEASURES[params.of]
    for medium, value in measured(draft, "image", measure):
        yield Measure(params.of.replace("-", "_"), value, unit, Region(medium.file))
