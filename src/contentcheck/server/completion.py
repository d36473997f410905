"""What may be written in front matter, there where the cursor stands.

Front matter under the cursor is seldom whole, so that it is not read as YAML: the lines above say
by their indentation where the cursor is, and the types of a draft say what may stand there.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck.decode import choices_at, keys_at
from contentcheck.drafts.folder import IMAGES, VIDEOS, media_root, real
from contentcheck.drafts.record import DraftRecord
from contentcheck.measuring.subtitles import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.rulebook import Rulebook

MOST = 500  # names offered from a folder
_MOST_LINES = 2000  # looked at above the cursor; front matter has 64 KB at most

_FRONT = re.compile(r"---[ \t]*")
_INDENT = re.compile(r"[ ]*(?:- +)*(?:-$)?")
_KEY = re.compile(r"([\w./-]+|\"[^\"]*\"|'[^']*'):(?:\s+|$)")
_FLOW = re.compile(r"\"[^\"]*\"?|'[^']*'?|[\[\]{},]|[^\s\[\]{},\"']+|\s+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that may stand at the cursor; `key`: what follows it is a value."""

    text: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the cursor stands: the path of the field, what is typed of it, what is there already.

    `key`: a key may stand here, of the path's own.
    """

    path: str
    typed: str
    key: bool
    taken: frozenset[str] = frozenset()


def suggestions(
    lines: list[str], row: int, column: int, folder: Path, book: Rulebook
) -> tuple[str, list[Suggestion]]:
    """Return what is typed before the cursor (0-based), and what it may become."""
    spot = spot_of(lines, row, column)
    if spot is None:
        return "", []
    return spot.typed, list(_fitting(spot, folder, book))


def spot_of(lines: list[str], row: int, column: int) -> Spot | None:
    """Return where in the front matter the cursor stands; None outside, in a comment or text."""
    above = lines[:row]
    if not above or row > _MOST_LINES or not _FRONT.fullmatch(above[0]):
        return None
    if any(_FRONT.fullmatch(line) for line in above[1:]):
        return None
    stack: list[tuple[int, str]] = []  # how far a key is indented, and its name
    siblings: dict[str, set[str]] = {}
    for line in above[1:]:
        _step(line, stack, siblings)
    before = lines[row][:column]
    indent, rest = _opened(before, stack)
    after = (key for line in lines[row + 1 :] for key in _beside(line, indent))
    if found := _KEY.match(rest):
        path = _joined([*stack, (indent, _unquoted(found[1]))])
        return _in_flow(path, rest[found.end() :])
    path = _joined(stack)
    if rest.startswith(("[", "{")):
        return _in_flow(path, rest)
    if " " in rest or rest.startswith("#"):
        return None
    taken = siblings.get(path, set()) | (set(after) if not path else set())
    return Spot(path, rest, key=True, taken=frozenset(taken))


def _step(line: str, stack: list[tuple[int, str]], siblings: dict[str, set[str]]) -> None:
    """Go on below a line: note its key and forget those that it ends."""
    if not line.strip() or line.lstrip().startswith("#"):
        return
    indent, rest = _opened(line, stack)
    if found := _KEY.match(rest):
        name = _unquoted(found[1])
        siblings.setdefault(_joined(stack), set()).add(name)
        stack.append((indent, name))


def _opened(line: str, stack: list[tuple[int, str]]) -> tuple[int, str]:
    """Return how far a line's text is indented, and the text; end the keys that it ends.

    A `-` may stand as far left as the key of its list.
    """
    start = _INDENT.match(line)
    marks = start[0] if start else ""
    dash = marks.find("-")
    indent = len(marks)
    first = indent if dash < 0 else dash
    while stack and (stack[-1][0] >= first if dash < 0 else stack[-1][0] > first):
        stack.pop()
    if dash >= 0 and stack:
        above, name = stack.pop()
        stack.append((above, name if name.endswith("[0]") else f"{name}[0]"))
    return indent, line[indent:]


def _in_flow(path: str, rest: str) -> Spot | None:
    """Return the spot at the end of a value that stands on one line, as in `[a, {file: `."""
    open_: list[tuple[str, str, set[str]]] = []  # the bracket, the path, the keys in it
    typed, at, key = "", path, False
    for part in (found[0] for found in _FLOW.finditer(rest)):
        if part in {"[", "{"}:
            at = f"{at}[0]" if part == "[" else at
            open_.append((part, at, set()))
            typed, key = "", part == "{"
        elif part in {"]", "}", ","} and not open_:
            return None
        elif part in {"]", "}"}:
            open_.pop()
            typed, key = " ", False
        elif part == ",":
            typed, at, key = "", open_[-1][1], open_[-1][0] == "{"
        elif part.isspace():
            typed = f"{typed} " if typed else ""
        elif key and part.endswith(":"):
            name = _unquoted((typed + part)[:-1])
            open_[-1][2].add(name)
            typed, at, key = "", f"{at}.{name}", False
        else:
            typed += part
    if " " in typed or typed.startswith(("#", "|", ">")):
        return None
    taken = frozenset(open_[-1][2]) if key else frozenset()
    return Spot(at, typed.lstrip("\"'"), key, taken)


def _beside(line: str, indent: int) -> Iterator[str]:
    found = _KEY.match(line)
    if found and indent == 0:
        yield _unquoted(found[1])


def _joined(stack: Iterable[tuple[int, str]]) -> str:
    return ".".join(name for _, name in stack)


def _unquoted(name: str) -> str:
    return name.strip("\"'")


# ------------------------------------------------------------------------------ what fits there


def _fitting(spot: Spot, folder: Path, book: Rulebook) -> Iterator[Suggestion]:
    wanted = spot.typed.lower()
    if spot.key:
        for name in _keys(spot.path, book):
            if wanted in name and name not in spot.taken:
                yield Suggestion(name, key=True)
    for name in _values(spot, folder, book):
        if wanted in name.lower():
            yield Suggestion(name)


def _keys(path: str, book: Rulebook) -> list[str]:
    if path == "ignore":
        return sorted(rule.id for rule in book.rules)
    if path == "captions":
        return [*book.targets.picks, *book.targets.by_name]
    return keys_at(DraftRecord, path)


def _values(spot: Spot, folder: Path, book: Rulebook) -> list[str]:
    if spot.key and not spot.path.endswith("[0]"):
        return []  # a key has to come first
    path = spot.path.replace("[0]", "")
    if path in {"targets", "platforms"}:
        return [*book.targets.picks, *book.targets.by_name]
    if path in {"media", "media.file"}:
        return _files(folder, spot.typed, IMAGES | VIDEOS)
    if path in {"preview.picture", "media.cover.file"}:
        return _files(folder, spot.typed, IMAGES)
    if path == "media.subtitles":
        return _files(folder, spot.typed, set(SUFFIXES))
    return choices_at(DraftRecord, spot.path)


def _files(folder: Path, typed: str, endings: set[str]) -> list[str]:
    """Return the files of a folder with such endings, and folders; only inside the media root."""
    within = typed.rpartition("/")[0]
    here = folder / within
    if "\0" in typed or not real(here).is_relative_to(media_root(folder)):
        return []
    found = []
    try:
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{within}/{entry.name}" if within else entry.name
                if entry.is_dir():
                    found.append(f"{name}/")
                elif Path(entry.name).suffix.lower() in endings:
                    found.append(name)
                if len(found) >= MOST:
                    break
    except OSError:
        return []
    return sorted(found)
