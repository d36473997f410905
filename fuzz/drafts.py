"""Drafts in every format: drafts or errors that name the place, never a fault of the program.

Other readers of the same format have to agree on what a file says: two ways to read one file are
how something comes in.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from contentcheck.drafts import table
from contentcheck.drafts.json import read_json
from contentcheck.drafts.markdown import front_and_body
from contentcheck.drafts.positions import line_starts, plain_lines
from contentcheck.drafts.read import Read, decode_bytes, read_text
from contentcheck.drafts.recognise import looks_like_draft
from contentcheck.drafts.tree import TreeError
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Span
from fuzz import seeds
from fuzz.target import Target
from fuzz.words import ALL

FOLDER = Path(__file__).parent
_FIRST_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_NOTHING = {"", "~", "null", "Null", "NULL"}
_MARKS = set("\\\r\n \t")  # what an escape begins with, and where lines are folded
_BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(data: bytes, name: str) -> tuple[str, list[Read]]:
    """Return the text of a file and its drafts, which are held to what holds of all."""
    try:
        text = decode_bytes(data, name)
    except DraftError:
        return "", []
    found = list(read_text(text, name, FOLDER))
    lines = line_starts(text)
    for each in found:
        assert each.source == name or each.source.startswith(f"{name}:"), each.source
        if isinstance(each, DraftError):
            _is_told(each, text, lines)
        else:
            _leads_back(each, text, lines)
    return text, found


def _is_told(error: DraftError, text: str, lines: tuple[int, ...]) -> None:
    assert error.reason != "exception", error
    error.message.id.encode()
    error.message.en.encode()
    place = error.place
    if isinstance(place, Span) and place.line is not None:
        assert 1 <= place.line <= len(lines), (place, len(lines))
        start = lines[place.line - 1]
        end = lines[place.line] if place.line < len(lines) else len(text)
        assert place.column is None or 1 <= place.column <= end - start + 1, place


def _leads_back(draft: Draft, text: str, lines: tuple[int, ...]) -> None:
    """Hold a draft's characters to their places in the file: there, and in order."""
    draft.caption.encode()
    for name, where in draft.positions.items():
        said = draft.caption[:300] if name == "caption" else ""
        before = (1, 0)
        for offset in range(len(said) + 1):
            line, column = where.at(offset)
            assert 1 <= line <= len(lines), (name, offset, line)
            assert before <= (line, column), (name, offset, line, column)
            before = line, column
            at = lines[line - 1] + column - 1
            assert at <= len(text), (name, offset, line, column)
            there, character = text[at : at + 1], said[offset : offset + 1]
            assert not character or there == character or there in _MARKS, (offset, there)


def markdown(data: bytes) -> str:
    """Read a draft in Markdown; its front matter as another reader of YAML does."""
    text, found = read(data, "a.md")
    looks_like_draft(text, "markdown")
    with suppress(TreeError):
        tree, body = front_and_body(text)
        if tree.data is not None:
            front = _FIRST_LINE.sub("", text[:body], count=1).rstrip().removesuffix("---")
            _agrees(tree.data, yaml.load(front, _BaseLoader))
    return _word(found)


def _agrees(ours: Any, theirs: Any) -> None:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        assert ours.keys() == theirs.keys(), (ours, theirs)
        for key, value in ours.items():
            _agrees(value, theirs[key])
    elif isinstance(ours, list) and isinstance(theirs, list):
        assert len(ours) == len(theirs), (ours, theirs)
        for one, other in zip(ours, theirs, strict=True):
            _agrees(one, other)
    elif ours is None:
        assert theirs is None or theirs in _NOTHING, (ours, theirs)
    else:
        assert ours == theirs, (ours, theirs)


def json_draft(data: bytes) -> str:
    """Read a draft in JSON; what is read is what the standard library reads."""
    text, found = read(data, "a.json")
    looks_like_draft(text, "json")
    try:
        ours = read_json(text).data
    except TreeError:
        return _word(found)
    assert ours == json.loads(text), ours
    return _word(found)


def json_lines(data: bytes) -> str:
    """Read drafts in JSONL: each line that is not blank is one or tells what is wrong."""
    text, found = read(data, "a.jsonl")
    looks_like_draft(text, "jsonl")
    filled = sum(bool(line.strip()) for line in plain_lines(text).split("\n"))
    assert len(found) == filled, (len(found), filled)
    return _word(found)


def calendar(data: bytes) -> str:
    """Read a calendar; where all its rows can be read, they are what `csv` reads."""
    text, found = read(data, "a.csv")
    looks_like_draft(text, "table")
    rows = list(table.rows(text))
    ours = [row for row in rows if isinstance(row, list)]
    if len(ours) == len(rows) and "\0" not in text:
        hint = table._SEPARATOR_LINE.match(text)  # noqa: SLF001  (what the other reader is told)
        separator = hint[1] if hint else table._separator(text)  # noqa: SLF001
        theirs = _rows(text[hint.end() if hint else 0 :], separator)
        if theirs is not None:
            assert [[cell.text for cell in row] for row in ours] == theirs
    return _word(found)


def _rows(text: str, separator: str) -> list[list[str]] | None:
    """Return the rows as the standard library reads them; None where it cannot."""
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [[plain_lines(cell) for cell in row] or [""] for row in read]
    except (csv.Error, TypeError, ValueError):
        return None


def _word(found: Iterable[Read]) -> str:
    kinds = {isinstance(each, Draft) for each in found}
    return {frozenset(): "nothing", frozenset({True}): "drafts", frozenset({False}): "errors"}.get(
        frozenset(kinds), "both"
    )


_draft = partial(Target, words=ALL, longest=2048)
TARGETS = (
    _draft("markdown", markdown, seeds.markdown),
    _draft("json", json_draft, seeds.json_drafts),
    _draft("jsonl", json_lines, seeds.json_drafts),
    _draft("tables", calendar, seeds.tables),
)
