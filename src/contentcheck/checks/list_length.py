"""How long are the texts of a list: its button, sections, lines and what explains them?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.drafts.parts import Interactive
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.units import Unit, after, count

_SECTIONS = "interactive.sections"


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: which texts; `beyond`: the place shown starts after so many units."""

    of: Literal["button", "section", "title", "description"]
    unit: Unit = "utf16_units"
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the length of each such text. Raises Skip where there is none."""
    texts = [(field, text) for field, text in _texts(draft.interactive, params.of) if text]
    if not texts:
        raise Skip("no list")
    for field, text in texts:
        start = after(text, params.beyond, params.unit)
        yield Measure(
            f"list_{params.of}",
            count(text, params.unit),
            params.unit,
            Span(field, start if start < len(text) else 0, len(text)),
        )


def _texts(shown: Interactive | None, of: str) -> Iterator[tuple[str, str | None]]:
    """Give each text that is meant, with the field it stands in."""
    if shown is None:
        return
    if of == "button":
        yield "interactive.button", shown.button
        return
    for at, section in enumerate(shown.sections):
        if of == "section":
            yield f"{_SECTIONS}[{at}].title", section.title
            continue
        for number, row in enumerate(section.rows):
            yield f"{_SECTIONS}[{at}].rows[{number}].{of}", getattr(row, of)
