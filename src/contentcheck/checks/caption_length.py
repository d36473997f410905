"""How long is the caption, or another text of the post, in the unit a platform counts?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.to_come import with_links
from contentcheck.text.units import PRICED, Unit, after, count, pieces
from contentcheck.text.variables import filled_in

_TO_COME = Text(id="(termasuk tautan yang belum diisi)", en="(with the link that is still to come)")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`beyond`: the place shown starts after so many units; `under_media`: only below a picture."""

    unit: Unit = "graphemes"
    beyond: float = 0
    under_media: bool = False
    field: Literal["title", "caption", "header", "footer", "first_comment", "link"] = "caption"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure one text of the draft; its place is the part beyond `beyond` units."""
    text = getattr(draft, params.field)
    if not text:
        raise Skip("no text")
    if params.under_media and not draft.media:
        raise Skip("no media")
    start = after(text, params.beyond, params.unit)
    # It has to fit with the link that is still to come, and the values a template is sent with.
    sent = with_links(text, draft.link) if params.unit not in PRICED else text
    to_come = count(sent, params.unit) > count(text, params.unit)
    sent = filled_in(sent, draft.template.variables) if draft.template else sent
    length = max(count(text, params.unit), count(sent, params.unit))
    yield Measure(
        name="length",
        value=length,
        unit=params.unit,
        place=Span(params.field, start if start < len(text) else 0, len(text)),
        evidence=_TO_COME if to_come else _drivers(text, params.unit, length),
    )


def _drivers(text: str, unit: Unit, length: int) -> Text | None:
    """Say what counts for more or less than one: links, emoji, letters of several bytes."""
    if length == len(text):
        return None
    found: dict[str, list[int]] = {}
    for piece in pieces(text, unit):
        if piece.size != 1:
            found.setdefault(piece.kind, []).append(piece.size)
    said = [_said(kind, sizes) for kind, sizes in found.items()]
    if not said:
        return None
    return Text(
        id=f"({', '.join(each.id for each in said)})", en=f"({', '.join(each.en for each in said)})"
    )


def _said(kind: str, sizes: list[int]) -> Text:
    number, s = len(sizes), "" if len(sizes) == 1 else "s"
    if kind == "server":
        return Text(
            id=f"nama server pada {number} sebutan tidak dihitung",
            en=f"the server in {number} mention{s} not counted",
        )
    if kind == "character":
        return Text(
            id=f"{number} karakter dihitung {sum(sizes)}",
            en=f"{number} character{s} counted as {sum(sizes)}",
        )
    thing = Text(id="tautan", en=f"link{s}") if kind == "link" else Text(id="emoji", en="emoji")
    return Text(
        id=f"{number} {thing.id} masing-masing {sizes[0]}", en=f"{number} {thing.en} at {sizes[0]}"
    )
