"""Find drafts in folders, and the drafts that name a medium."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from contentcheck.text.glance import sought

ROOT_MARKS = ("contentcheck.toml", "pyproject.toml", ".git")
TEXT = {".md": "markdown", ".markdown": "markdown"}
DATA = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "table", ".tsv": "table"}
WORKBOOK = ".xlsx"
IMAGES = {".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp", ".heic", ".avif", ".tif", ".bmp"}
VIDEOS = {".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".3gp", ".mpg", ".mpeg", ".ogv"}
_PASSED_OVER = {"node_modules", "__pycache__", "venv", "env", "site-packages", "build", "dist"}
_ROW = sought(r"(\.(?:csv|tsv|jsonl|ndjson)):\d+$|(?<=\.xlsx):.*:\d+$", re.IGNORECASE)


def media_root(folder: Path) -> Path:
    """Return the folder that media paths may not leave: the project's root, else the folder."""
    folder = real(folder)
    for above in (folder, *folder.parents):
        if any(exists(above / mark) for mark in ROOT_MARKS):
            return above
    return folder


def real(path: Path) -> Path:
    """Return where a path leads; one that goes in a circle stays as it is."""
    return Path(os.path.realpath(path))


def exists(path: Path) -> bool:
    """Tell whether there is such a file; none has a name too long or lies where none may look."""
    try:
        return path.exists()
    except OSError:
        return False


def is_medium(path: Path) -> bool:
    """Tell by its name whether a file is a picture or a video."""
    return path.suffix.lower() in IMAGES | VIDEOS


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be drafts, in order of name; links are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in _PASSED_OVER and not f.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix.lower() in {*DATA, *TEXT, WORKBOOK} and not name.startswith("~$"):
                yield path


def file_of(source: str) -> Path:
    """Return the file of a draft's source, which names a row, too: `calendar.csv:7`."""
    path = Path(source)
    return path if exists(path) else Path(_ROW.sub(r"\1", source))
