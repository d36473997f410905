"""How measures are kept: what of them is written down, and how they come back.

What a check quotes as evidence may be words read in a picture, or personal data. None of it is
written down, unless the check is known to tell figures only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from contentcheck.fix import CleanCopy
from contentcheck.model import Measure, Place, Post, Region, Span, Text

if TYPE_CHECKING:
    from contentcheck.model import Draft

# Checks whose evidence is figures, places, colours, names of formats: never a word of a medium.
FIGURES = frozenset(
    {
        *("animation", "clip-safe-area", "clip-text-share", "container", "container-format"),
        *("cover-frame", "damage", "flashes", "image-words", "media-size", "message-pull"),
        *("opening", "opening-focus", "picture-format", "picture-mode", "private-metadata"),
        *("safe-area", "silences", "text-contrast", "text-density", "text-ground", "text-size"),
        "transparency",
    }
)
# Stands for evidence that was not kept; of a measure that passes nobody asks for it.
UNTOLD = Text(id="", en="")


Number = bool | int | float


class Kept(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A measure as it is kept: its place as a span or a region, its fix as a clean copy."""

    name: str
    value: Number
    unit: str
    confidence: Number
    span: tuple[str, int, int] | None
    region: (
        tuple[str, tuple[Number, Number, Number, Number] | None, Number | None, Number | None]
        | None
    )
    evidence: Text | None
    untold: bool
    copy: tuple[str, str, bool] | None


class Entry(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a check said, why it said no more, and digests of the fields it had asked for."""

    measures: tuple[Kept, ...]
    skip: str | None
    asked: dict[str, bytes]


def kept(measure: Measure, *, told: bool) -> Kept:
    """Return what is written down of a measure; with its evidence only if that is `told`."""
    place, fix = measure.place, measure.fix
    is_copy = isinstance(fix, CleanCopy)
    untold = (measure.evidence is not None and not told) or (fix is not None and not is_copy)
    return Kept(
        name=measure.name,
        value=measure.value,
        unit=measure.unit,
        confidence=measure.confidence,
        span=(place.field, place.start, place.end) if isinstance(place, Span) else None,
        region=(place.file, place.box, place.start, place.end)
        if isinstance(place, Region)
        else None,
        evidence=None if untold else measure.evidence,
        untold=untold,
        copy=(fix.file, fix.copy, fix.safe) if isinstance(fix, CleanCopy) and not untold else None,
    )


def measure_of(kept: Kept, view: Draft) -> Measure:
    """Return a measure as the check gave it, but for what was not kept. Raises LookupError."""
    place: Place = Post()
    if kept.span is not None:
        place = Span(*kept.span)
    elif kept.region is not None:
        place = Region(*kept.region)
    fix = None
    if kept.copy is not None:
        file, copy, safe = kept.copy
        path = {medium.file: medium.path for medium in view.media}[file]
        fix = CleanCopy(file, copy, path, safe)
    evidence = UNTOLD if kept.untold else kept.evidence
    return Measure(kept.name, kept.value, kept.unit, place, kept.confidence, evidence, fix)


def written(
    check: str, found: list[Measure], skip: str | None, asked: dict[str, bytes], view: Draft
) -> bytes | None:
    """Return what is kept of a check's measures; None where they would not come back the same."""
    entry = Entry(tuple(kept(each, told=check in FIGURES) for each in found), skip, asked)
    try:
        data = msgspec.msgpack.encode(entry)
        back = read(data)
        same = back == entry and all(
            measure_of(again, view)
            == (replace(measure, evidence=UNTOLD, fix=None) if again.untold else measure)
            for again, measure in zip(back.measures, found, strict=True)
        )
    except (TypeError, ValueError, LookupError):
        return None
    return data if same else None


def read(data: bytes) -> Entry:
    """Return an entry as it was written. Raises ValueError for what is none."""
    return msgspec.msgpack.decode(data, type=Entry)
