"""How many days does a group hear nothing after a post?"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.others import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEEDS = ("group", "publish")
_DAY = 24 * 60 * 60  # s


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check_calendar(
    drafts: Sequence[Draft],
    params: Params,  # noqa: ARG001
) -> Iterator[tuple[int, Measure]]:
    """Yield for each post the whole days until the next one in its group; none for the last.

    Groups are told apart by their names; posts that name none are left out.
    """
    groups: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.group and draft.group.name and draft.publish:
            groups[" ".join(draft.group.name.casefold().split())].append((draft.publish, number))
    for posts in groups.values():
        for (before, number), (after, following) in pairwise(sorted(posts)):
            post = called(drafts[following])
            group = drafts[number].group
            name = group.name if group else ""
            days = (after - before).total_seconds() // _DAY
            yield (
                number,
                Measure(
                    name="silence",
                    value=days,
                    unit="days",
                    evidence=Text(
                        id=f"grup “{name}”, sampai {post.id}",
                        en=f"the group “{name}”, until {post.en}",
                    ),
                ),
            )
