"""Edits of a document: corrections that findings offer, and suppressions with a reason to fill in.

An edit is offered only if the text then reads as the same draft but for what the edit means: what
could not be written so is left to the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from contentcheck.drafts.encoded import Encoded
from contentcheck.drafts.folder import DATA
from contentcheck.drafts.markdown import front_and_body
from contentcheck.drafts.positions import Positions
from contentcheck.drafts.tree import TreeError
from contentcheck.mending.rewrite import Rewriting, by_source, leaves, line_end
from contentcheck.model import Draft

if TYPE_CHECKING:
    from contentcheck.drafts.read import Read
    from contentcheck.fix import TextFix
    from contentcheck.server.document import Document

_CLOSING = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start` to `end` of a document become `text`."""

    start: int
    end: int
    text: str


def correction(
    document: Document, drafts: Sequence[Read], fixes: Iterable[tuple[Draft, TextFix]]
) -> list[Change]:
    """Return the edits that write fixes into a document's drafts, as far as that can be done."""

    def read(data: bytes) -> Mapping[str, Draft]:
        return by_source(replace(document, text=data.decode()).drafts())

    known = by_source(drafts)
    text = Encoded(document.text.encode(), document.text, "utf-8", 0)
    rewriting = Rewriting(text, known, read)
    rewriting.apply([(draft.source, fix) for draft, fix in fixes if draft.source in known])
    return [Change(*edit) for edit in rewriting.edits]


def suppression(document: Document, draft: Draft, rule: str, reason: str) -> list[Change]:
    """Return the edit that adds a rule to `ignore:` in front matter; none where there is none."""
    if document.path.suffix.lower() in DATA:
        return []
    try:
        tree, body = front_and_body(document.text)
    except TreeError:
        return []
    if not isinstance(tree.data, dict):
        return []
    end = line_end(document.text)
    entry = f'{rule}: "{reason}"'
    change = _added(document, tree.data.get("ignore"), tree.keys, tree.values, entry, end)
    if change is None:
        change = _new(document, body, f"ignore:{end}  {entry}{end}")
    if change is None:
        return []
    wanted = dict(leaves(draft)) | {f"ignore.{rule}": reason}
    return [change] if _says(document, change, draft.source, wanted) else []


def _added(
    document: Document,
    ignored: object,
    keys: dict[str, Positions],
    values: dict[str, Positions],
    entry: str,
    end: str,
) -> Change | None:
    """Return the edit that puts an entry first in an `ignore:` that is there; else None."""
    if "ignore" not in keys:
        return None
    if ignored is None:
        after = document.at(*keys["ignore"].at(0)) + len("ignore:")
        return Change(after, after, f"{end}  {entry}")
    if not isinstance(ignored, dict):
        return None
    opening = document.at(*values["ignore"].at(0))
    if document.text[opening : opening + 1] == "{":
        return Change(opening + 1, opening + 1, f" {entry}," if ignored else f" {entry} ")
    _, column = keys[f"ignore.{next(iter(ignored))}"].at(0)
    return Change(opening, opening, f"{entry}{end}{' ' * (column - 1)}")


def _new(document: Document, body: int, entry: str) -> Change | None:
    """Return the edit that writes a new key above the line that closes the front matter."""
    for row, start in enumerate(document.lines):
        if row and start <= body and _CLOSING.fullmatch(document.line(row)):
            return Change(start, start, entry)
    return None


def _says(document: Document, change: Change, source: str, wanted: Mapping[str, object]) -> bool:
    """Tell whether a draft of a document, once that is changed, says what is wanted."""
    text = document.text[: change.start] + change.text + document.text[change.end :]
    found = by_source(replace(document, text=text).drafts())
    return source in found and dict(leaves(found[source])) == wanted
