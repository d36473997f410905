"""What the form says, and the draft it makes: always the Markdown text that can be downloaded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.drafts.read import read_text
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Language, Medium, Via

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from contentcheck.drafts.record import Defaults
    from contentcheck.web.desk import Kept

NAME = "unggahan.md"


class MediumField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A medium of the post by its name on the desk, with its alt text."""

    key: str
    alt: str = ""


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands in the form; what is empty is not said."""

    caption: str = ""
    title: str = ""
    link: str = ""
    first_comment: str = ""
    targets: tuple[str, ...] = ()
    media: tuple[MediumField, ...] = ()
    language: Language | None = None
    via: Via = "app"
    publish: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """A form with the media it names, as they are now: its Markdown text, and how that is read."""

    fields: Fields
    kept: Mapping[str, Kept]
    folder: Path
    defaults: Defaults

    @property
    def text(self) -> str:
        return markdown(self.fields, self.media())

    def read(self, text: str) -> Draft | DraftError:
        """Return the draft of a text that is this one or a corrected one.

        Its media are those on the desk, in the same order: what was measured of them is known.
        """
        (read,) = read_text(text, NAME, self.folder, self.defaults)
        if not isinstance(read, Draft):
            return read
        media = tuple(
            on_desk(medium, named.alt)
            for medium, named in zip(self.media(), read.media, strict=True)
        )
        return replace(read, media=media, today=date.today())  # noqa: DTZ011 (the author's day)

    def draft(self) -> Draft | DraftError:
        """Return the draft; lines are counted in the caption, where the author sees them."""
        read = self.read(self.text)
        if isinstance(read, DraftError):
            return read
        above = len(self.fields.caption) - len(self.fields.caption.lstrip("\n"))
        where = Positions(((0, 0),), line_starts(read.caption), above)
        return replace(read, positions={"caption": where})

    def corrected(self, text: str) -> Fields | None:
        """Return the form as a corrected text says it; None where that cannot be read."""
        read = self.read(text)
        if isinstance(read, DraftError):
            return None
        return msgspec.structs.replace(
            self.fields,
            caption=read.caption,
            title=read.title or "",
            link=read.link or "",
            first_comment=read.first_comment or "",
            media=tuple(
                MediumField(field.key, medium.alt or "")
                for field, medium in zip(self._fields(), read.media, strict=True)
            ),
        )

    def _fields(self) -> list[MediumField]:
        return [field for field in self.fields.media if field.key in self.kept]

    def media(self) -> list[Medium]:
        """Return the media in the order of the form, with its alt texts."""
        kept = [(self.kept[field.key].medium, field.alt) for field in self._fields()]
        return [on_desk(medium, alt.strip() or None) for medium, alt in kept]


def on_desk(medium: Medium, alt: str | None) -> Medium:
    """Return a medium with another alt text, and all that was measured of it."""
    other = replace(medium, alt=alt)
    medium.share_with(other)
    return other


def markdown(fields: Fields, media: Sequence[Medium]) -> str:
    """Return the draft as a text: YAML front matter, then the caption."""
    front: dict[str, Any] = {
        "targets": list(fields.targets),
        "language": fields.language,
        "via": None if fields.via == "app" else fields.via,
        "title": fields.title.strip(),
        "link": fields.link.strip(),
        "first_comment": fields.first_comment.strip(),
        "publish": fields.publish.strip(),
        "media": [
            {"file": medium.file} | ({"alt": medium.alt} if medium.alt else {}) for medium in media
        ],
    }
    said = {key: value for key, value in front.items() if value}
    written = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100) if said else ""
    return f"---\n{written}---\n{fields.caption.rstrip()}\n"


def unbroken(text: str) -> str:
    """Return a text that can be written: half of a character becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
