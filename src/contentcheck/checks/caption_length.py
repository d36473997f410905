"""How long is the caption, or another text of the post, in the unit a platform counts?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.units import Unit, after, count


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`beyond`: the place shown starts after so many units; `under_media`: only below a picture."""

    unit: Unit = "graphemes"
    beyond: float = 0
    under_media: bool = False
    field: Literal["caption", "header", "footer", "first_comment"] = "caption"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure one text of the draft; its place is the part beyond `beyond` units."""
    text = getattr(draft, params.field)
    if not text:
        raise Skip("no text")
    if params.under_media and not draft.media:
        raise Skip("no media")
    start = after(text, params.beyond, params.unit)
    yield Measure(
        name="length",
        value=count(text, params.unit),
        unit=params.unit,
        place=Span(params.field, start if start < len(text) else 0, len(text)),
    )
