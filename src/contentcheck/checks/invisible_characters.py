"""Does a text hold characters that nobody sees and that turn, cut or hide what stands there?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages, rewritten
from contentcheck.text.invisible import Kind, invisible_characters, made_visible

_BESIDE = 12  # characters on each side that are quoted


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kinds`: override (turns the reading direction), inside (cuts a word), tags (unseen text)."""

    kinds: tuple[Kind, ...]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each such place, the characters named in the evidence.

    Raises Skip without any text.
    """
    for passage in passages(draft, "text"):
        unseen = (each for each in invisible_characters(passage.text) if each.kind in params.kinds)
        for found in islice(unseen, MOST):
            place, confidence = passage.at(found.start, found.end)
            near = passage.text[max(found.start - _BESIDE, 0) : found.start + 2 * _BESIDE]
            quoted = f"“{made_visible(' '.join(near.split()))}”"
            yield Measure(
                name="invisible_characters",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence,
                evidence=Text(id=quoted, en=quoted),
                # Without a turn of direction the same letters read differently.
                fix=rewritten(place, "", safe=found.kind != "override"),
            )
