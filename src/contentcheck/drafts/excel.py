"""Read a content calendar from an .xlsx workbook, as CSV is read: a row a post.

The only place that imports openpyxl, which the extra `contentcheck[excel]` brings.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import msgspec

from contentcheck.drafts.positions import Positions, plain_lines
from contentcheck.drafts.record import Home
from contentcheck.drafts.table import Cell, is_header, read_rows
from contentcheck.drafts.tree import TreeError
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Text

LARGEST = 200_000_000  # bytes of everything in the workbook, unpacked
_MOST_PARTS = 5_000  # files in the workbook; ours have twenty
_MOST_COLUMNS = 200
_MOST_ROWS = 100_000  # with something in them, on one sheet
_HEAD = 1_000_000  # bytes of the workbook's words that are searched for a column's name
_WORDY = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_WORDS = re.compile(rb">\s*(?:caption|takarir|media|berkas)\s*<", re.IGNORECASE)

NO_PACKAGE = Text(
    id="untuk membaca .xlsx, pasang dahulu: pip install 'contentcheck[excel]'; atau simpan sebagai"
    " CSV",
    en="to read .xlsx first do: pip install 'contentcheck[excel]'; or save it as CSV",
)
NO_CALENDAR = Text(
    id="tidak ada lembar yang baris pertamanya menamai kolom, sedikitnya `takarir` atau `media`",
    en="no sheet names its columns in the first row, at least `caption` or `media`",
)
TOO_LARGE = Text(
    id="buku kerja ini terlalu besar setelah dibuka", en="the workbook is too large when unpacked"
)
TOO_MANY = Text(
    id=f"lembar ini berisi lebih dari {_MOST_ROWS} baris",
    en=f"the sheet has more than {_MOST_ROWS} rows",
)


def looks_like_workbook_of_posts(data: bytes) -> bool:
    """Tell whether a workbook speaks of captions or media, without openpyxl."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            named = [part for part in parts.namelist()[:_MOST_PARTS] if _WORDY.match(part)]
            return any(_WORDS.search(parts.open(part).read(_HEAD)) for part in named)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError):
        return False


def read_workbook(data: bytes, home: Home) -> Iterator[Draft | DraftError]:
    """Yield a draft, or what is wrong with it, for each row of each sheet that is a calendar.

    A row's source is `kalender.xlsx:Sheet1:7`. Raises DraftError where the workbook cannot be
    read or holds no calendar.
    """
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise DraftError(home.source, NO_PACKAGE, "missing") from None
    _refuse_bombs(data, home)
    found = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Excel can do and openpyxl leaves alone
        try:
            book = openpyxl.load_workbook(
                BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in sheets:
                rows = _rows(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
                first = next(rows, [])
                if not is_header(first):
                    continue
                found = True
                here = msgspec.structs.replace(home, source=f"{home.source}:{sheet.title}")
                for draft in read_rows(first, rows, here):
                    # A cell has no lines and columns in a file.
                    yield replace(draft, positions={}) if isinstance(draft, Draft) else draft
            book.close()
        except (DraftError, TreeError):
            raise
        except (
            Exception
        ) as error:  # openpyxl lets through whatever a broken file makes it stumble on
            said = f"{type(error).__name__}: {error}"
            broken = Text(
                id=f"bukan buku kerja .xlsx yang utuh ({said})", en=f"is no sound .xlsx ({said})"
            )
            raise DraftError(home.source, broken) from None
    if not found:
        raise DraftError(home.source, NO_CALENDAR)


def _refuse_bombs(data: bytes, home: Home) -> None:
    """Refuse a workbook by what its table of contents says, before anything is unpacked.

    A part never unpacks to more than that table says: reading stops there.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            infos = parts.infolist()
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        broken = Text(id=f"bukan buku kerja .xlsx ({error})", en=f"is no .xlsx workbook ({error})")
        raise DraftError(home.source, broken) from None
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
        raise DraftError(home.source, TOO_LARGE, "refused")


def _rows(values: Iterable[tuple[Any, ...]]) -> Iterator[list[Cell]]:
    """Yield every row of a sheet, the blank ones, too: they count."""
    filled = 0
    for number, row in enumerate(values):
        where = Positions(((0, 0),), (0,), above=number)
        cells = [Cell(plain_lines(_text(value)), where) for value in row]
        filled += any(cell.text for cell in cells)
        if filled > _MOST_ROWS:
            raise TreeError(TOO_MANY, number + 1, 1)
        yield cells


def _text(value: object) -> str:
    """Return a cell as an officer would have typed it."""
    match value:
        case None:
            return ""
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case _:
            return str(value)
