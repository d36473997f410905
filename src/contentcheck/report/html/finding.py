"""What the page shows of one finding: in both languages, with its place in words a reader knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contentcheck.fix import TextFix
from contentcheck.model import Region, Span, Text
from contentcheck.passages import fields
from contentcheck.report.html.saying import figure, plain
from contentcheck.report.html.words import FIELDS, WORDS
from contentcheck.report.instead import instead
from contentcheck.text.personal import masked
from contentcheck.wording import both, filled

if TYPE_CHECKING:
    from contentcheck.fix import Edit, Fix
    from contentcheck.model import Draft, Finding, Place, Severity
    from contentcheck.report.html.album import Told

    Box = tuple[float, float, float, float]

_AROUND = 40  # characters of a text that are quoted before and after a place
_LONGEST = 160  # characters of a place that are quoted
_SURE, _FAIRLY = 0.85, 0.6  # confidence from which a finding is called so
_NUMBERED = re.compile(r"(\w+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a text, with a little of what stands around it."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding. `number` is its own on a target; `box` lies in the medium called `file`.

    `span` is where it stands in the post's own caption, from and to which code point.
    """

    number: int
    rule: str
    severity: Severity
    message: Text
    advice: Text
    where: Text
    quote: Quote | None
    points: float
    gain: float
    sure: Text
    confidence: float
    url: str
    instead: tuple[Text, ...]
    copy: str | None
    fix: Fix | None
    suppressed: str | None
    file: str | None
    box: Box | None
    period: tuple[float, float] | None
    span: tuple[int, int] | None


def shown(one: Finding, other: Finding, told: Told, number: int) -> Shown:
    """Return a finding, given in the language of a report and in the other, as a page shows it."""
    draft = told.draft
    place, fix = one.place, one.measure.fix
    medium = place if isinstance(place, Region) else None
    timed = medium is not None and medium.start is not None and medium.end is not None
    level = "high" if one.confidence >= _SURE else "some" if one.confidence >= _FAIRLY else "low"
    return Shown(
        number=number,
        rule=one.rule,
        severity=one.severity,
        message=told.text(plain(one.message), plain(other.message)),
        advice=told.text(plain(one.advice), plain(other.advice)),
        where=_where(place),
        quote=_quote(place, draft) if draft and isinstance(place, Span) else None,
        points=one.points,
        gain=one.gain,
        sure=WORDS[f"sure_{level}"],
        confidence=one.confidence,
        url=one.url if one.url.startswith(("https://", "http://")) else "",
        instead=tuple(_instead(edit) for edit in fix.edits) if isinstance(fix, TextFix) else (),
        copy=None if fix is None or isinstance(fix, TextFix) else plain(fix.copy),
        fix=fix,
        suppressed=None if one.suppressed is None else plain(one.suppressed) or "–",
        file=medium.file if medium else None,
        box=medium.box if medium else None,
        period=(medium.start, medium.end) if medium and timed else None,  # type: ignore[arg-type]
        span=_in_caption(place),
    )


def _in_caption(place: Place) -> tuple[int, int] | None:
    """Return from where to where a place is in the post's own caption; None elsewhere."""
    if not isinstance(place, Span) or place.field != "caption" or place.start >= place.end:
        return None
    return place.start, place.end


def _instead(edit: Edit) -> Text:
    said = instead(edit)
    return Text(id=plain(said.id), en=plain(said.en))


def _where(place: Place) -> Text:
    """Name a place: a field with its line, a file with its seconds, or the whole post."""
    if isinstance(place, Region):
        file = both(plain(place.file))
        if place.start is None or place.end is None:
            return file
        during = filled(WORDS["seconds"], start=figure(place.start), end=figure(place.end))
        return Text(id=f"{file.id}, {during.id}", en=f"{file.en}, {during.en}")
    if isinstance(place, Span):
        field = _field(place.field)
        if place.line is None:
            return field
        line = filled(WORDS["line"], line=str(place.line))
        return Text(id=f"{field.id}, {line.id}", en=f"{field.en}, {line.en}")
    return WORDS["whole_post"]


def _field(path: str) -> Text:
    """Name a field of the draft as people call it; one without a name stands as it is."""
    head, _, rest = path.partition(".")
    found = _NUMBERED.fullmatch(head)
    name, number = (found[1], str(int(found[2]) + 1)) if found else (head, "")
    if name == "media" and rest == "alt":
        name = "alt"
    return filled(FIELDS.get(name, both(plain(path))), number=number, of=plain(rest))


def _quote(place: Span, draft: Draft) -> Quote | None:
    """Quote a place with what stands around it; None for a whole text, or one that is not held."""
    text = _text(place.field, draft)
    if not text or place.start >= place.end or place.end > len(text):
        return None
    start, end = place.start, min(place.end, place.start + _LONGEST)
    if start == 0 and place.end == len(text):
        return None
    hidden = masked(text)
    before = " ".join(hidden[max(start - _AROUND, 0) : start].split("\n"))
    after = "" if end < place.end else " ".join(hidden[end : end + _AROUND].split("\n"))
    return Quote(
        ("…" if start > _AROUND else "") + plain(before),
        plain(hidden[start:end]) + ("…" if end < place.end else ""),
        plain(after) + ("…" if after and end + _AROUND < len(text) else ""),
    )


def _text(field: str, draft: Draft) -> str | None:
    """Return the text of a field of the draft; None for one that is no text."""
    if field.startswith("captions."):
        return draft.captions.get(field.removeprefix("captions."))
    return dict(fields(draft)).get(field)
