"""How large is a picture or video, or how wide for its height, as shown?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import Role, facts, measured
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: the figure; `role`: of the draft's images, videos, own covers, or its link's preview.

    width, height, shorter and longer are sides in px, sides is width + height; pixels is how many
    there are; ratio is width / height.
    """

    of: Literal["width", "height", "shorter", "longer", "sides", "pixels", "ratio"]
    role: Role = "image"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the figure of each medium, from its header; the evidence is its width and height.

    Raises Skip without one that can be read.
    """
    figure = _FIGURES[params.of]
    for medium, found in measured(draft, params.role, facts):
        size = f"{found.width} × {found.height}"
        yield Measure(
            name=params.of,
            value=figure(found.width, found.height),
            unit="width_by_height" if params.of == "ratio" else "px",
            place=Region(medium.file),
            evidence=Text(id=size, en=size),
        )


_FIGURES: dict[str, Callable[[int, int], float]] = {
    "width": lambda width, _: width,
    "height": lambda _, height: height,
    "shorter": min,
    "longer": max,
    "sides": lambda width, height: width + height,
    "pixels": lambda width, height: width * height,
    "ratio": lambda width, height: width / height,
}
