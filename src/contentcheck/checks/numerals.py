"""Are numbers and sums written as their language writes them: 8,51 persen, Rp1.500.000?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages, rewritten
from contentcheck.text.numerals import numerals


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for each number written otherwise, with what to write. Raises Skip without text."""
    for passage in passages(draft, "text"):
        for found in islice(numerals(passage.text), MOST):
            place, confidence = passage.at(found.start, found.end)
            quoted = f"“{passage.text[found.start : found.end]}” → “{found.right}”"
            yield Measure(
                name="numerals",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.9,
                evidence=Text(id=quoted, en=quoted),
                fix=rewritten(place, found.right, safe=True),
            )
