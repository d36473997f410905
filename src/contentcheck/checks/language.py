"""Is the caption in the language that the draft names, and does it keep to one?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.language import votes
from contentcheck.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.model import Language
    from contentcheck.text.language import Told
    from contentcheck.text.sentences import Sentence

_NAMES = {
    "id": Text(id="bahasa Indonesia", en="Indonesian"),
    "en": Text(id="bahasa Inggris", en="English"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to measure, and how much text it takes.

    of     declared: the share of words in sentences of another language than the draft names;
           changes: how often the text goes over from one language to the other
    words  sentences with fewer words do not count as changes; a caption with fewer words in known
           languages is not compared with what the draft names
    """

    of: Literal["declared", "changes"] = "declared"
    words: int = 6


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure how far the caption departs from one language; the place is where it does.

    Raises Skip without a caption, a language named, or words enough.
    """
    if not draft.caption:
        raise Skip("no text")
    told = [(each, votes(each.words).told) for each in sentences(draft.caption)]
    known = [(each, language) for each, language in told if language != "unknown"]
    if params.of == "changes":
        yield _changes([pair for pair in known if len(pair[0].words) >= params.words])
    elif draft.language is None:
        raise Skip("no language named")
    else:
        yield _against(draft.language, known, params)


def _against(declared: Language, known: Sequence[tuple[Sentence, Told]], params: Params) -> Measure:
    """Measure the share of words that stand in sentences of another language."""
    count = sum(len(each.words) for each, _ in known)
    if count < params.words:
        raise Skip("few words")
    other = [each for each, language in known if language != declared]
    share = sum(len(each.words) for each in other) / count
    wrote, named = _NAMES["en" if declared == "id" else "id"], _NAMES[declared]
    return Measure(
        name="words_of_another_language",
        value=share,
        unit="share",
        place=Span("caption", other[0].start, other[-1].end) if other else Span("caption", 0, 0),
        evidence=Text(
            id=f"“language: {declared}” ({named.id}), tetapi isinya {wrote.id}",
            en=f"“language: {declared}” ({named.en}), but the text is {wrote.en}",
        ),
    )


def _changes(known: Sequence[tuple[Sentence, Told]]) -> Measure:
    """Measure how often a sentence is in another language than the one before."""
    changed = [after for (_, was), (after, now) in pairwise(known) if was != now]
    place = Span("caption", changed[0].start, changed[-1].end) if changed else Span("caption", 0, 0)
    return Measure("language_changes", len(changed), "count", place)
