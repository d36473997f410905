"""Is the post to be published by a tool, or by hand?"""

from collections.abc import Iterator

import msgspec

from contentcheck.model import Draft, Measure, Span


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure 1 for a post that goes through the API, 0 for one that is posted by hand."""
    tool = draft.via == "api"
    yield Measure("by_tool", float(tool), "count", Span("via", 0, len(draft.via)))
