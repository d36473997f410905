"""The parts of a draft that come from files as they are: buttons, template, cover, …

They are `msgspec.Struct`s, so that an unknown key is refused where it stands.
"""

from typing import Annotated, Literal

import msgspec


class Cover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cover of a video: the frame at `at` seconds, or a picture of its own."""

    at: Annotated[float, msgspec.Meta(ge=0, le=86_400)] | None = None
    file: str | None = None


class Button(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A WhatsApp button."""

    type: Literal["url", "phone", "quick_reply", "copy_code", "flow"]
    text: str
    url: str | None = None
    phone: str | None = None
    code: str | None = None


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A WhatsApp message template, as it is sent in for approval."""

    name: str | None = None
    category: Literal["utility", "marketing", "authentication"] | None = None
    language: str | None = None
    variables: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line to choose in a WhatsApp list."""

    title: str
    description: str | None = None


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of rows in a WhatsApp list."""

    rows: tuple[Row, ...]
    title: str | None = None


class Interactive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A WhatsApp interactive message."""

    kind: Literal["buttons", "list", "url", "flow"]
    button: str | None = None
    sections: tuple[Section, ...] = ()


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The Facebook group a post is meant for, and what the group is about."""

    name: str | None = None
    topics: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a post announces: when it starts and where."""

    starts: str | None = None
    place: str | None = None
