"""How a finding names other posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.dates import moment
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
    return Text(id=f"“{name}” ({when.id})", en=f"“{name}” ({when.en})")


def few(names: Sequence[str]) -> Text:
    """List the first of some names; say how many more there are."""
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    if more <= 0:
        return Text(id=shown, en=shown)
    return Text(id=f"{shown}, dan {more} lagi", en=f"{shown}, and {more} more")
