"""How many posts of one account go out within 24 hours?"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.others import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEEDS = ("publish",)
_DAY = timedelta(hours=24)


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check_calendar(
    drafts: Sequence[Draft],
    params: Params,  # noqa: ARG001
) -> Iterator[tuple[int, Measure]]:
    """Yield for each post how many there are, with it, in the 24 hours up to it.

    Counted together are the posts that go to one platform the same way, by hand or by a tool; of
    accounts a calendar does not speak.
    """
    accounts: defaultdict[tuple[str, str], list[tuple[datetime, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.publish:
            platform = draft.targets[0].partition("/")[0]
            accounts[platform, draft.via].append((draft.publish, number))
    for posts in accounts.values():
        posts.sort()
        first = 0
        for position, (time, number) in enumerate(posts):
            while time - posts[first][0] >= _DAY:
                first += 1
            since = called(drafts[posts[first][1]])
            yield (
                number,
                Measure(
                    name="posts_in_24_hours",
                    value=position - first + 1,
                    unit="count",
                    evidence=Text(id=f"sejak {since.id}", en=f"since {since.en}"),
                ),
            )
