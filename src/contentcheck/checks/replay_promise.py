"""Does the post promise a replay that the platform will delete?"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages
from contentcheck.text.replays import replay_promises

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = 0.5  # the value of a promise that does not say for how long


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`days`: for so long a recording stays."""

    days: Annotated[int, msgspec.Meta(ge=1)]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for a promise of more days, .5 for one that does not say how long.

    Nothing is said of a promise that names a day, or another place to watch. Raises Skip like
    `passages`.
    """
    for passage in passages(draft, "text"):
        found_here = replay_promises(passage.text)
        broken = (each for each in found_here if each.days is None or each.days > params.days)
        for found in islice(broken, MOST):
            place, confidence = passage.at(found.start, found.end)
            quoted = " ".join(passage.text[found.start : found.end].split())
            yield Measure(
                name="replay_promised",
                value=_OPEN if found.days is None else 1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.85,
                evidence=Text(id=f"“{quoted}”", en=f"“{quoted}”"),
            )
