"""Where a caption offers something: does it say what to do?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.invitations import asks, offers
from contentcheck.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: in a shorter caption it goes without saying, or the picture says it."""

    words: int = 15


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure 1 if there is something to do, a link, a number or a button; else 0.

    The place of a 0 is what is offered. Raises Skip without words enough, and where the caption
    offers nothing: news and congratulations need no call.
    """
    if sum(len(each.words) for each in sentences(draft.caption)) < params.words:
        raise Skip("few words" if draft.caption else "no text")
    offered = offers(draft.caption)
    if offered is None:
        raise Skip("nothing offered")
    asked = asks(draft.caption)
    there = bool(asked or draft.link or draft.buttons)
    start, end = asked or offered
    written = " ".join(draft.caption[start:end].split())
    yield Measure(
        name="call_to_action",
        value=float(there),
        unit="count",
        place=Span("caption", start, end),
        evidence=Text(id=f"“{written}”", en=f"“{written}”"),
    )
