"""Is there such a day: 31 November, 30 Februari?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.days import impossible_days


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: the texts of the draft, or what is read in its pictures."""

    of: Source = "text"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each day that no calendar has. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        for found in islice(impossible_days(passage.text), MOST):
            place, confidence = passage.at(found.start, found.end)
            said = passage.text[found.start : found.end]
            yield Measure(
                name="no_such_day",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence,
                evidence=Text(
                    id=f"“{said}”: bulan itu sampai tanggal {found.last}",
                    en=f"“{said}”: that month ends on day {found.last}",
                ),
            )
