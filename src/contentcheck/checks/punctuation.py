"""Are there slips of punctuation: !!!, a space before a comma, quotes or brackets left open?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Passage, passages, rewritten
from contentcheck.text.personal import masked
from contentcheck.text.punctuation import Kind, Slip, slips

_BESIDE = 20  # characters that are quoted on each side


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kinds`: repeated (!!!, ?!?), spaced (a space before a comma), open (quotes, brackets)."""

    kinds: tuple[Kind, ...]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each slip, with the words around it as evidence. Raises Skip without text."""
    for passage in passages(draft, "text"):
        wanted = (each for each in slips(passage.text) if each.kind in params.kinds)
        for found in islice(wanted, MOST):
            place, confidence = passage.at(found.start, found.end)
            quoted = f"‘{_around(passage, found)}’"  # for “ may be what is quoted
            yield Measure(
                name="slips",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.9,
                evidence=Text(id=quoted, en=quoted),
                fix=None if found.right is None else rewritten(place, found.right, safe=True),
            )


def _around(passage: Passage, found: Slip) -> str:
    """Quote a slip with the words around it, on its line.

    Personal data is hidden before anything is cut off it: half a number would not be known as one.
    """
    text = masked(passage.text)
    before = text[max(found.start - _BESIDE, 0) : found.start].rpartition("\n")[2]
    after = text[found.end : found.end + _BESIDE].partition("\n")[0]
    return (before + text[found.start : found.end][:_BESIDE] + after).strip()
