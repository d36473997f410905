"""The texts of a post, one after another: what its fields say, or what is read in its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.fix import Edit, TextFix
from contentcheck.measuring import measured
from contentcheck.measuring.image import sure_reading
from contentcheck.model import Draft, Place, Region, Span
from contentcheck.text.language import Told, language

if TYPE_CHECKING:
    from contentcheck.model import Medium
    from contentcheck.vision.found import Reading

MOST = 25  # findings of a kind in one text: who mends so many will look at the rest

Source = Literal["text", "picture"]  # the fields of the draft, or the words read in its pictures


class Passage(msgspec.Struct, frozen=True):
    """A text, and what says for a stretch of it where it stands and how surely it is there."""

    text: str
    at: Callable[[int, int], tuple[Place, float]]


def passages(draft: Draft, of: Source) -> Iterator[Passage]:
    """Yield the texts that a reader of the post meets.

    Raises Skip without any text or picture, and where nothing can read the text in pictures.
    """
    if of == "picture":
        for medium, found in measured(draft, "image", sure_reading):
            yield Passage(found.text, partial(_in_picture, medium, found))
        return
    written = [(field, text) for field, text in fields(draft) if text and not text.isspace()]
    if not written:
        raise Skip("no text")
    for field, text in written:
        yield Passage(text, partial(_in_field, field))


def fields(draft: Draft) -> Iterator[tuple[str, str | None]]:
    """Yield the name and text of each field that readers see or hear."""
    for name in ("title", "caption", "header", "footer", "first_comment", "link"):
        yield name, getattr(draft, name)
    if draft.preview:
        yield "preview.title", draft.preview.title
        yield "preview.description", draft.preview.description
    for index, medium in enumerate(draft.media):
        yield f"media[{index}].alt", medium.alt
    for index, button in enumerate(draft.buttons):
        yield f"buttons[{index}].text", button.text
        yield f"buttons[{index}].url", button.url
    if draft.event:
        yield "event.place", draft.event.place
    if draft.interactive:
        yield "interactive.button", draft.interactive.button
        for number, section in enumerate(draft.interactive.sections):
            path = f"interactive.sections[{number}]"
            yield f"{path}.title", section.title
            for index, row in enumerate(section.rows):
                yield f"{path}.rows[{index}].title", row.title
                yield f"{path}.rows[{index}].description", row.description


def language_of(draft: Draft) -> Told:
    """Return the language of a draft: the one it names, or else the one it is written in."""
    return draft.language or language("\n".join(text for _, text in fields(draft) if text))


def rewritten(place: Place, text: str, *, safe: bool) -> TextFix | None:
    """Return the offer to write `text` at a place; None in a picture, where nobody can."""
    if not isinstance(place, Span):
        return None
    return TextFix((Edit(place.field, place.start, place.end, text),), safe)


def _in_field(field: str, start: int, end: int) -> tuple[Place, float]:
    return Span(field, start, end), 1.0


def _in_picture(medium: Medium, found: Reading, start: int, end: int) -> tuple[Place, float]:
    lines = found.spanned(start, end)
    return Region(medium.file, box=lines.box), lines.confidence
