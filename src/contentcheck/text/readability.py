"""How easily a text reads: Flesch's reading ease, for Indonesian with a constant of its own.

206.835 − 1.015 · words per sentence − 84.6 · syllables per word (Flesch 1948). Indonesian words
have more syllables for the same content; 54.9 in place of 84.6 gives translations of the same
sentences the same mean as the English. That is near the 0.6 by which Harjasujana and Mulyati (1996)
multiply syllables for Fry's graph. A rough measure, fit for bands and not for school grades.
"""

import msgspec

from contentcheck.model import Language

_A_WORD_MORE = 1.015  # what one more word in each sentence takes
_A_SYLLABLE_MORE = {"id": 54.9, "en": 84.6}  # what one more syllable in each word takes


class Size(msgspec.Struct, frozen=True):
    """How many words, sentences and syllables a text has."""

    words: int
    sentences: int
    syllables: int

    @property
    def words_per_sentence(self) -> float:
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        return self.syllables / self.words


def reading_ease(size: Size, language: Language) -> float:
    """Return the reading ease: about 0 (very hard) to 100 (very easy), and beyond both.

    `size` has a sentence and a word at least.
    """
    return (
        206.835
        - _A_WORD_MORE * size.words_per_sentence
        - _A_SYLLABLE_MORE[language] * size.syllables_per_word
    )
