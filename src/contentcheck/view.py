"""The draft as one target shows it, and the way back from there into the file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from contentcheck.fix import Fix, TextFix
from contentcheck.measuring import kind
from contentcheck.model import Draft, Place, Span
from contentcheck.targets import Target
from contentcheck.text.glance import sought

# Characters of a text that are checked, of which the rule `caption.cut` speaks; a view keeps one
# more, so that the rule sees that there are more.
MOST_CHARACTERS = 100_000

_TEXTS = ("title", "link", "first_comment", "header", "footer")
_MEDIUM = sought(r"^media\[(\d+)\]")
_EMPTY: Mapping[str, Any] = {
    "title": None,
    "caption": "",
    "tags": (),
    "link": None,
    "preview": None,
    "group": None,
    "event": None,
    "first_comment": None,
    "template": None,
    "header": None,
    "footer": None,
    "buttons": (),
    "interactive": None,
}


_NOTHING = Draft()


def filled_fields(draft: Draft) -> frozenset[str]:
    """Name the fields that a draft has anything in."""
    names = Draft.__slots__
    return frozenset(name for name in names if getattr(draft, name) != getattr(_NOTHING, name))


def caption_field(draft: Draft, target: Target) -> str:
    """Return which field holds the caption meant for a target."""
    platform = target.name.partition("/")[0]
    own = next((name for name in (target.name, platform) if name in draft.captions), None)
    return "caption" if own is None else f"captions.{own}"


def view_for(draft: Draft, target: Target) -> Draft:
    """Return the draft with the caption meant for a target and only what is shown there.

    Fields that do not exist there are empty and media of a kind it does not take are left out; a
    medium that cannot be told apart stays, so that nothing is called missing that is there.
    Two targets that show the same get equal views, so what is measured for one holds for both. Of
    a text that is endless only the beginning is shown.
    """
    field = caption_field(draft, target)
    own = draft.caption if field == "caption" else draft.captions[field.removeprefix("captions.")]
    gone = {name: empty for name, empty in _EMPTY.items() if name not in target.fields}
    media = [draft.media[index] for index in _shown(draft, target)]
    shown: dict[str, Any] = {name: _beginning(getattr(draft, name)) for name in _TEXTS} | {
        "caption": _beginning(own),
        "media": media if "alt" in target.fields else [medium.without_alt() for medium in media],
        "targets": (),
        "via": target.via_for(draft),
        "captions": {},
        "ignore": {},
    }
    return replace(draft, **(shown | gone))


def _beginning(text: str | None) -> str | None:
    return text and text[: MOST_CHARACTERS + 1]


def field_in_draft(field: str, draft: Draft, target: Target) -> str:
    """Return what the draft calls a field of its view: its own caption, its media's own number."""
    if field == "caption":
        return caption_field(draft, target)
    return _MEDIUM.sub(lambda found: f"media[{_shown(draft, target)[int(found[1])]}]", field)


def _shown(draft: Draft, target: Target) -> list[int]:
    """Return which media of a draft a target shows."""
    kinds = (*target.media, None)
    return [index for index, medium in enumerate(draft.media) if kind(medium) in kinds]


def fix_in_draft(fix: Fix | None, draft: Draft, target: Target) -> Fix | None:
    """Return a fix of a target's view with what the draft calls its fields."""
    if not isinstance(fix, TextFix):
        return fix
    edits = (
        msgspec.structs.replace(edit, field=field_in_draft(edit.field, draft, target))
        for edit in fix.edits
    )
    return msgspec.structs.replace(fix, edits=tuple(edits))


def located(place: Place, draft: Draft, target: Target | None = None) -> Place:
    """Return a place with line and column where the source has them.

    With a target, the place is one of the draft's view there: it gets its field's own name.
    """
    if not isinstance(place, Span):
        return place
    field = place.field if target is None else field_in_draft(place.field, draft, target)
    positions = draft.positions.get(field)
    if positions is None:
        return msgspec.structs.replace(place, field=field)
    line, column = positions.at(place.start)
    end_line, end_column = positions.at(place.end)
    return Span(field, place.start, place.end, line, column, end_line, end_column)
