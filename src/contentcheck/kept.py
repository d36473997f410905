"""How measures are kept: what is written down of them, and how they come back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.fix import CleanCopy, Edit, TextFix
from contentcheck.model import Measure, Place, Post, Region, Span, Text

if TYPE_CHECKING:
    from contentcheck.model import Draft

Number = bool | int | float


class Kept(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A measure as it is kept: its place as a span or a region, its fix as a copy or as edits."""

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
    copy: tuple[str, str, bool] | None
    edits: tuple[tuple[Edit, ...], bool] | None


class Entry(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a check said, why it said no more, and digests of the fields it had asked for."""

    measures: tuple[Kept, ...]
    skip: str | None
    asked: dict[str, bytes]


def kept(measure: Measure) -> Kept:
    """Return what is written down of a measure."""
    place, fix = measure.place, measure.fix
    return Kept(
        name=measure.name,
        value=measure.value,
        unit=measure.unit,
        confidence=measure.confidence,
        span=(place.field, place.start, place.end) if isinstance(place, Span) else None,
        region=(place.file, place.box, place.start, place.end)
        if isinstance(place, Region)
        else None,
        evidence=measure.evidence,
        copy=(fix.file, fix.copy, fix.safe) if isinstance(fix, CleanCopy) else None,
        edits=(fix.edits, fix.safe) if isinstance(fix, TextFix) else None,
    )


def measure_of(kept: Kept, view: Draft) -> Measure:
    """Return a measure as the check gave it. Raises LookupError for a medium that is not there."""
    place: Place = Post()
    if kept.span is not None:
        place = Span(*kept.span)
    elif kept.region is not None:
        place = Region(*kept.region)
    fix: CleanCopy | TextFix | None = None
    if kept.copy is not None:
        file, copy, safe = kept.copy
        path = {medium.file: medium.path for medium in view.media}[file]
        fix = CleanCopy(file, copy, path, safe)
    elif kept.edits is not None:
        fix = TextFix(*kept.edits)
    return Measure(kept.name, kept.value, kept.unit, place, kept.confidence, kept.evidence, fix)


def written(
    found: list[Measure], skip: str | None, asked: dict[str, bytes], view: Draft
) -> bytes | None:
    """Return what is kept of a check's measures; None where they would not come back the same."""
    entry = Entry(tuple(map(kept, found)), skip, asked)
    try:
        data = msgspec.msgpack.encode(entry)
        back = read(data)
        same = back == entry and [measure_of(each, view) for each in back.measures] == found
    except (TypeError, ValueError, LookupError):
        return None
    return data if same else None


def read(data: bytes) -> Entry:
    """Return an entry as it was written. Raises ValueError for what is none."""
    return msgspec.msgpack.decode(data, type=Entry)
