"""Where a finding stands in files, for tools that open a file at a line."""

import os.path
import re
from functools import lru_cache
from pathlib import Path, PurePath

import msgspec

from contentcheck.model import Language, Place, Region, Span, Text
from contentcheck.text.glance import sought
from contentcheck.whereabouts import whereabouts
from contentcheck.wording import localised

_ROW = sought(r"(?P<file>.+\.(?:csv|tsv|jsonl|ndjson)):(?P<line>\d+)", re.I | re.S)
_SHEET = sought(r"(?P<file>.+\.xlsx):[^:]*:\d+", re.I | re.S)  # lines of a file it has none
_SECONDS = Text(id="detik", en="s")


class Spot(msgspec.Struct, frozen=True):
    """A file, the stretch of it (1-based; None: the whole file), and what else tells the place.

    `file` is the draft as it was named or a medium beside it, `about` the time in a video and the
    part of a picture in words.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    about: str = ""


def spot_of(source: str, place: Place, lang: Language) -> Spot:
    """Return where a place of the draft `source` is to be opened."""
    file, line = file_of(source)
    if isinstance(place, Region):
        # A medium is named from where the draft lies.
        return Spot(str(PurePath(file).parent / place.file), about=_about(place, lang))
    if isinstance(place, Span) and place.line is not None:
        return Spot(file, place.line, place.column, place.end_line, place.end_column)
    return Spot(file, line)


def file_of(source: str) -> tuple[str, int | None]:
    """Return the file of a source, and the line where it is a row (`calendar.csv:7`)."""
    if row := _ROW.fullmatch(source):
        return row["file"], int(row["line"])
    sheet = _SHEET.fullmatch(source)
    return (sheet["file"] if sheet else source), None


def relative(file: str) -> str:
    """Return a file's name from the working directory on, if it lies below it; else its whole one.

    Repositories know their files by such names, with slashes.
    """
    return _relative(file, Path.cwd())


@lru_cache(maxsize=64)  # a post's findings ask one after another
def _relative(file: str, here: Path) -> str:
    whole = Path(os.path.normpath(here / file))
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def period(place: Region, lang: Language) -> str:
    """Write the time of a place in a video: `0.0–1.6 s`; nothing for a picture."""
    if place.start is None or place.end is None:
        return ""
    return f"{localised(f'{place.start:.1f}–{place.end:.1f}', lang)} {_SECONDS[lang]}"


def _about(place: Region, lang: Language) -> str:
    part = whereabouts(place.box)[lang] if place.box else ""
    return ", ".join(filter(None, (period(place, lang), part)))
