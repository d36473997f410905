"""Does the first mention of a name come with a title before it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`names`: of whom; `titles`: one of these has to stand right before it."""

    names: tuple[str, ...]
    titles: tuple[str, ...]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure 0 or 1 for each name in the caption. Raises Skip without a caption."""
    if not draft.caption:
        raise Skip("no text")
    for name in params.names:
        start = draft.caption.find(name)
        if start < 0:
            continue
        titled = draft.caption[:start].rstrip().endswith(params.titles)
        yield Measure(
            name="name_without_title",
            value=0 if titled else 1,
            unit="count",
            place=Span("caption", start, start + len(name)),
            evidence=Text(id=f"“{name}”", en=f"“{name}”"),
        )
