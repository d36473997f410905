"""How long is the alt text of each picture? One that is missing is 0 long."""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import kind
from contentcheck.model import Draft, Measure, Region, Span
from contentcheck.text.units import Unit, after, count


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`beyond`: the place shown starts after so many units."""

    unit: Unit = "graphemes"
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the length of each picture's alt text; the place is the part beyond `beyond` units.

    Blanks alone describe nothing and count as 0. A missing alt text is placed on its picture.
    Raises Skip without a picture.
    """
    pictures = [(at, each) for at, each in enumerate(draft.media) if kind(each) == "image"]
    if not pictures:
        raise Skip("no image")
    for index, medium in pictures:
        alt = medium.alt or ""
        start = after(alt, params.beyond, params.unit)
        yield Measure(
            name="alt_length",
            value=count(alt, params.unit) if alt.strip() else 0,
            unit=params.unit,
            place=Span(f"media[{index}].alt", start if start < len(alt) else 0, len(alt))
            if alt.strip()
            else Region(medium.file),
        )
