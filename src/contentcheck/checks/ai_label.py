"""Does a file say that AI made what it shows, and the caption does not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import kinds, measured
from contentcheck.measuring.private import made_by_ai
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.text.ai_made import says_made_by_ai

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARES = {
    "all": Text(id="seluruhnya dibuat dengan AI", en="made with AI"),
    "part": Text(id="sebagian dibuat atau diubah dengan AI", en="made or changed with AI in part"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for each medium whose file says so while the caption is silent, else 0.

    Raises Skip without a medium that can be read.
    """
    said = says_made_by_ai(draft.caption)
    for kind in sorted(kinds(draft)) or ["image"]:
        for medium, share in measured(draft, kind, made_by_ai):
            yield Measure(
                name="unsaid_ai",
                value=int(share is not None and not said),
                unit="count",
                place=Region(medium.file),
                evidence=_SHARES[share] if share else None,
            )
