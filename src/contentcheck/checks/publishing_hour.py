"""How far from the hours at which people read is the post to go out?"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Annotated

import msgspec

from contentcheck.dates import hour
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

Hour = Annotated[float, msgspec.Meta(ge=0, le=24)]
_DAY = 24


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`read`: when people read, from one hour of the day to another: [[5, 8], [18, 22]]."""

    read: Annotated[tuple[tuple[Hour, Hour], ...], msgspec.Meta(min_length=1)]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the hours to the nearest of those times, 0 within one; the hour is `publish`'s own.

    Midnight sharp counts as a day without an hour. Raises Skip without an hour, and for messages
    that a template sends when something happens.
    """
    if draft.template and draft.template.category in {"utility", "authentication"}:
        raise Skip("no set hour")
    if draft.publish is None or draft.publish.time() == time():
        raise Skip("no hour")
    at = draft.publish.hour + draft.publish.minute / 60
    away = min(_away(at, start, end) for start, end in params.read)
    yield Measure("hours_away", away, "hours", evidence=hour(draft.publish))


def _away(at: float, start: float, end: float) -> float:
    if start <= at <= end:
        return 0.0
    return min((start - at) % _DAY, (at - end) % _DAY)
