"""Is a picture sharp, well exposed, as large as it pretends? One figure of its plain quality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import (
    black_bars,
    blockiness,
    blown_share,
    fine_detail,
    light,
    plain_bars,
    sharpness,
    tonal_range,
)
from contentcheck.model import Draft, Measure, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.model import Medium

_MEASURES: dict[str, tuple[Callable[[Medium], float | None], str]] = {
    "sharpness": (sharpness, "ratio"),
    "light": (light, "score"),
    "blockiness": (blockiness, "share"),
    "black-bars": (black_bars, "share"),
    "plain-bars": (plain_bars, "share"),
    "blown-share": (blown_share, "share"),
    "tonal-range": (tonal_range, "score"),
    "fine-detail": (fine_detail, "ratio"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure; each is explained in `measuring/image.py`."""

    of: Literal[
        "sharpness",
        "light",
        "blockiness",
        "black-bars",
        "plain-bars",
        "blown-share",
        "tonal-range",
        "fine-detail",
    ]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the figure for each picture that has one. Raises Skip without one that can be read."""
    measure, unit = _MEASURES[params.of]
    for medium, value in measured(draft, "image", measure):
        if value is not None:
            yield Measure(params.of.replace("-", "_"), value, unit, Region(medium.file))
