"""A quick look at a text before a slow search: does it hold any of the words that one needs?

Looking for a handful of words takes a tenth of the time that a pattern of many branches does, and
most captions hold none of them: then such a pattern is not even made ready, which takes longer
still and would be half of the start-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_WORD = re.compile(r"\w{1,999}")


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and stems in small letters; what it matches holds one of them."""

    source: str
    flags: re.RegexFlag
    stems: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made ready the first time it is asked for."""
        return _ready(self.source, self.flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds."""
        return self.pattern.finditer(text) if holds(text, self.stems) else iter(())


def sought(pattern: str, flags: re.RegexFlag = re.NOFLAG, *, stems: str) -> Sought:
    """Return a pattern with its stems, which `|` divides."""
    return Sought(pattern, flags, tuple(stems.split("|")))


@cache
def _ready(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(source, flags)


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Tell whether any of the stems, in small letters, stands in a text, within words too."""
    small = _small(text)
    return any(stem in small for stem in stems)


def says(text: str, words: frozenset[str]) -> bool:
    """Tell whether any of the words, in small letters, stands in a text, as a whole word."""
    return not words.isdisjoint(_words(text))


@lru_cache(maxsize=4)  # several finders ask about one text
def _small(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_small(text)))
