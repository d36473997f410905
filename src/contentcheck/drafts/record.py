"""A draft as it is written in a file, and the way from there to a Draft."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import msgspec

from contentcheck.decode import DecodeError, decode
from contentcheck.drafts.folder import real
from contentcheck.drafts.parts import Button, Cover, Event, Group, Interactive, Template
from contentcheck.drafts.positions import Positions
from contentcheck.drafts.times import JAKARTA, read_time
from contentcheck.drafts.tree import Tree
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Language, Medium, Preview, Span, Text, Via
from contentcheck.plain import Settled

MOST_MEDIA = 200  # of a post; no platform takes more than 35


class MediumRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A medium as a draft names it; a bare file name stands for one without alt text."""

    file: str
    alt: str | None = None
    subtitles: str | None = None
    cover: Cover | None = None


class PreviewRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The card of the post's link as a draft describes it; `picture` is a file."""

    title: str | None = None
    description: str | None = None
    picture: str | None = None


class DraftRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys a draft may have, in front matter, JSON or a calendar's columns."""

    id: str | int | None = None
    targets: tuple[str, ...] | str | None = None
    platforms: tuple[str, ...] | str | None = None
    language: Language | None = None
    via: Via | None = None
    media: tuple[MediumRecord | str, ...] | MediumRecord | str = ()
    title: str | None = None
    caption: str | None = None
    captions: dict[str, str] = {}
    tags: tuple[str, ...] | str = ()
    link: str | None = None
    preview: PreviewRecord | None = None
    publish: str | None = None
    group: Group | str | None = None
    event: Event | None = None
    first_comment: str | None = None
    template: Template | None = None
    header: str | None = None
    footer: str | None = None
    buttons: tuple[Button, ...] = ()
    interactive: Interactive | None = None
    ignore: dict[str, str] = {}


class Defaults(msgspec.Struct, frozen=True):
    """What holds where a draft does not say; `zone` is that of a `publish` without an offset."""

    targets: tuple[str, ...] = ()
    via: Via = "app"
    language: Language | None = None
    zone: tzinfo = JAKARTA


class Home(msgspec.Struct, frozen=True):
    """Where a draft lives: its name in the report and the folder its media paths start from.

    `root` is the real folder they may not leave; None where the user names them on the command
    line.
    """

    source: str
    folder: Path
    root: Path | None
    defaults: Defaults = Defaults()


def draft_from(
    tree: Tree, home: Home, body: str | None = None, positions: Positions | None = None
) -> Draft:
    """Return the draft a tree describes; `body` is the caption where it stands outside the tree.

    A key without a value counts as left out. Raises DraftError naming file, line and key.
    """
    try:
        if not isinstance(tree.data, dict | None):
            raise DecodeError(
                "", Text(id="seharusnya kunci dan nilai", en="expected keys and values")
            )
        filled = {key: value for key, value in (tree.data or {}).items() if value is not None}
        record = decode(filled, DraftRecord, strict=False)
        if body and record.caption is not None:
            twice = Text(
                id="takarir tertulis dua kali: di sini dan di bawah garis `---`",
                en="the caption stands twice: here and below the line `---`",
            )
            raise DecodeError("caption", twice)
        # A suppression is named by its key, not by the reason that stands behind it.
        keys = {path: where for path, where in tree.keys.items() if path.startswith("ignore.")}
        places = tree.values | keys | ({"caption": positions} if positions and body else {})
        return _draft(record, home, body or record.caption or "", places)
    except DecodeError as error:
        raise located_error(error, tree, home.source) from None


def located_error(error: DecodeError, tree: Tree, source: str) -> DraftError:
    """Return a draft error that points at the line and column of the key."""
    positions = tree.where(error.path)
    line, column = positions.at(0) if positions else (None, None)
    place = Span(error.path, 0, 0, line, column, line, column)
    where = f"`{error.path}`: " if error.path else ""
    message = Text(id=where + error.message.id, en=where + error.message.en)
    return DraftError(source, message, place=place)


