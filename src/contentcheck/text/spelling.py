"""Find spellings that the Indonesian rules (EYD V) call wrong: disini, di laksanakan, ijin.

Which words, others say: this knows only how they are joined, split and bent, and where a wrong
word is meant to stand as it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import msgspec

from contentcheck.text.glance import sought

_WORD = sought(r"[A-Za-z]{2,40}")
_GAP = sought(r"[ \t\u00a0]{1,3}")
_SUFFIXES = ("nya", "lah", "kah", "ku", "mu")
_NEXT = sought(r"[ \t\u00a0]{1,3}([A-Za-z]{2,40})")
_SPACE = sought(r"\s")

# A verb with -kan behind a consonant or -si ("maksimalkan", "promosikan"). Behind another vowel a
# place may end so, too (pendidikan, peternakan), so those verbs are listed. Of -i no rule can be
# made: provinsi, lokasi.
_VERB = sought(r"[a-z]{3,30}(?:[bcdfghlmnprstvwy]|si)kan")
_NO_VERBS = {"perbankan"}

# A few words in quotation marks are named or quoted; a whole sentence the office has written down.
_QUOTED = sought(r"(?<!\w)[\"'“‘«](?=\S)[^\"'“”‘’«»\n]{1,40}(?<=\S)[\"'”’»](?!\w)")
# Posts that teach spelling show what is wrong.
_LESSON = sought(r"(?i)\b(?:(?:tidak|non|kata|bentuk|bahasa)[ -]?baku|ejaan|eyd|puebi|kbbi)\b")
_CHUNK = 80  # characters on each side in which an address or tag is looked for
_ADDRESS = sought(r"[@#_\\]|://|\w[.]\w")


class Misspelling(msgspec.Struct, frozen=True):
    """A wrong spelling at code points `start` to `end`, and what is right. `safe`: surely so."""

    start: int
    end: int
    right: str
    safe: bool = True


class Lexicon(msgspec.Struct, frozen=True):
    """Wrong spellings in small letters and the right ones.

    `words` are single ones, `split` two that should be something else, `first` the first of each.
    `right` are three words that are right though the first two be in `split`. `passives`: any verb
    in -kan is one word with `di`.
    """

    words: Mapping[str, str]
    split: Mapping[str, str]
    first: frozenset[str]
    right: frozenset[str]
    passives: bool


def lexicon_of(
    pairs: Iterable[tuple[str, str]],
    di: Iterable[str] = (),
    ke: Iterable[str] = (),
    names: Iterable[str] = (),
    verbs: Collection[str] = (),
    right: Iterable[str] = (),
) -> Lexicon:
    """Make a lexicon from the lists of a rule; see the params of the check."""
    names = tuple(names)
    split = {f"se {name.lower()}": f"se-{name}" for name in names}
    split |= {f"di {verb}": f"di{verb}" for verb in verbs}
    words = {
        f"{before}{place.lower()}": f"{before} {place}"
        for before, places in (("di", di), ("ke", ke))
        for place in (*places, *names)
    }
    for wrong, correct in pairs:
        (split if " " in wrong else words)[wrong] = correct
    first = frozenset(wrong.partition(" ")[0] for wrong in split)
    return Lexicon(words, split, first, frozenset(right), passives=bool(verbs))


def misspellings(text: str, known: Lexicon) -> Iterator[Misspelling]:
    """Yield the wrong spellings of a text, in order of place."""
    quoted: list[tuple[int, int]] | None = None
    for found in _candidates(text, known):
        if quoted is None:
            if _LESSON.search(text):
                return
            quoted = [match.span() for match in _QUOTED.finditer(text)]
        around = bisect_right(quoted, (found.start, 0)) - 1
        named = around >= 0 and found.end < quoted[around][1]
        if not named and not _in_address(text, found) and not _is_contrast(text, found):
            yield found


def _candidates(text: str, known: Lexicon) -> Iterator[Misspelling]:
    words = _words(text)
    # Before the first stands itself; no blank lies between, so the two are never one word.
    for (before, first), (word, small) in pairwise((*words[:1], *words)):
        if first in known.first and small and (right := _whole(before, word, known)):
            safe = not right.startswith("di") or right.endswith("kan")
            yield Misspelling(before.start(), word.end(), _like(before[0], right), safe)
        elif (right := _bent(small, known.words)) and not _is_name(word, right):
            yield Misspelling(*word.span(), _like(word[0], right))


@lru_cache(maxsize=4)  # several rules ask for those of one caption
def _words(text: str) -> tuple[tuple[re.Match[str], str], ...]:
    """Return the words of a text, and each in small letters; acronyms have none."""
    words = _WORD.finditer(text)
    return tuple((word, "" if word[0].isupper() else word[0].lower()) for word in words)


def _whole(before: re.Match[str], word: re.Match[str], known: Lexicon) -> str | None:
    """Return the one word that two should be; a second one with a capital is a name."""
    first, second = before[0].lower(), word[0]
    right = known.split.get(f"{first} {second.lower() if first == 'se' else second}")
    if right is None and first == "di" and known.passives and _VERB.fullmatch(second):
        verb = f"di{second}"
        right = None if second in _NO_VERBS else known.words.get(verb, verb)
    text = word.string
    if right is None or not _GAP.fullmatch(text, before.end(), word.start()):
        return None
    third = _NEXT.match(text, word.end())
    meant = third is not None and f"{first} {second} {third[1].lower()}" in known.right
    return None if meant or text[word.end() : word.end() + 1] == "-" else right


def _bent(word: str, known: Mapping[str, str]) -> str | None:
    """Return what a word should be, with the ending it has."""
    if right := known.get(word):
        return right
    if not word.endswith(_SUFFIXES):
        return None
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and (right := known.get(word.removesuffix(suffix))):
            return right + suffix
    return None


def _like(wrong: str, right: str) -> str:
    return right[0].upper() + right[1:] if wrong[0].isupper() else right


def _is_name(word: re.Match[str], right: str) -> bool:
    """Tell a capital within a sentence, as names have, from one at its beginning.

    No name begins with di or ke, and what is right with a capital has it anywhere.
    """
    if not word[0][0].isupper() or right[0].isupper() or right.startswith(("di ", "ke ")):
        return False
    near = word.string[max(word.start() - _CHUNK, 0) : word.start()]
    line = near.rpartition("\n")[2].rstrip(' \t\u00a0"“(*_>')
    bullet = not any(character.isalnum() for character in line)
    return not bullet and (line[-1].isalnum() or line[-1] in ",;&/-'’”)")


def _in_address(text: str, found: Misspelling) -> bool:
    """Tell parts of links, handles, hashtags and longer words."""
    before = _SPACE.split(text[max(found.start - _CHUNK, 0) : found.start])[-1]
    after = _SPACE.split(text[found.end : found.end + _CHUNK], maxsplit=1)[0]
    joined = before[-1:].isalnum() or after[:1].isalnum()
    return joined or _ADDRESS.search(f"{before}x{after}") is not None


def _is_contrast(text: str, found: Misspelling) -> bool:
    """Tell “risiko, bukan resiko”."""
    before = text[max(found.start - _CHUNK, 0) : found.start].lower()
    return before.rstrip(' "“').endswith("bukan") and found.right.lower() in before
