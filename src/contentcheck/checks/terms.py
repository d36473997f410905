"""Does the post keep to the words of the house: what it writes, never writes, always says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Annotated

import msgspec

from contentcheck.model import Draft, Measure, Post, Text
from contentcheck.passages import MOST, Passage, Source, passages
from contentcheck.text.near_misses import near_misses
from contentcheck.text.wordlists import Listed, listed

Phrase = Annotated[str, msgspec.Meta(pattern=r"\w")]
Name = Annotated[
    str, msgspec.Meta(pattern=r"\w", min_length=8)
]  # shorter words are often one letter apart


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the house writes, and what it does not write for the same."""

    write: Phrase
    instead_of: Annotated[tuple[Phrase, ...], msgspec.Meta(min_length=1)]


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of a house or a campaign; capitals make no difference but in `write`.

    terms      preferred words and phrases
    names      names and titles; what is one letter away from one of them is found
    forbidden  words and phrases that are not used
    required   what has to be said somewhere: of each group, one is enough
    about      only posts that say one of these are looked at; all, if empty
    of         the texts of the draft, or the words read in its pictures
    """

    terms: tuple[Term, ...] = ()
    names: tuple[Name, ...] = ()
    forbidden: tuple[Phrase, ...] = ()
    required: tuple[tuple[Phrase, ...], ...] = ()
    about: tuple[Phrase, ...] = ()
    of: Source = "text"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each word against the lists, placed on it, and for each thing left unsaid.

    Raises Skip like `passages`.
    """
    texts = list(passages(draft, params.of))
    whole = "\n".join(passage.text for passage in texts)
    if params.about and not _says_one(whole, params.about):
        return
    for passage in texts:
        for found, evidence in islice(_against(passage.text, params), MOST):
            yield _measure(passage, found, evidence)
    for group in params.required:
        if not _says_one(whole, group):
            yield Measure("terms", 1.0, "count", Post(), evidence=_unsaid(group))


def _against(text: str, params: Params) -> Iterator[tuple[Listed, Text]]:
    """Yield what stands in a text against the lists, list by list."""
    write = {wrong: term.write for term in params.terms for wrong in term.instead_of}
    right = [spot for term in params.terms for spot in _spots(text, term.write)]
    for found in listed(text, tuple(write)):
        within = any(start <= found.start and found.end <= end for start, end in right)
        if not within and text[found.start : found.end] != write[found.entry].upper():
            yield found, _better(text, found, write[found.entry])
    for found in near_misses(text, params.names):
        yield found, _better(text, found, found.entry)
    for found in listed(text, params.forbidden):
        quoted = text[found.start : found.end]
        yield found, Text(id=f"“{quoted}” tidak dipakai", en=f"“{quoted}” is not used")


def _measure(passage: Passage, found: Listed, evidence: Text) -> Measure:
    place, confidence = passage.at(found.start, found.end)
    return Measure("terms", 1.0, "count", place, confidence, evidence)


def _better(text: str, found: Listed, write: str) -> Text:
    said = f"“{text[found.start : found.end]}” → “{write}”"
    return Text(id=said, en=said)


def _unsaid(group: tuple[str, ...]) -> Text:
    names = [f"“{name}”" for name in group]
    return Text(id=f"belum ada {' atau '.join(names)}", en=f"{' or '.join(names)} is missing")


def _says_one(text: str, phrases: tuple[str, ...]) -> bool:
    return any(_whole(phrase, re.IGNORECASE).search(text) for phrase in phrases)


def _spots(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands just as it is to be written."""
    return (match.span() for match in _whole(phrase, 0).finditer(text))


@cache
def _whole(phrase: str, flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", flags)
