"""Find the variables of a WhatsApp template: `{{1}}`, or named ones such as `{{nama}}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from collections.abc import Sequence

_VARIABLE = sought(r"\{\{\s*(\w{1,60})\s*\}\}")


class Variable(msgspec.Struct, frozen=True):
    """A variable from code point `start` to `end` of a text; `number` is None for a named one."""

    name: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        return int(self.name) if self.name.isdecimal() else None


def variables(text: str) -> list[Variable]:
    """Return the variables of a text, in order of place."""
    return [Variable(found[1], *found.span()) for found in _VARIABLE.finditer(text)]


def filled_in(text: str, samples: Sequence[str]) -> str:
    """Return a text with its variables replaced by the sample values of the template.

    `{{1}}` takes the first; named ones take them in the order in which they first stand there. A
    variable without a sample stays.
    """
    named = list(dict.fromkeys(each.name for each in variables(text) if each.number is None))

    def sample(found: re.Match[str]) -> str:
        name = found[1]
        at = int(name) - 1 if name.isdecimal() else named.index(name)
        return samples[at] if 0 <= at < len(samples) else found.group()

    return _VARIABLE.sub(sample, text)
