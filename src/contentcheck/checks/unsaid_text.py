"""How much of what a picture says stands neither in the caption nor in its alt text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import sure_reading
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Medium
    from contentcheck.vision.found import Reading

_WORD = sought(r"\w{2,}")  # letters and digits that stand alone say nothing
_NAMED = 3  # lines that the evidence quotes


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`least`: fewer words are a logo or a sign; `smallest`: a lower line goes unread on a phone.

    The height of a line is its share of the picture's width.
    """

    least: int = 4
    smallest: float = 0.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield one measure for each picture with text: the share of its words said nowhere else.

    Raises Skip without a picture that can be read, and where nothing can read its text.
    """
    for medium, found in measured(draft, "image", sure_reading):
        shown = found.only(lambda line: line.height >= params.smallest)
        words = _words(shown.text)
        if len(words) >= params.least:
            said = {*_words(draft.caption), *_words(medium.alt or "")}
            yield _measure(medium, shown, words, said)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _measure(medium: Medium, shown: Reading, words: list[str], said: set[str]) -> Measure:
    unsaid = shown.only(lambda line: not said.issuperset(_words(line.text)))
    quoted = ", ".join(f"“{line.text}”" for line in unsaid.lines[:_NAMED])
    return Measure(
        name="unsaid_share",
        value=sum(word not in said for word in words) / len(words),
        unit="share",
        place=Region(medium.file, box=unsaid.box),
        confidence=shown.confidence,
        evidence=Text(id=quoted, en=quoted),
    )
