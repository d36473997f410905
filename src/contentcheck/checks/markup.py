"""Is there markup that the place shows as signs: **tebal**, [teks](tautan), &nbsp;, â€œ?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages, rewritten
from contentcheck.text.markup import Kind, residues

_LONGEST = 40  # characters that are quoted
_UNSAFE = {"chat"}  # stars may be a way of speaking; nobody knows


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kinds`: markdown, html, mojibake (letters read in the wrong code), chat (WhatsApp's own)."""

    kinds: tuple[Kind, ...]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each left-over, quoted as evidence. Raises Skip without text."""
    for passage in passages(draft, "text"):
        wanted = (each for each in residues(passage.text) if each.kind in params.kinds)
        for found in islice(wanted, MOST):
            place, confidence = passage.at(found.start, found.end)
            shown = passage.text[found.start : found.end + (_LONGEST if not found.right else 0)]
            quoted = f"“{' '.join(shown.partition(chr(10))[0].split())[:_LONGEST]}”"
            yield Measure(
                name="residues",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.95,
                evidence=Text(id=quoted, en=quoted),
                fix=None
                if found.right is None
                else rewritten(place, found.right, safe=found.kind not in _UNSAFE),
            )
