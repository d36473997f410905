"""Edits of a document: corrections that findings offer, and suppressions with a reason to fill in.

An edit is offered only if the text then reads as the same draft but for what the edit means: what
would need an escape or a quote in front matter, JSON or a cell is left to the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSING = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class Change:
    """Code points `start` to `end` of a document become `text`."""

    start: int
    end: int
    text: str


def correction(document: Document, draft: Draft, fixes: Sequence[TextFix]) -> list[Change]:
    """Return the edits that write fixes into a draft's text; none where they cannot be written.

    Of fixes that overlap the first counts.
    """
    placed: list[tuple[TextFix, list[Change]]] = []
    for fix in fixes:
        changes = _placed(document, draft, fix)
        taken = [change for _, others in placed for change in others]
        if changes and not any(_overlap(one, other) for one in changes for other in taken):
            placed.append((fix, changes))
    if _reads_back(document, draft, placed):
        return _together(placed)
    single = [each for each in placed if len(placed) > 1 and _reads_back(document, draft, [each])]
    return _together(single) if _reads_back(document, draft, single) else []


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
    return [change] if change and _says(document, [change], draft.source, _plain(wanted)) else []


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
    if not isinstance(ignored, dict) or not ignored:
        after = document.at(*keys["ignore"].at(0)) + len("ignore:")
        if ignored is not None or document.text[after : after + 1].strip():
            return None
        return Change(after, after, f"{end}  {entry}")
    opening = document.at(*values["ignore"].at(0))
    if document.text[opening : opening + 1] == "{":
        return Change(opening + 1, opening + 1, f" {entry},")
    _, column = keys[f"ignore.{next(iter(ignored))}"].at(0)
    return Change(opening, opening, f"{entry}{end}{' ' * (column - 1)}")


def _new(document: Document, body: int, entry: str) -> Change | None:
    """Return the edit that writes a new key above the line that closes the front matter."""
    for row, start in enumerate(document.lines):
        if row and start <= body and _CLOSING.fullmatch(document.line(row)):
            return Change(start, start, entry)
    return None


def _placed(document: Document, draft: Draft, fix: TextFix) -> list[Change]:
    """Return where the edits of a fix go; none unless the text stands there as it reads."""
    end = found[0] if (found := _LINE_END.search(document.text)) else "\n"
    changes = []
    for edit in fix.edits:
        positions = draft.positions.get(edit.field)
        if positions is None:
            return []
        start = document.at(*positions.at(edit.start))
        stop = document.at(*positions.at(edit.end))
        changes.append(Change(start, stop, edit.text.replace("\n", end)))
    return changes


def _overlap(one: Change, other: Change) -> bool:
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end


def _together(placed: Sequence[tuple[TextFix, list[Change]]]) -> list[Change]:
    return sorted(
        (change for _, changes in placed for change in changes), key=lambda each: each.start
    )


def _reads_back(
    document: Document, draft: Draft, placed: Sequence[tuple[TextFix, list[Change]]]
) -> bool:
    if not placed:
        return False
    wanted = _plain(draft)
    edits = sorted(
        (edit for fix, _ in placed for edit in fix.edits), key=lambda each: each.start, reverse=True
    )
    return all(_edit(wanted, edit) for edit in edits) and _says(
        document, _together(placed), draft.source, wanted
    )


def _says(document: Document, changes: Sequence[Change], source: str, wanted: object) -> bool:
    """Tell whether a document, once changed, reads as wanted where the draft stands."""
    text = document.text
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    found = replace(document, text=text).drafts()
    return any(_plain(d) == wanted for d in found if isinstance(d, Draft) and d.source == source)


def _plain(draft: Draft) -> Any:
    """Return a draft as plain data, without where it stands."""
    return msgspec.to_builtins(replace(draft, positions={}), enc_hook=str)


def _edit(data: Any, edit: Edit) -> bool:
    """Put an edit into plain data; False where there is no such text."""
    *above, (last, text) = _texts(data, edit.field) or [(None, None)]
    if not isinstance(text, str) or edit.end > len(text):
        return False
    holder = above[-1][1] if above else data
    holder[last] = text[: edit.start] + edit.text + text[edit.end :]
    return True


def _texts(data: Any, name: str) -> list[tuple[Any, Any]]:
    """Return the keys or indices that lead to a field, each with what stands there."""
    found: list[tuple[Any, Any]] = []
    for index, key in _STEP.findall(name):
        step: Any = int(index) if index else key
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return []
        found.append((step, data))
    return found


def safe_fixes(fixes: Sequence[TextFix | None]) -> Iterator[TextFix]:
    """Yield the fixes that cannot change a meaning, each once."""
    yield from dict.fromkeys(fix for fix in fixes if fix is not None and fix.safe)
