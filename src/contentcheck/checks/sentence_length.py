"""How long is the longest sentence of the caption?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.sentences import sentences

_QUOTED = 6  # words of a sentence that are shown, enough to find it by


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: words are counted."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure the words of the longest sentence, placed on it. Raises Skip without a sentence.

    Links, hashtags and mentions do not count.
    """
    longest = max(sentences(draft.caption), key=lambda each: len(each.words), default=None)
    if longest is None:
        raise Skip("no text")
    more = "…" if len(longest.words) > _QUOTED else ""
    quoted = f"“{' '.join(word[:30] for word in longest.words[:_QUOTED])}{more}”"
    yield Measure(
        name="sentence_words",
        value=len(longest.words),
        unit="words",
        place=Span("caption", longest.start, longest.end),
        evidence=Text(id=quoted, en=quoted),
    )
