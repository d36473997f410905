"""Edits of a document: corrections that findings offer, and suppressions with a reason to fill in.

An edit is offered only if the text then reads as the same draft but for what the edit means: what
would need an escape or a quote in front matter, JSON or a cell is left to the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from contentcheck.drafts.folder import DATA
from contentcheck.drafts.markdown import front_and_body
from contentcheck.drafts.positions import Positions
from contentcheck.drafts.tree import TreeError
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft
from contentcheck.server.document import Document

MOST_TRIED = 50  # fixes one by one, where all of them together cannot be written

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSING = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start` to `end` of a document become `text`."""

    start: int
    end: int
    text: str

    def meets(self, other: Change) -> bool:
        """Tell whether two changes overlap, or begin at one place: which is to come first?"""
        across = self.start < other.end and other.start < self.end
        return across or self.start == other.start


@dataclass(frozen=True, slots=True)
class Placed:
    """A fix of a draft, and the changes that write it."""

    draft: Draft
    fix: TextFix
    changes: tuple[Change, ...]


def correction(document: Document, fixes: Iterable[tuple[Draft, TextFix]]) -> list[Change]:
    """Return the edits that write fixes into their drafts' texts, as far as that can be done.

    Of fixes that overlap the first counts.
    """
    placed: list[Placed] = []
    taken: list[Change] = []
    for draft, fix in fixes:
        changes = _placed(document, draft, fix)
        if changes and not any(one.meets(other) for one in changes for other in taken):
            placed.append(Placed(draft, fix, changes))
            taken += changes
    if not _reads_back(document, placed):
        tried = placed[:MOST_TRIED] if len(placed) > 1 else []
        placed = [each for each in tried if _reads_back(document, [each])]
    return _together(placed) if _reads_back(document, placed) else []


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
    end = found[0] if (found := _LINE_END.search(document.text)) else "\n"
    entry = f'{rule}: "{reason}"'
    change = _added(document, tree.data.get("ignore"), tree.keys, tree.values, entry, end)
    if change is None:
        change = _new(document, body, f"ignore:{end}  {entry}{end}")
    wanted = replace(draft, ignore=dict(draft.ignore) | {rule: reason})
    if change is None:
        return []
    return [change] if _says(document, [change], {draft.source: _plain(wanted)}) else []


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


def _placed(document: Document, draft: Draft, fix: TextFix) -> tuple[Change, ...]:
    """Return where the edits of a fix go; none where the text does not say the field."""
    end = found[0] if (found := _LINE_END.search(document.text)) else "\n"
    changes = []
    for edit in fix.edits:
        positions = draft.positions.get(edit.field)
        if positions is None:
            return ()
        start = document.at(*positions.at(edit.start))
        stop = document.at(*positions.at(edit.end))
        changes.append(Change(start, stop, edit.text.replace("\n", end)))
    return tuple(changes)


def _together(placed: Sequence[Placed]) -> list[Change]:
    changes = (change for each in placed for change in each.changes)
    return sorted(changes, key=lambda change: change.start)


def _reads_back(document: Document, placed: Sequence[Placed]) -> bool:
    """Tell whether the drafts say what the fixes mean once these are written."""
    wanted = {each.draft.source: _plain(each.draft) for each in placed}
    edits = [(each.draft.source, edit) for each in placed for edit in each.fix.edits]
    edits.sort(key=lambda each: each[1].start, reverse=True)
    written = all(_edit(wanted[source], edit) for source, edit in edits)
    return bool(placed) and written and _says(document, _together(placed), wanted)


def _says(document: Document, changes: Sequence[Change], wanted: Mapping[str, object]) -> bool:
    """Tell whether a document, once changed, reads as wanted, draft by draft."""
    text, after = "", 0
    for change in changes:
        text += document.text[after : change.start] + change.text
        after = change.end
    changed = replace(document, text=text + document.text[after:])
    found = {draft.source: draft for draft in changed.drafts() if isinstance(draft, Draft)}
    return all(source in found and _plain(found[source]) == wanted[source] for source in wanted)


def _plain(draft: Draft) -> Any:
    """Return a draft as plain data, without where it stands."""
    return msgspec.to_builtins(replace(draft, positions={}), enc_hook=str)


def _edit(data: Any, edit: Edit) -> bool:
    """Put an edit into plain data; False where there is no such text."""
    *above, last = [int(index) if index else key for index, key in _STEP.findall(edit.field)]
    try:
        for step in above:
            data = data[step]
        text = data[last]
        data[last] = text[: edit.start] + edit.text + text[edit.end :]
    except (KeyError, IndexError, TypeError):
        return False
    return edit.end <= len(text)
