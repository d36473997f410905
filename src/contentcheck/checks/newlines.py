"""How many line breaks stand in a row in the caption, how many lines does it take on a phone?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = sought(r"\n(?:[ \t]*\n)*")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: breaks in a row, or lines when each holds `wide` characters; `beyond`: the place."""

    of: Literal["breaks", "lines"] = "breaks"
    wide: int = 32
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the caption's line breaks or lines. Raises Skip without a caption."""
    caption = draft.caption
    if not caption.strip():
        raise Skip("no text")
    if params.of == "breaks":
        longest = max(_BREAKS.finditer(caption), key=_breaks, default=None)
        span = Span("caption", *(longest.span() if longest else (0, 0)))
        yield Measure("line_breaks", _breaks(longest) if longest else 0, "count", span)
        return
    ends = list(_line_ends(caption, params.wide))
    start = ends[int(params.beyond) - 1] if 0 < params.beyond < len(ends) else 0
    yield Measure("lines", len(ends), "lines", Span("caption", start, len(caption)))


def _breaks(found: re.Match[str]) -> int:
    return found.group().count("\n")


def _line_ends(caption: str, wide: int) -> Iterator[int]:
    """Give where each line ends on a screen that breaks lines anywhere: an estimate."""
    at = 0
    for line in caption.split("\n"):
        for start in range(0, max(len(line), 1), wide):
            yield at + min(start + wide, len(line))
        at += len(line) + 1
