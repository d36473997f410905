"""Is there still something to fill in: [nama], {tanggal}, TBD, Rp....?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.placeholders import placeholders

_LONGEST = 60  # characters of a placeholder that are quoted


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at and what is meant to be there.

    of         the texts of the draft, or the words read in its pictures
    variables  `{{1}}` and `{{nama}}` belong there, as in a template of messages
    """

    of: Source = "text"
    variables: bool = False


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each placeholder, placed on it. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        found = placeholders(passage.text, variables=params.variables)
        for start, end in islice(found, MOST):
            place, confidence = passage.at(start, end)
            quoted = " ".join(passage.text[start:end].split())[:_LONGEST]
            yield Measure(
                name="placeholders",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.95,
                evidence=Text(id=f"“{quoted}”", en=f"“{quoted}”"),
            )
