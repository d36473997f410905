"""Does the post keep to the words of the house: what it writes, never writes, always says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import msgspec

from contentcheck.model import Draft, Measure, Post, Text
from contentcheck.passages import MOST, Passage, Source, passages, rewritten
from contentcheck.text.glance import sought
from contentcheck.text.near_misses import near_misses
from contentcheck.text.wordlists import Listed, listed

if TYPE_CHECKING:
    from contentcheck.fix import TextFix

Phrase = Annotated[str, msgspec.Meta(pattern=r"\w")]
Name = Annotated[
    str, msgspec.Meta(pattern=r"\w", min_length=8)
]  # shorter words are often one letter apart


_TAGGING = ("#", "＃")
_JOINING = ("-", "–", "'", "’", "_")  # what stands beside them may be part of another word
_WORDS_ONLY = sought(r"\w{1,200}")


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
        for fault in islice(_against(passage.text, params), MOST):
            yield _measure(passage, fault)
    for group in params.required:
        if not _says_one(whole, group):
            yield Measure("terms", 1.0, "count", Post(), evidence=_unsaid(group))


@dataclass(frozen=True, slots=True)
class _Fault:
    """What stands against a list, and what to write instead, if that is known.

    Safe: the list names the very words, so that the house has said that both mean the same.
    """

    found: Listed
    right: str | None = None
    safe: bool = False


def _against(text: str, params: Params) -> Iterator[_Fault]:
    """Yield what stands in a text against the lists, list by list."""
    write = {wrong: term.write for term in params.terms for wrong in term.instead_of}
    spots = [spot for term in params.terms for spot in _spots(text, term.write)]
    for found in listed(text, tuple(write)):
        within = any(start <= found.start and found.end <= end for start, end in spots)
        written, right = text[found.start : found.end], write[found.entry]
        if not within and written != right.upper():
            yield _Fault(found, _at_home(written, right, found.entry), written == found.entry)
    for found in near_misses(text, params.names):
        shouted = text[found.start : found.end].isupper()
        yield _Fault(found, found.entry.upper() if shouted else found.entry)
    for found in listed(text, params.forbidden):
        yield _Fault(found)


def _at_home(written: str, right: str, wrong: str) -> str:
    """Return the preferred term, with a capital where the other had one, as a sentence begins.

    Not so where the list itself sets capitals, or prefers more words around the same one.
    """
    if not right.islower() or not written[0].isupper() or any(listed(right, (wrong,))):
        return right
    return right.upper() if written.isupper() and len(written) > 1 else right[0].upper() + right[1:]


def _measure(passage: Passage, fault: _Fault) -> Measure:
    place, confidence = passage.at(fault.found.start, fault.found.end)
    quoted = passage.text[fault.found.start : fault.found.end]
    if fault.right is None:
        evidence = Text(id=f"“{quoted}” tidak dipakai", en=f"“{quoted}” is not used")
        return Measure("terms", 1.0, "count", place, confidence, evidence)
    said = f"“{quoted}” → “{fault.right}”"
    evidence = Text(id=said, en=said)
    fix = _mended(passage, fault.found, fault.right, safe=fault.safe)
    return Measure("terms", 1.0, "count", place, confidence, evidence, fix)


def _mended(passage: Passage, found: Listed, right: str, *, safe: bool) -> TextFix | None:
    """Offer what to write; a hashtag would lead elsewhere, and cannot hold every term."""
    before = passage.text[max(found.start - 1, 0) : found.start]
    after = passage.text[found.end : found.end + 1]
    if before in _TAGGING and not _WORDS_ONLY.fullmatch(right):
        return None
    alone = before not in _TAGGING + _JOINING and after not in _JOINING
    place, _ = passage.at(found.start, found.end)
    return rewritten(place, right, safe=safe and alone)


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
