"""How many buttons has the message, of which kind, in which order?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.drafts.parts import Button

_REPLY = "quick_reply"


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to count.

    all: every button; kind: those of `kind`; mixed: 1 where quick replies stand with other kinds;
    scattered: quick replies that stand apart from the first ones; repeated: labels used before.
    """

    of: Literal["all", "kind", "mixed", "scattered", "repeated"] = "all"
    kind: Literal["url", "phone", "quick_reply", "copy_code", "flow"] | None = None


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of buttons; the place is the last of them. Raises Skip without a button."""
    if not draft.buttons:
        raise Skip("no buttons")
    found = _of(draft.buttons, params)
    number = min(len(found), 1) if params.of == "mixed" else len(found)
    last = found[-1] if found else 0
    place = Span(f"buttons[{last}].text", 0, len(draft.buttons[last].text))
    yield Measure(f"buttons_{params.of}", number, "count", place)


def _of(buttons: tuple[Button, ...], params: Params) -> list[int]:
    """Return which buttons are meant, by their number."""
    if params.of == "kind":
        return [at for at, each in enumerate(buttons) if each.type == params.kind]
    replies = [at for at, each in enumerate(buttons) if each.type == _REPLY]
    if params.of == "mixed":
        return replies if len(replies) < len(buttons) else []
    if params.of == "scattered":
        first = next((list(run) for run in _runs(replies)), [])
        return replies[len(first) :]
    if params.of == "repeated":
        labels = [each.text.strip().casefold() for each in buttons]
        return [at for at, label in enumerate(labels) if label in labels[:at]]
    return list(range(len(buttons)))


def _runs(numbers: list[int]) -> Iterator[Iterator[int]]:
    """Give the stretches of numbers that follow each other."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        yield (number for _, number in run)
