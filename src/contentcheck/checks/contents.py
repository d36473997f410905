"""Is there anything to publish at all?"""

from collections.abc import Iterator

import msgspec

from contentcheck.model import Draft, Measure


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Count what a reader gets: the caption, the link, and each picture or video."""
    words = bool(draft.caption.strip()) + bool(draft.link)
    yield Measure(name="contents", value=words + len(draft.media), unit="count")
