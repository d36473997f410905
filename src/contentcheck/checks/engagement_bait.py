"""Does the post ask for likes, shares, tags, comments or votes for their own sake?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.engagement import Kind, engagement_baits

_WORDS: dict[Kind, Text] = {
    "vote": Text(id="pemungutan suara", en="a vote"),
    "react": Text(id="reaksi", en="reactions"),
    "share": Text(id="pembagian", en="shares"),
    "tag": Text(id="penandaan teman", en="tags"),
    "comment": Text(id="komentar", en="comments"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at and for.

    of     the texts of the draft, or the words read in its pictures
    kinds  of requests: vote, react, share, tag, comment
    """

    of: Source = "text"
    kinds: tuple[Kind, ...] = ("vote", "react", "share", "tag", "comment")


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each such request, 0.5 in a disaster warning. Raises Skip like `passages`."""
    for passage in passages(draft, params.of):
        meant = (each for each in engagement_baits(passage.text) if each.kind in params.kinds)
        for bait in islice(meant, MOST):
            place, confidence = passage.at(bait.start, bait.end)
            quoted, word = " ".join(passage.text[bait.start : bait.end].split()), _WORDS[bait.kind]
            yield Measure(
                name="engagement_bait",
                value=0.5 if bait.mild else 1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.85,
                evidence=Text(id=f"“{quoted}” ({word.id})", en=f"“{quoted}” ({word.en})"),
            )
