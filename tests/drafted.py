"""Write a draft to a file and read it back."""

from __future__ import annotations

import re
from pathlib import Path

from contentcheck.drafts.read import Read, read_file
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Span


def reads(path: Path, content: str | bytes) -> list[Read]:
    """Write the file byte for byte and return what is read from it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_file(path))


def draft(path: Path, content: str | bytes) -> Draft:
    [found] = reads(path, content)
    assert isinstance(found, Draft), found
    return found


def error(path: Path, content: str | bytes) -> DraftError:
    [found] = reads(path, content)
    assert isinstance(found, DraftError), found
    assert found.source.startswith(str(path))
    assert found.message.id
    return found


def spot(found: DraftError) -> tuple[str, int | None, int | None]:
    """Return the key, line and column that an error points at."""
    assert isinstance(found.place, Span)
    return found.place.field, found.place.line, found.place.column


def standing(content: str, line: int, column: int) -> str:
    """Return the rest of the line of a file from a place on, as an editor counts."""
    return (re.split(r"\r\n|\r|\n", content)[line - 1] + "\n")[column - 1 :]


def at(found: Draft, field: str, offset: int = 0) -> tuple[int, int]:
    return found.positions[field].at(offset)
