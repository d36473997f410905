"""Do people's eyes find the message of a picture, or something else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.gaze import message_pull, sure_lines
from contentcheck.measuring.image import learned_attention, text_regions
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    Point = tuple[float, float]

# A picture with lines of text is a design, and nobody has recorded where people look on those: half
# of what the map is worth on photographs.
_CONFIDENCE = 0.5
_AROUND = 0.08  # of each side: what is marked on each side of the spot

_ROWS = (Text(id="atas", en="top"), Text(id="tengah", en="centre"), Text(id="bawah", en="bottom"))
_COLUMNS = (
    Text(id="kiri", en="left"),
    Text(id="tengah", en="centre"),
    Text(id="kanan", en="right"),
)
_MIDDLE = Text(id="tengah", en="centre")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from_share`, `from_lines`: see below."""

    from_share: float = 0.0
    from_lines: int = 1


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield, for each picture with text, how well its text and faces hold their own, 0 to 1.

    1: the spot that draws most is text or a face. Less: another spot is, which is the place; the
    value is what they draw at best beside it, or their share of all attention. Where text covers
    less than `from_share` of a picture, or fewer than `from_lines` lines are surely text, it
    stands there by the way, like a shop sign. Raises Skip without a picture that can be read, and
    without the attention net or the detectors.
    """
    for medium, text in measured(draft, "image", text_regions):
        if text.share < params.from_share or medium.once(sure_lines) < params.from_lines:
            continue
        pull = medium.once(message_pull)
        peak = medium.once(learned_attention).peak
        yield Measure(
            name="message_pull",
            value=pull,
            unit="score",
            place=Region(medium.file, box=_around(peak)),
            confidence=_CONFIDENCE,
            evidence=_where(peak),
        )


def _around(spot: Point) -> tuple[float, float, float, float]:
    left, top = (max(value - _AROUND, 0) for value in spot)
    right, bottom = (min(value + _AROUND, 1) for value in spot)
    return left, top, right - left, bottom - top


def _where(spot: Point) -> Text:
    """Say in which ninth of the picture a spot lies: "kanan atas", "top right"."""
    column, row = (min(int(value * 3), 2) for value in spot)
    if row == column == 1:
        return _MIDDLE
    if column == 1:
        return _ROWS[row]
    across = _COLUMNS[column]
    if row == 1:
        return across
    return Text(id=f"{across.id} {_ROWS[row].id}", en=f"{_ROWS[row].en} {across.en}")
