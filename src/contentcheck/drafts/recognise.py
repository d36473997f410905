"""Tell which files of a folder are meant as drafts, and which are notes, pages or reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from contentcheck.drafts.markdown import front_and_body, has_front_matter
from contentcheck.drafts.record import DraftRecord
from contentcheck.drafts.tree import TreeError
from contentcheck.plain import open_plain
from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from pathlib import Path

# Any of these makes a file of a folder a draft. Keys that notes and web sites use too (`publish`,
# `template`, `link`, `title`) do not.
_DRAFT_KEYS = {"targets", "platforms", "media", "caption", "captions", "first_comment", "buttons"}
# Front matter of nothing else is a draft's; with a title and tags it is any web site's.
_KNOWN = frozenset(DraftRecord.__struct_fields__) - {"title", "tags"}
_HEAD = 64 * 1024  # bytes in which a draft's keys stand
_NAMED = "|".join(sorted(_DRAFT_KEYS))
_DRAFT_KEY = sought(rf'^[ \t]*(?:{_NAMED})[ \t]*:|"(?:{_NAMED})"[ \t]*:', re.MULTILINE)


def looks_like_draft(source: str, kind: str) -> bool:
    """Tell whether a file of a folder is meant as a draft: it has the front matter of one."""
    if kind == "table":
        from contentcheck.drafts.table import looks_like_calendar

        return looks_like_calendar(source)
    try:
        keys = _keys(source, kind)
    except (TreeError, msgspec.DecodeError, RecursionError):
        return _DRAFT_KEY.search(source) is not None
    if "verdict" in keys:  # a report
        return False
    return bool(keys & _DRAFT_KEYS) or (kind == "markdown" and bool(keys) and keys <= _KNOWN)


def may_be_draft(path: Path) -> bool:
    """Tell of a file that is no text whether it was meant as a draft; what is closed may be one."""
    try:
        with open_plain(path) as file:
            head = file.read(_HEAD)
    except OSError:
        return path.is_file()
    return _DRAFT_KEY.search(head.replace(b"\0", b"").decode("latin-1")) is not None


def _keys(source: str, kind: str) -> set[str]:
    """Return the keys of the front matter, the JSON object or its first line."""
    if kind == "markdown":
        data = front_and_body(source)[0].data if has_front_matter(source) else None
        return set(data) if isinstance(data, dict) else set()
    first = source.lstrip().split("\n", 1)[0] if kind == "jsonl" else source
    try:
        return set(msgspec.json.decode(first, type=dict[str, msgspec.Raw]))
    except msgspec.ValidationError:  # JSON, but not keys and values
        return set()
