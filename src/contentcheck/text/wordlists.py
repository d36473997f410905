"""Find the words and phrases of a list in a text, whole words only, whatever their case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import contains

import msgspec

from contentcheck.text.glance import sought

Phrase = tuple[str, ...]
Index = dict[str, dict[Phrase, str]]

_WORD = sought(r"(?<!\w)\w{1,40}(?!\w)")
_ADDRESS = sought(r"(?:https?://|www\.)\S{1,2000}|(?<!\w)@[\w.]{1,40}", re.IGNORECASE)
_APART = 3  # characters between two words of a phrase, as in “kurang  ajar” or “COVID - 19”


class Listed(msgspec.Struct, frozen=True):
    """A word or phrase at code points `start` to `end` of a text, and the entry it stands for."""

    start: int
    end: int
    entry: str


def listed(
    text: str, entries: tuple[str, ...], *, forms: Callable[[str], Iterable[str]] | None = None
) -> Iterator[Listed]:
    """Yield the entries of a list that stand in a text, in order of place; the longest counts.

    Links and @accounts are passed over. `forms` gives further ways to read a word of the text.
    """
    index = _index(entries)
    words = words_of(text)
    readings = [_readings(text[start:end].casefold(), forms) for start, end in words]
    reached = 0
    for number, (start, _) in enumerate(words):
        if start < reached:
            continue
        there = [
            (len(phrase), entry)
            for reading in readings[number]
            if reading in index
            for phrase, entry in index[reading].items()
            if _stands(phrase, number, readings, words)
        ]
        if there:
            length, entry = max(there)
            reached = words[number + length - 1][1]
            yield Listed(start, reached, entry)


@lru_cache(maxsize=4)  # each list asks for those of one caption
def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a text stand; those of links and @accounts are left out."""
    return tuple(_words_of(text))


def _words_of(text: str) -> Iterator[tuple[int, int]]:
    addresses = iter([match.span() for match in _ADDRESS.finditer(text)])
    start, end = next(addresses, (len(text), len(text)))
    for match in _WORD.finditer(text):
        while match.start() >= end < len(text):
            start, end = next(addresses, (len(text), len(text)))
        if not start <= match.start() < end:
            yield match.span()


@cache
def _index(entries: tuple[str, ...]) -> Index:
    """Return the phrases of a list by their first word."""
    index: Index = {}
    for entry in entries:
        phrase = tuple(match[0].casefold() for match in _WORD.finditer(entry))
        if phrase:
            index.setdefault(phrase[0], {})[phrase] = entry
    return index


def _readings(word: str, forms: Callable[[str], Iterable[str]] | None) -> set[str]:
    return {word, *forms(word)} if forms else {word}


def _stands(
    phrase: Phrase, number: int, readings: list[set[str]], words: tuple[tuple[int, int], ...]
) -> bool:
    """Tell whether the words from `number` on are those of a phrase, close to each other."""
    last = number + len(phrase)
    if last > len(words):
        return False
    near = pairwise(words[number:last])
    return all(map(contains, readings[number:last], phrase)) and all(
        after[0] - before[1] <= _APART for before, after in near
    )
