"""Count the syllables of a word, in Indonesian and English, by rules and without a dictionary.

Indonesian: each vowel is one, but ai, au and oi at the end of a word are one together. English:
each group of vowels is one, save those said apart, and a silent e at the end is none. Words that
no rule fits ("business", "every") are left: over a whole text they hardly count.
"""

from contentcheck.model import Language
from contentcheck.text.glance import sought

_VOWEL = sought("[aiueoéèê]")
_DIPHTHONGS = ("ai", "au", "oi")
_PARTS = sought("[-'’./]")

_GROUP = sought("[aeiouyéèêáíóúü]{1,9}")
# Two vowels said apart: ra-di-o, sci-ence, cre-ate, a-re-a, vid-e-o, be-ing, an-nu-al, fu-el.
_APART = sought(
    "(?<![tscgxl])i[ao]|(?<![tc])ie(?=n[ct]|t)|scie|ciety|(?<=[a-z]{2})ea$|eo(?=$|[lgr])|creat|(?<!u)eum"
    "|[eyi]ing|[^qg]ua(?=[tl])|luid|ruin|[^qg]ue(?=l|nc)|yee"
)
_MUTE = sought(
    "(?:[^aeiouyl]|[aeiouy]l|ll|[gq]u)e$|[^aeioutdy]ed$"
    "|(?:[^aeiouyscxzglh]|[aeiouy]l|[^cs]h|[gq]u)es$"
)
_NOT = sought("[dst]n['’]t$")  # could-n't, is-n't; but can't


def syllables(word: str, language: Language) -> int:
    """Return the number of syllables, at least 1; figures and abbreviations count as 1."""
    word = word.casefold()
    parts = [word] if word.isalpha() else _PARTS.split(word)
    if language == "id":
        return max(sum(map(_indonesian, parts)), 1)
    return max(sum(map(_english, parts)) + bool(_NOT.search(word)), 1)


def _indonesian(part: str) -> int:
    count = len(_VOWEL.findall(part))
    return count - 1 if count > 1 and part.endswith(_DIPHTHONGS) else count


def _english(part: str) -> int:
    count = len(_GROUP.findall(part))
    if count == 0:
        return 0
    return max(count + len(_APART.findall(part)) - bool(_MUTE.search(part)), 1)
