"""How many tags does the post have, and how long are they?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.tags import youtube_length
from contentcheck.text.units import Unit, count


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: how many, the longest in `unit`, or all of them together as YouTube counts."""

    of: Literal["all", "longest", "together"] = "all"
    unit: Unit = "graphemes"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the tags; the place is the longest, or the last. Raises Skip without any."""
    if not draft.tags:
        raise Skip("no tags")
    if params.of == "longest":
        sizes = [count(tag, params.unit) for tag in draft.tags]
        at = sizes.index(max(sizes))
        yield Measure("longest_tag", sizes[at], params.unit, _place(draft, at))
    else:
        last = _place(draft, len(draft.tags) - 1)
        if params.of == "all":
            yield Measure("tags", len(draft.tags), "count", last)
        else:
            yield Measure("tags_together", youtube_length(draft.tags), "code_points", last)


def _place(draft: Draft, index: int) -> Span:
    """Return the place of a tag; of all, where they were written as one text."""
    field = f"tags[{index}]"
    if field not in draft.positions and "tags" in draft.positions:
        return Span("tags", 0, 0)
    return Span(field, 0, len(draft.tags[index]))
