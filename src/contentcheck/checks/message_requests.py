"""Does the post ask for personal data in a message, or invite to write without saying what for?"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.requests import bare_invitations, data_requests

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look for, and where.

    what      data: requests to send identity numbers, papers, codes; bare: invitations to write
              that say neither what is answered nor when
    of        the texts of the draft, or the words read in its pictures
    anywhere  the post is a message itself, so that whatever is asked for is sent as one
    """

    what: Literal["data", "bare"]
    of: Source = "text"
    anywhere: bool = False


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        found = (
            bare_invitations(passage.text)
            if params.what == "bare"
            else data_requests(passage.text, anywhere=params.anywhere)
        )
        for each in islice(found, MOST):
            place, confidence = passage.at(each.start, each.end)
            quoted = " ".join(passage.text[each.start : each.end].split())
            yield Measure(
                name="message_requests",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.85,
                evidence=Text(id=f"“{quoted}”", en=f"“{quoted}”"),
            )
