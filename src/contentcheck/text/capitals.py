"""Find words that are shouted: written in capitals and no acronyms."""

from __future__ import annotations

import re

from contentcheck.text.glance import sought
from contentcheck.text.sentences import without_tapped

_LONG_WORD = sought(r"[^\W\d_]{4,99}")
_LOUD = sought(r"[^\W\d_a-z]{4}")  # no shouting goes without
_WORD = sought(r"[^\W\d_]{1,99}")
_NO_VOWEL = sought(r"[^AIUEO]{1,99}")
_GAP = sought(r"[^\w\n]{0,6}(?:\d{1,9}[^\w\n]{1,6})?")  # what may stand between them
_RUN = 3  # so many words in capitals side by side are shouted; fewer may be acronyms or names
_LONG = 4  # letters: most acronyms of offices (RI, DKI, NIK) have fewer


def long_words(text: str) -> int:
    """Count the words of four letters and more; links, hashtags and mentions are no words."""
    return len(_LONG_WORD.findall(without_tapped(text)))


def shouted(text: str) -> list[tuple[int, int]]:
    """Return the stretches in capitals: three words and more of four letters, side by side.

    A word in capitals that stands alone or beside one other (KEMENKES RI) is taken for an acronym,
    as is one without a vowel. Shouting goes on over a full stop, not over a line.
    """
    prose = without_tapped(text)
    if not _LOUD.search(prose):
        return []
    runs: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(prose):
        goes_on = run and _GAP.fullmatch(prose, run[-1].end(), match.start())
        if not (match[0].isupper() and goes_on):
            runs += _stretch(run)
            run = []
        if match[0].isupper():
            run.append(match)
    return [*runs, *_stretch(run)]


def _stretch(run: list[re.Match[str]]) -> list[tuple[int, int]]:
    words = [each for each in run if len(each[0]) >= _LONG and not _NO_VOWEL.fullmatch(each[0])]
    return [(run[0].start(), run[-1].end())] if len(words) >= _RUN else []
