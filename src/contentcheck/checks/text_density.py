"""How much of a picture is covered with text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import text_regions
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Medium
    from contentcheck.vision.found import TextRegions

# Mean error of the share on 278 pictures kept apart: a share that is not well above it is in doubt.
_ERROR = 0.018
# Share of pictures without text that are given none: how sure "no text" can be.
_SURE_OF_NONE = 0.95
_CELLS = 25  # of the grid


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lines`: area of the text lines; `grid`: cells of a 5×5 grid that hold any text."""

    of: Literal["lines", "grid"] = "lines"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield one measure for each picture: the share covered with text, 0 to 1.

    Raises Skip without a picture that can be read, and without the detector.
    """
    for medium, found in measured(draft, "image", text_regions):
        yield _measure(medium, found, params)


def _measure(medium: Medium, found: TextRegions, params: Params) -> Measure:
    lines, cells = len(found.boxes), round(found.grid_share * _CELLS)
    return Measure(
        name="text_share" if params.of == "lines" else "grid_share",
        value=found.share if params.of == "lines" else found.grid_share,
        unit="share",
        place=Region(medium.file, box=found.around),
        confidence=found.share / (found.share + _ERROR) if found.boxes else _SURE_OF_NONE,
        evidence=Text(
            id=f"{lines} baris teks, di {cells} dari {_CELLS} kotak",
            en=f"{lines} {'line' if lines == 1 else 'lines'} of text, in {cells} of {_CELLS} cells",
        ),
    )
