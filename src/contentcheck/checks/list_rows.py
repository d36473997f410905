"""How many lines to choose from has a list?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: the lines of all sections count together."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure the number of lines; the place is the last. Raises Skip without a list."""
    sections = draft.interactive.sections if draft.interactive else ()
    rows = [
        (f"interactive.sections[{at}].rows[{number}].title", row.title)
        for at, section in enumerate(sections)
        for number, row in enumerate(section.rows)
    ]
    if not rows:
        raise Skip("no list")
    field, title = rows[-1]
    yield Measure("list_rows", len(rows), "count", Span(field, 0, len(title)))
