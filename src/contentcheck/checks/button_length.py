"""How long are the texts of the buttons: label, address, number, code?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.units import Unit, after, count


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: which text of a button; `beyond`: the place shown starts after so many units."""

    of: Literal["text", "url", "phone", "code"] = "text"
    unit: Unit = "utf16_units"
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the length of each such text. Raises Skip where there is none."""
    texts = [(at, getattr(button, params.of)) for at, button in enumerate(draft.buttons)]
    if not any(text for _, text in texts):
        raise Skip("no buttons")
    for at, text in texts:
        if text:
            start = after(text, params.beyond, params.unit)
            yield Measure(
                f"button_{params.of}",
                count(text, params.unit),
                params.unit,
                Span(f"buttons[{at}].{params.of}", start if start < len(text) else 0, len(text)),
            )