def _draft(record: DraftRecord, home: Home, caption: str, places: Mapping[str, Positions]) -> Draft:
    if record.targets is not None and record.platforms is not None:
        both = Text(
            id="tulis salah satu saja: `targets` atau `platforms`",
            en="write one of them: `targets` or `platforms`",
        )
        raise DecodeError("platforms", both)
    named = "targets" if record.platforms is None else "platforms"
    written = getattr(record, named) or home.defaults.targets
    return Draft(
        caption=caption,
        media=_media(record, home),
        targets=[name.strip().lower() for name in _listed(written)],
        language=record.language or home.defaults.language,
        via=record.via or home.defaults.via,
        id=None if record.id is None else str(record.id),
        title=record.title,
        captions=record.captions,
        tags=_tags(record.tags),
        link=record.link,
        preview=_preview(record.preview, home),
        publish=_publish(record.publish, home.defaults.zone),
        group=Group(record.group) if isinstance(record.group, str) else record.group,
        event=record.event,
        first_comment=record.first_comment,
        template=record.template,
        header=record.header,
        footer=record.footer,
        buttons=record.buttons,
        interactive=record.interactive,
        ignore=_ignore(record.ignore),
        source=home.source,
        positions={_renamed(path, named): where for path, where in places.items()},
    )


def _renamed(path: str, named: str) -> str:
    """Call the targets `targets[0]` however the draft's key is called."""
    if path == named:
        return "targets[0]"
    return path.replace(f"{named}[", "targets[", 1) if path.startswith(f"{named}[") else path


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _publish(text: str | None, zone: tzinfo) -> datetime | None:
    try:
        return None if text is None else read_time(text, zone)
    except ValueError:
        message = Text(
            id=f"`{text}` bukan tanggal; tulis misalnya 2026-11-25 atau 25/11/2026 09.00 WIB",
            en=f"`{text}` is no date; write for instance 2026-11-25 or 2026-11-25T09:00+07:00",
        )
        raise DecodeError("publish", message) from None


def _ignore(reasons: dict[str, str]) -> dict[str, str]:
    for name, reason in reasons.items():
        if not (reason or "").strip():
            why = Text(id="tulis alasannya", en="write the reason")
            raise DecodeError(f"ignore.{name}", why)
    return reasons


def _media(record: DraftRecord, home: Home) -> list[Medium]:
    media = []
    listed = _listed(record.media)
    if len(listed) > MOST_MEDIA:
        many = Text(
            id=f"lebih dari {MOST_MEDIA} media dalam satu unggahan",
            en=f"more than {MOST_MEDIA} media in one post",
        )
        raise DecodeError("media", many)
    for index, named in enumerate(listed):
        path = f"media[{index}]"
        if isinstance(named, str):
            media.append(Medium(named, _inside(named, home, path)))
            continue
        subtitles = named.subtitles and _inside(named.subtitles, home, f"{path}.subtitles")
        cover = named.cover and named.cover.file
        media.append(
            Medium(
                named.file,
                _inside(named.file, home, f"{path}.file"),
                named.alt,
                subtitles or None,
                named.cover,
                _inside(cover, home, f"{path}.cover.file") if cover else None,
            )
        )
    return media


def _tags(named: tuple[str, ...] | str) -> list[str]:
    """Return the tags of a list, or of one text with commas between them as YouTube takes it."""
    parts = named.split(",") if isinstance(named, str) else named
    return [tag for part in parts if (tag := part.strip())]


def _preview(record: PreviewRecord | None, home: Home) -> Preview | None:
    if record is None:
        return None
    name = record.picture
    picture = None if name is None else Medium(name, _inside(name, home, "preview.picture"))
    return Preview(record.title, record.description, picture)


def _inside(name: str, home: Home, key: str) -> Path:
    """Return where a file lies that a draft names, if that is inside the media root."""
    path = home.folder / name
    if "\0" in name or not name.strip():
        raise DecodeError(key, Text(id="bukan nama berkas", en="is no file name"))
    if "://" in name:
        message = Text(
            id=f"`{name}` adalah alamat internet; contentcheck hanya membaca berkas di sini",
            en=f"`{name}` is an address; contentcheck reads only files that are here",
        )
        raise DecodeError(key, message)
    if home.root is None:
        return path
    lies = Settled(real(path))
    if not lies.is_relative_to(home.root):
        message = Text(
            id=f"`{name}` berada di luar folder {home.root}; bila itu memang satu proyek, letakkan "
            "berkas kosong `contentcheck.toml` di folder teratasnya",
            en=f"`{name}` lies outside the folder {home.root}; if both belong to one project, put "
            "an empty file `contentcheck.toml` into its topmost folder",
        )
        raise DecodeError(key, message)
    return lies
