"""Is the post worded like a chain message? What to think about before sharing; not what is true."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.hoax_cues import Kind, hoax_cues

_WORDS: dict[Kind, Text] = {
    "chain": Text(id="ajakan khas pesan berantai", en="asks to be passed on like a chain message"),
    "authority": Text(id="narasumber tanpa nama", en="somebody unnamed said so"),
    "claim": Text(id="angka tanpa sumber", en="a figure without a source"),
    "alarm": Text(id="pembuka yang menggemparkan", en="a sensational opening"),
}
# The first two no office needs; the others may stand for a reason.
_WEIGHTS: dict[Kind, float] = {"chain": 1.0, "authority": 1.0, "claim": 0.5, "alarm": 0.5}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at and for.

    of     the texts of the draft, or the words read in its pictures
    kinds  of wording: chain, authority, claim, alarm
    """

    of: Source = "text"
    kinds: tuple[Kind, ...] = ("chain", "authority", "claim", "alarm")


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each such wording, 0.5 for a claim or an alarm. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        cues = (each for each in hoax_cues(passage.text) if each.kind in params.kinds)
        for cue in islice(cues, MOST):
            place, confidence = passage.at(cue.start, cue.end)
            quoted, word = " ".join(passage.text[cue.start : cue.end].split()), _WORDS[cue.kind]
            yield Measure(
                name="hoax_cues",
                value=_WEIGHTS[cue.kind],
                unit="count",
                place=place,
                confidence=confidence * 0.8,
                evidence=Text(id=f"“{quoted}” ({word.id})", en=f"“{quoted}” ({word.en})"),
            )
