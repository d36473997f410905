"""To how many groups does nearly the same text go within a few days?"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec

from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.others import few
from contentcheck.text.copies import first_copies, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEEDS = ("caption",)
_NO_TIME = datetime.min.replace(tzinfo=UTC)


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is called nearly the same, and within a short time.

    days   before and after a post
    alike  share of all runs of three words of two texts that both have, 0…1
    words  a shorter text is not compared: a greeting is the same everywhere
    """

    days: Annotated[float, msgspec.Meta(gt=0, le=366)]
    alike: Annotated[float, msgspec.Meta(gt=0, le=1)]
    words: Annotated[int, msgspec.Meta(ge=1)]


def check_calendar(drafts: Sequence[Draft], params: Params) -> Iterator[tuple[int, Measure]]:
    """Yield for each post the number of groups that get nearly its text around its time.

    A post that names no group counts as one more. Posts without a time are compared with each
    other. Nothing is yielded for texts that are too short.
    """
    long = [n for n, draft in enumerate(drafts) if len(words(draft.caption)) >= params.words]
    firsts = first_copies([drafts[n].caption for n in long], params.alike)
    kinds: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
    for number, first in zip(long, firsts, strict=True):
        kinds[first, drafts[number].publish is None].append(number)
    span = timedelta(days=params.days)
    for numbers in kinds.values():
        for number, groups in _around(drafts, numbers, span):
            yield number, _measure(drafts[number], _group(drafts, number), groups)


def _around(
    drafts: Sequence[Draft], numbers: list[int], span: timedelta
) -> Iterator[tuple[int, Counter[str]]]:
    """Yield each post with the groups of the posts around it; the counter goes on to change."""

    def at(number: int) -> datetime:
        return drafts[number].publish or _NO_TIME

    numbers = sorted(numbers, key=at)
    groups: Counter[str] = Counter()
    first = last = 0
    for number in numbers:
        while last < len(numbers) and at(numbers[last]) - at(number) <= span:
            groups[_group(drafts, numbers[last])] += 1
            last += 1
        while at(number) - at(numbers[first]) > span:
            gone = _group(drafts, numbers[first])
            groups[gone] -= 1
            if not groups[gone]:
                del groups[gone]
            first += 1
        yield number, groups


def _group(drafts: Sequence[Draft], number: int) -> str:
    """Return what tells a post's group from others, its name; unnamed ones are told by number."""
    group = drafts[number].group
    return " ".join(group.name.split()) if group and group.name else f"#{number}"


def _measure(draft: Draft, own: str, groups: Counter[str]) -> Measure:
    mine = own.casefold()
    others = [name for name in groups if name.casefold() != mine and not name.startswith("#")]
    return Measure(
        name="groups",
        value=len({name.casefold() for name in groups}),
        unit="count",
        place=Span("caption", 0, len(draft.caption)),
        evidence=few(others) if others else Text(id="tanpa nama grup", en="no group named"),
    )
