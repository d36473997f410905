"""How many emoji has the caption, in all or in a row?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.units import simple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: all, or the longest row; `beyond`: the place starts with the emoji after so many."""

    of: Literal["all", "row"] = "all"
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of emoji; one of several parts is one. Raises Skip without a caption."""
    if not draft.caption:
        raise Skip("no text")
    spans = [] if simple(draft.caption) else _emoji(draft.caption)
    if params.of == "row":
        spans = max(_rows(draft.caption, spans), key=len, default=[])
    marked = spans[int(params.beyond) :] or spans
    span = Span("caption", marked[0][0], marked[-1][1]) if marked else Span("caption", 0, 0)
    yield Measure("emoji" if params.of == "all" else "emoji_row", len(spans), "count", span)


def _rows(text: str, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the emoji in rows: with nothing but blanks between them."""
    rows: list[list[tuple[int, int]]] = []
    for start, end in spans:
        if rows and not text[rows[-1][-1][1] : start].strip(" \t"):
            rows[-1].append((start, end))
        else:
            rows.append([(start, end)])
    return rows


def _emoji(text: str) -> list[tuple[int, int]]:
    """Return where the emoji of a text stand: clusters (UAX 29) with a part drawn as a picture."""
    import regex

    drawn = regex.compile(r"\p{Emoji_Presentation}|\uFE0F")
    if not drawn.search(text):
        return []
    clusters = regex.finditer(r"\X", text)
    return [found.span() for found in clusters if drawn.search(found.group())]
