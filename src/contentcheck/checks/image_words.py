"""How many words stand on a picture?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import sure_reading
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to choose: the rule's scale says how many are too many."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield one measure for each picture: the number of its words.

    Raises Skip without a picture that can be read, and where nothing can read its text.
    """
    for medium, found in measured(draft, "image", sure_reading):
        lines = len(found.lines)
        yield Measure(
            name="words",
            value=len(found.words),
            unit="words",
            place=Region(medium.file, box=found.box),
            confidence=found.confidence,
            evidence=Text(id=f"{lines} baris", en=f"{lines} {'line' if lines == 1 else 'lines'}"),
        )
