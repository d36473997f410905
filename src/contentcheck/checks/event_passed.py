"""Does an announcement go out after its event has started?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from contentcheck.dates import moment
from contentcheck.errors import Skip
from contentcheck.events import published, start_of
from contentcheck.model import Draft, Measure, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR = timedelta(hours=1)
_DAY = 24  # hours


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure the hours from the event's start to publishing, 0 for a post that is in time.

    An event without an hour starts at the end of its day. Raises Skip without either time.
    """
    start, goes_out = start_of(draft), published(draft)
    if goes_out is None:
        raise Skip("no hour")
    late = (goes_out - start.at) / _HOUR - (0 if start.has_hour else _DAY)
    said, begins = moment(goes_out), moment(start.at)
    evidence = Text(id=f"{begins.id}, tayang {said.id}", en=f"{begins.en}, out on {said.en}")
    yield Measure("hours_late", max(late, 0.0), "hours", evidence=evidence)
