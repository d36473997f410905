"""Find what can be tapped in a text: links, hashtags, mentions and cashtags."""

from functools import lru_cache
from typing import Literal

import msgspec

from contentcheck.text.glance import sought

EntityKind = Literal["url", "hashtag", "mention", "cashtag"]
Rules = Literal["x", "bluesky"]

_SIGN = sought(r"[#＃@＠$]|://|\.[^\W\d_]")  # no entity goes without one


class Entity(msgspec.Struct, frozen=True):
    """A part of a text that becomes something to tap: code points `start` to `end` of it.

    `text` is that part as written, with the sign of a tag or mention.
    """

    kind: EntityKind
    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The part without its sign: `Vaksin` for `#Vaksin`."""
        return self.text if self.kind == "url" else self.text[1:]


def entities(text: str, by: Rules = "x") -> list[Entity]:
    """Return what can be tapped in a text, in order of place; nothing overlaps.

    Where two overlap, the one that starts first counts, as in `https://x.com/#tag`.
    """
    return list(_entities(text, by))


@lru_cache(maxsize=4)  # several rules ask for those of one caption
def _entities(text: str, by: Rules) -> tuple[Entity, ...]:
    if not _SIGN.search(text):
        return ()
    # The patterns of all alphabets take a third of the start-up; many captions do without.
    from contentcheck.text.grammar import of_bluesky, of_x

    kept: list[Entity] = []
    for each in sorted(of_x(text) if by == "x" else of_bluesky(text), key=lambda each: each.start):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)
