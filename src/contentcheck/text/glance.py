"""A quick look at a text before a slow search: does it hold any of the words that one needs?

Looking for a handful of words takes a tenth of the time that a pattern of many branches does, and
most captions hold none of them: then such a pattern is not even made ready, which takes longer
still and would be half of the start-up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from sys import maxsize
from typing import Any

import msgspec

_WORD = re.compile(r"\w{1,999}")


class Sought(msgspec.Struct, frozen=True, dict=True):
    """A pattern that is made ready when it is first needed.

    With stems, in small letters, it is not even tried where none of them stands: what it matches
    holds one.
    """

    source: str
    flags: re.RegexFlag
    stems: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made ready the first time it is asked for."""
        return re.compile(self.source, self.flags)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return the first that the pattern finds."""
        return self.pattern.search(text, start, end) if self._may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds."""
        return self.pattern.finditer(text, start, end) if self._may_match(text) else iter(())

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return what the pattern matches at a place."""
        return self.pattern.match(text, start, end) if self._may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """Return the match if it is all of the text, or of a stretch of it."""
        return self.pattern.fullmatch(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """Return what the pattern finds, as `re.findall` does."""
        return self.pattern.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Return the text divided by what the pattern finds."""
        return self.pattern.split(text, maxsplit)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with something else in place of what the pattern finds."""
        return self.pattern.sub(new, text) if self._may_match(text) else text

    def _may_match(self, text: str) -> bool:
        return not self.stems or holds(text, self.stems)


def sought(pattern: str, flags: re.RegexFlag = re.NOFLAG, *, stems: str = "") -> Sought:
    """Return a pattern with its stems, if any, which `|` divides."""
    return Sought(pattern, flags, tuple(filter(None, stems.split("|"))))


def holds(text: str, stems: tuple[str, ...]) -> bool:
    """Tell whether any of the stems, in small letters, stands in a text, within words too."""
    small = _small(text)
    return any(stem in small for stem in stems)


def says(text: str, words: frozenset[str]) -> bool:
    """Tell whether any of the words, in small letters, stands in a text, as a whole word."""
    return not words.isdisjoint(_words(text))


def said(text: str, words: frozenset[str]) -> frozenset[str]:
    """Return those of the words, in small letters, that stand in a text as whole words."""
    return words & _words(text)


@lru_cache(maxsize=4)  # several finders ask about one text
def _small(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_small(text)))
