"""Was a picture or video of the post posted before, in the same calendar and on the same target?"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import kind
from contentcheck.model import Draft, Kind, Measure, Region, Text
from contentcheck.others import called
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from contentcheck.model import Medium

NEEDS = ("media",)
_LOOKED_AT = 8 << 20  # bytes of a file: a photo whole, of a video as much as tells it apart
_LAST = datetime.max.replace(tzinfo=UTC)


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind`: look at pictures or at videos."""

    kind: Kind


def check_calendar(drafts: Sequence[Draft], params: Params) -> Iterator[tuple[int, Measure]]:
    """Yield 1 for each medium that an earlier post has, byte for byte; 0 for a post without one.

    Posts without a time come last, in their order. A file that cannot be read is like no other.
    """
    size = cache(_size)
    content = cache(_content)
    sizes = Counter((d.targets, size(path)) for d in drafts for path in _files(d, params.kind))
    seen: dict[tuple[tuple[str, ...], int, bytes], int] = {}
    for number in sorted(range(len(drafts)), key=lambda n: (drafts[n].publish or _LAST, n)):
        draft = drafts[number]
        media = [medium for medium in draft.media if kind(medium) == params.kind]
        fault = False
        for medium in media:
            large = size(medium.path)
            if large is None or sizes[draft.targets, large] < 2:
                continue
            held = content(medium.path)
            if held is None:
                continue
            first = seen.setdefault((draft.targets, large, held), number)
            if first != number:
                fault = True
                yield number, _measure(medium, called(drafts[first]))
        if media and not fault:
            yield number, Measure("posted_before", 0.0, "count")


def _files(draft: Draft, wanted: Kind) -> set[Path]:
    """Return the files of a post, each once: twice in one post is another matter."""
    return {medium.path for medium in draft.media if kind(medium) == wanted}


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _content(path: Path) -> bytes | None:
    try:
        with open_plain(path) as file:
            return blake2b(file.read(_LOOKED_AT), digest_size=16).digest()
    except OSError:
        return None


def _measure(medium: Medium, earlier: Text) -> Measure:
    return Measure(
        name="posted_before",
        value=1.0,
        unit="count",
        place=Region(medium.file),
        evidence=Text(id=f"sama dengan {earlier.id}", en=f"the same as in {earlier.en}"),
    )
