"""How a finding names another post, and a moment, in words."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from contentcheck.model import Draft, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 3  # of a list; the others are only counted


def called(draft: Draft) -> Text:
    """Name a post by its id, or else where it was read, and say when it goes out."""
    name = draft.id or draft.source
    if draft.publish is None:
        return Text(id=f"“{name}”", en=f"“{name}”")
    when = moment(draft.publish)
    return Text(id=f"“{name}” ({when})", en=f"“{name}” ({when})")


def moment(when: datetime) -> str:
    """Write a day and its hour, where it has one: 2026-11-25 09:00."""
    return f"{when:%Y-%m-%d}" if when.time() == time() else f"{when:%Y-%m-%d %H:%M}"


def few(names: Sequence[str]) -> Text:
    """List the first of some names; say how many more there are."""
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    if more <= 0:
        return Text(id=shown, en=shown)
    return Text(id=f"{shown}, dan {more} lagi", en=f"{shown}, and {more} more")
