"""How many accounts does the caption mention?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text import entities

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`beyond`: the place is that of the mentions after so many."""

    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the number of mentions in the caption. Raises Skip without a caption."""
    if not draft.caption:
        raise Skip("no text")
    found = [each for each in entities(draft.caption) if each.kind == "mention"]
    marked = found[int(params.beyond) :] or found
    span = Span("caption", marked[0].start, marked[-1].end) if marked else Span("caption", 0, 0)
    yield Measure("mentions", len(found), "count", span)
