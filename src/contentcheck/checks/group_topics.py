"""Does a post for a group say anything about what the group is about?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.others import few
from contentcheck.passages import fields
from contentcheck.text.roots import topics_said
from contentcheck.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: a shorter caption need not name the topic, the picture may."""

    words: Annotated[int, msgspec.Meta(ge=1)]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure how many of the group's topics any field of the post speaks of.

    Raises Skip where the draft names no topics, and for few words.
    """
    topics = draft.group.topics if draft.group else ()
    if not any(topic.strip() for topic in topics):
        raise Skip("no topics")
    if sum(len(each.words) for each in sentences(draft.caption)) < params.words:
        raise Skip("few words")
    text = "\n".join(written for _, written in fields(draft) if written)
    said = topics_said(text, topics)
    yield Measure(
        name="topics",
        value=len(said),
        unit="count",
        place=Span("caption", 0, len(draft.caption)),
        evidence=few(said or topics),
    )
