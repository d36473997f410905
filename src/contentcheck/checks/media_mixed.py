"""Do pictures and videos stand in one post?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import kinds
from contentcheck.model import Draft, Measure


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure 1 where both kinds are there, else 0. Raises Skip without media."""
    if not draft.media:
        raise Skip("no media")
    yield Measure("media_mixed", float(len(kinds(draft)) > 1), "count")
