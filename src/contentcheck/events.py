"""When the event starts that a draft announces, and when the draft goes out."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

import msgspec

from contentcheck.drafts.times import JAKARTA, read_time
from contentcheck.errors import Skip
from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from datetime import datetime

    from contentcheck.model import Draft

_ZONE = sought(r"(?:[a-z]|[:.]\d\d[+-]\d\d(?::?\d\d)?)\s*$", re.IGNORECASE)


class Start(msgspec.Struct, frozen=True):
    """The moment at which an event starts: midnight where no hour is named.

    Without a zone it is Jakarta's time.
    """

    at: datetime
    has_hour: bool
    has_zone: bool


def start_of(draft: Draft) -> Start:
    """Return when the event of a draft starts. Raises Skip where that is not told, or unclear."""
    written = draft.event.starts if draft.event else None
    if not written:
        raise Skip("no event time")
    try:
        at = read_time(written)
    except ValueError:
        raise Skip("unclear event time") from None
    return Start(at, at.time() != time(), bool(_ZONE.search(written)))


def published(draft: Draft) -> datetime | None:
    """Return when a draft goes out; Jakarta's time where no zone is named."""
    if draft.publish is not None and draft.publish.tzinfo is None:
        return draft.publish.replace(tzinfo=JAKARTA)
    return draft.publish
