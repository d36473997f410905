"""Tell whether words of a text belong to a topic: vaksin, vaksinasi, divaksin, #VaksinGratis.

Indonesian affixes are taken off in every way they could have been put on, without a dictionary, and
English endings too. So some words are told to belong that do not: this is for finding out that none
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from contentcheck.text.glance import sought

_WORD = sought(r"[^\W\d_]{2,60}")
_LEAST = 4  # letters of a root; what is left of shorter ones stands in any word

# What is put before a root, and the letter of the root that it has swallowed.
_PREFIXES = (
    *(("meng", ""), ("meng", "k"), ("peng", ""), ("peng", "k"), ("meny", "s"), ("peny", "s")),
    *(("mem", ""), ("mem", "p"), ("pem", ""), ("pem", "p"), ("men", ""), ("men", "t")),
    *(("pen", ""), ("pen", "t"), ("menge", ""), ("penge", ""), ("me", ""), ("pe", "")),
    *(("ber", ""), ("be", ""), ("per", ""), ("ter", ""), ("di", ""), ("ke", ""), ("se", "")),
    *(("mempe", ""), ("memper", ""), ("diper", ""), ("keter", ""), ("keber", ""), ("pember", "")),
)
_SUFFIXES = (
    *("nya", "kan", "an", "i", "lah", "kah", "pun", "ku", "mu", "asi", "isasi", "wan", "wati"),
    *("ies", "es", "s", "ing", "ed", "ion", "ation", "al", "ly"),
)
_NO_TOPICS = frozenset(
    {"dan", "atau", "yang", "untuk", "dari", "dengan", "pada", "dalam", "di", "ke"}
    | {"the", "and", "for", "with", "from", "of", "to", "in"}
)


def topics_said(text: str, topics: tuple[str, ...]) -> list[str]:
    """Return those of some topics of which a text says at least one word."""
    said = {word.casefold() for word in _WORD.findall(text)}
    roots = {root for word in said for root in _roots(word)}
    return [topic for topic in topics if any(_is_said(word, said, roots) for word in _of(topic))]


def _of(topic: str) -> Iterator[str]:
    words = [word.casefold() for word in _WORD.findall(topic)]
    telling = [word for word in words if word not in _NO_TOPICS]
    yield from telling or words


def _is_said(topic: str, said: set[str], roots: set[str]) -> bool:
    """Tell whether a word of a topic is said, with affixes or as a part of a longer word."""
    if len(topic) < _LEAST:
        return topic in said or topic in roots
    own = _roots(topic)
    return not own.isdisjoint(roots) or any(root in word for root in own for word in said)


@lru_cache(maxsize=4096)
def _roots(word: str) -> frozenset[str]:
    """Return what a word can be made of: itself, and it without what may be affixes."""
    bare = {word}
    for _ in range(2):  # vaksin-asi-nya
        bare |= {
            each.removesuffix(suffix)
            for each in bare
            for suffix in _SUFFIXES
            if each.endswith(suffix)
        }
    bare |= {
        swallowed + each.removeprefix(prefix)
        for each in bare
        for prefix, swallowed in _PREFIXES
        if each.startswith(prefix)
    }
    return frozenset(each for each in bare if len(each) >= _LEAST)
