"""Are Indonesian words spelled as the rules have it: di sini, dilaksanakan, izin?"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages, rewritten
from contentcheck.text.language import is_regional
from contentcheck.text.spelling import Lexicon, lexicon_of, misspellings


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The wrong words, in small letters.

    pairs  wrong, right; either may be two words
    di     words for places and times before which `di` stands alone: disini, didalam
    ke     the same of `ke`: kesini, kerumah
    names  names of places, behind `di` and `ke`, and with a hyphen behind `se`
    verbs  verbs that are one word with `di`: di laksanakan
    right  three words that are right though two of them be listed: di buka puasa
    """

    pairs: tuple[tuple[str, str], ...] = ()
    di: tuple[str, ...] = ()
    ke: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each wrong spelling how many of them the post has, with the right one.

    A text in a language of one region is passed over: its `jaman` and `nomer` are right. Raises
    Skip without any text.
    """
    lexicon = known(params)
    found = [
        (passage, each)
        for passage in passages(draft, "text")
        if not is_regional(passage.text)
        for each in islice(misspellings(passage.text, lexicon), MOST)
    ]
    for passage, each in found:
        place, confidence = passage.at(each.start, each.end)
        quoted = f"“{passage.text[each.start : each.end]}” → “{each.right}”"
        yield Measure(
            name="misspellings",
            value=len(found),
            unit="count",
            place=place,
            confidence=confidence * 0.95,
            evidence=Text(id=quoted, en=quoted),
            fix=rewritten(place, each.right, safe=each.safe),
        )


@lru_cache(maxsize=16)
def known(params: Params) -> Lexicon:
    """Return the wrong words of a rule, ready to look up."""
    return lexicon_of(params.pairs, params.di, params.ke, params.names, params.verbs, params.right)
