"""A calendar check for tests: it says of each post how many are compared, or fails as told."""

from collections.abc import Iterator, Sequence

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Text

NEEDS = ("caption",)
SEEN: list[Draft] = []


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`only`: the one post that is measured; `skip` and `crash` say how the check fails then."""

    only: int | None = None
    skip: str | None = None
    crash: str | None = None


def check_calendar(drafts: Sequence[Draft], params: Params) -> Iterator[tuple[int, Measure]]:
    SEEN.extend(drafts)
    for number, draft in enumerate(drafts):
        if params.only in {None, number}:
            said = Text(id=draft.caption, en=draft.caption)
            yield number, Measure("posts", len(drafts), "count", evidence=said)
    if params.skip:
        raise Skip(params.skip)
    if params.crash:
        raise KeyError(params.crash)
