"""How much of the caption is shouted in capitals?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.capitals import long_words, shouted


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: how many words of four letters and more it takes; a short notice may be a title."""

    words: int = 10


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the share of the words of four letters and more that is shouted, 0 to 1.

    Its place is from the first to the last run of them. Raises Skip without words enough.
    """
    count = long_words(draft.caption)
    if count < params.words:
        raise Skip("few words" if draft.caption else "no text")
    runs = shouted(draft.caption)
    loud = sum(long_words(draft.caption[start:end]) for start, end in runs)
    place = Span("caption", runs[0][0], runs[-1][1]) if runs else Span("caption", 0, 0)
    yield Measure("shouted_words", loud / count, "share", place)
