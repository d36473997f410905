"""Are there characters in a text that a platform does not take, or reads as markup?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`characters`: those to look for in `field`, one after another in one text."""

    characters: str
    field: Literal["title", "caption"] = "caption"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield how many there are; the place is from the first to the last. Raises Skip without text.

    The evidence shows which.
    """
    text = getattr(draft, params.field)
    if not text:
        raise Skip("no text")
    found = [at for at, character in enumerate(text) if character in params.characters]
    shown = " ".join(dict.fromkeys(text[at] for at in found))
    yield Measure(
        name="characters",
        value=len(found),
        unit="count",
        place=Span(params.field, found[0], found[-1] + 1) if found else Span(params.field, 0, 0),
        evidence=Text(id=shown, en=shown) if shown else None,
    )
