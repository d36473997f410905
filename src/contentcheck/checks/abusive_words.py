"""Does the text hold words that insult or are coarse? The list is the rule's."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.disguises import disguises
from contentcheck.text.wordlists import listed


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at and for.

    words  words and phrases, found whole, whatever their case, with -nya or -lah, with letters
           drawn out (“tololll”) or replaced by digits (“t0l0l”)
    unless phrases in which such a word is innocent
    of     the texts of the draft, or the words read in its pictures
    """

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    of: Source = "text"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each such word, placed on it. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        found = listed(passage.text, params.words + params.unless, forms=disguises)
        coarse = (each for each in found if each.entry not in params.unless)
        for each in islice(coarse, MOST):
            place, confidence = passage.at(each.start, each.end)
            quoted = " ".join(passage.text[each.start : each.end].split())
            yield Measure(
                name="abusive_words",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.85,  # its sense here is for a person to judge
                evidence=Text(id=f"“{quoted}”", en=f"“{quoted}”"),
            )
