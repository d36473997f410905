"""Does the caption come to the point before the fold?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.openings import gist, slow_opening
from contentcheck.text.units import Unit, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.text.openings import Opening

_QUOTED = 40  # characters of an opening that are shown
_KINDS = {
    "protocol": Text(id="kata-kata protokoler", en="words of ceremony"),
    "dateline": Text(id="tempat dan tanggal", en="place and date"),
    "hashtags": Text(id="tagar", en="hashtags"),
    "separator": Text(id="garis pemisah", en="a dividing line"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to measure, in `unit`.

    of  gist: where the first full sentence ends that says something;
        opening: the length of what stands before the news (ceremony, dateline, hashtags, lines)
    """

    of: Literal["gist", "opening"] = "gist"
    unit: Unit = "graphemes"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure how far a reader gets before the news is told. Raises Skip without a sentence."""
    sentence = gist(draft.caption)
    if sentence is None:
        raise Skip("no text")
    if params.of == "gist":
        length = count(draft.caption[: sentence.end].lstrip(), params.unit)
        place = Span("caption", sentence.start, sentence.end)
        yield Measure("gist_end", length, params.unit, place)
        return
    found = slow_opening(draft.caption)
    if found is None:
        yield Measure("opening", 0, params.unit, Span("caption", 0, 0))
        return
    yield Measure(
        name="opening",
        value=count(draft.caption[found.start : found.end], params.unit),
        unit=params.unit,
        place=Span("caption", found.start, found.end),
        evidence=_said(draft.caption, found),
    )


def _said(caption: str, found: Opening) -> Text:
    written = " ".join(caption[found.start : found.end].split())
    quoted = written if len(written) <= _QUOTED else f"{written[:_QUOTED].rstrip()}…"
    kind = _KINDS[found.kind]
    return Text(id=f"{kind.id} (“{quoted}”)", en=f"{kind.en} (“{quoted}”)")
