"""How easily does the caption read, by the length of its sentences and words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.passages import language_of
from contentcheck.text.readability import Size, reading_ease
from contentcheck.text.sentences import sentences
from contentcheck.text.syllables import syllables
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.model import Language
    from contentcheck.text.sentences import Sentence


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From how many words and sentences on the figure says something."""

    words: int = 40
    sentences: int = 3


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the reading ease of the caption, higher being easier.

    Raises Skip without words enough, and for a text in neither Indonesian nor English.
    """
    found = sentences(draft.caption)
    if not found:
        raise Skip("no text")
    if sum(len(each.words) for each in found) < params.words or len(found) < params.sentences:
        raise Skip("few words")
    language = language_of(draft)
    if language == "unknown":
        raise Skip("language")
    size = _size(found, language)
    yield Measure(
        name="reading_ease",
        value=reading_ease(size, language),
        unit="ease",
        place=Span("caption", found[0].start, found[-1].end),
        confidence=0.5,  # one text's figure is noisy: r = .45 between translations
        evidence=_said(size),
    )


def _size(found: Sequence[Sentence], language: Language) -> Size:
    words = [word for each in found for word in each.words]
    count = _english_words(found) if language == "en" else len(words)
    return Size(count, len(found), sum(syllables(word, language) for word in words))


def _english_words(found: Sequence[Sentence]) -> int:
    """Count words as textstat does: as English figures of others are counted.

    Its functions that count syllables would load a dictionary from the internet; this one does
    not. The import takes seconds, so it waits for an English text.
    """
    import textstat

    count: int = textstat.lexicon_count(" ".join(word for each in found for word in each.words))
    return count


def _said(size: Size) -> Text:
    words, parts = f"{size.words_per_sentence:.0f}", f"{size.syllables_per_word:.1f}"
    return Text(
        id=f"rata-rata {words} kata per kalimat dan {localised(parts, 'id')} suku kata per kata",
        en=f"on average {words} words a sentence and {parts} syllables a word",
    )
