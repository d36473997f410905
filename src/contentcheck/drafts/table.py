"""Read a content calendar: a CSV file as Excel, also in an Indonesian locale, writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from contentcheck.drafts.positions import Positions, aligned, line_starts, plain_lines
from contentcheck.drafts.record import Home, draft_from
from contentcheck.drafts.tree import Tree, TreeError
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Text

_NAMES = {  # the column names of calendars in both languages, the most telling first
    "id": "id nomor kode",
    "caption": "caption takarir teks isi keterangan copy",
    "title": "title judul",
    "tags": "tags tag",
    "media": "media berkas file gambar foto video visual",
    "alt": "alt teks-alternatif teks-alt alt-text",
    "targets": "targets target tujuan platforms platform kanal saluran",
    "publish": "publish tanggal date tanggal-tayang tayang jadwal",
    "time": "time jam pukul waktu",
    "link": "link tautan url",
    "language": "language bahasa",
    "via": "via lewat",
    "group": "group grup",
    "first_comment": "first_comment komentar-pertama first-comment",
    "header": "header kepala",
    "footer": "footer kaki",
}
COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split()}
_LISTED = {"media", "alt", "targets"}
_LANGUAGES = {"indonesia": "id", "bahasa indonesia": "id", "inggris": "en", "english": "en"}
_MOST_COLUMNS = 200
_SEVERAL = re.compile(r"[^|\n]+")
_TARGETS = re.compile(r"[^|\n,;]+")
_QUOTED = re.compile(r'""|\r\n')  # what stands for one character inside quotes
_SEPARATOR_LINE = re.compile(r'sep=([^"\r\n])(?:\r\n|\r|\n)', re.IGNORECASE)  # Excel's own hint


class Cell(msgspec.Struct, frozen=True):
    """A cell's text and where it stands in the file."""

    text: str
    where: Positions

    def stripped(self, start: int = 0, end: int | None = None) -> Cell:
        """Return the cell, or a part of it, without the blanks around it."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        return Cell(part.strip(), self.where.moved(start))


class BrokenRow(msgspec.Struct, frozen=True):
    """A row whose quotes do not close."""

    line: int


def looks_like_calendar(source: str) -> bool:
    """Tell whether a table's first row names a caption or media column."""
    header = next(rows(source), [])
    return isinstance(header, list) and is_header(header)


def is_header(row: list[Cell]) -> bool:
    """Tell whether a row names a caption or media column."""
    return bool({_column(cell.text) for cell in row} & {"caption", "media"})


def read_calendar(source: str, home: Home) -> Iterator[Draft | DraftError]:
    """Yield a draft, or what is wrong with it, for each row; `source` is `calendar.csv:7`.

    Rows are numbered as a spreadsheet shows them: the header is row 1. A row that cannot be read
    does not keep the others from being read. Columns with other names are left alone, but a near
    miss of a known name is an error. Raises TreeError where the header cannot be used.
    """
    table = rows(source)
    yield from read_rows(next(table, []), table, home)


def read_rows(
    header: list[Cell] | BrokenRow, table: Iterable[list[Cell] | BrokenRow], home: Home
) -> Iterator[Draft | DraftError]:
    """Yield what the rows below a header say; see read_calendar."""
    columns = _columns(header)
    for number, row in enumerate(table, 2):
        here = replace(home, source=f"{home.source}:{number}")
        try:
            if isinstance(row, BrokenRow):
                quotes = Text(id="tanda kutip tidak ditutup", en="a quoted cell is not closed")
                raise TreeError(quotes, row.line, 1)
            if any(cell.text.strip() for cell in row):
                yield draft_from(_tree(row, columns), here)
        except TreeError as error:
            yield error.of(here.source)
        except DraftError as error:
            yield error


def _columns(header: list[Cell] | BrokenRow) -> list[str | None]:
    """Return the field of each column; of two for one field the more telling name counts."""
    cells = [] if isinstance(header, BrokenRow) else header
    names = [_plain(cell.text) for cell in cells]
    if len(names) <= _MOST_COLUMNS:
        for cell, name in zip(cells, names, strict=True):
            _refuse_near_miss(name, cell)
    telling: dict[str, str] = {}
    for name in (name for name in COLUMNS if name in names):
        telling.setdefault(COLUMNS[name], name)
    if len(names) > _MOST_COLUMNS or not {"caption", "media"} & telling.keys():
        message = Text(
            id="baris pertama harus menamai kolom, sedikitnya `takarir` atau `media`",
            en="the first row has to name the columns, at least `caption` or `media`",
        )
        raise TreeError(message, 1, 1)
    found = ((COLUMNS.get(name), name) for name in names)
    return [c if c == "media" or (c and telling[c] == name) else None for c, name in found]


def _refuse_near_miss(name: str, cell: Cell) -> None:
    from difflib import get_close_matches

    close = get_close_matches(name, COLUMNS, n=1, cutoff=0.8) if name not in COLUMNS else []
    if close:
        message = Text(
            id=f"kolom `{name}` tidak dikenal; mungkin maksudnya `{close[0]}`?",
            en=f"unknown column `{name}`; did you mean `{close[0]}`?",
        )
        raise TreeError(message, *cell.where.at(0))


def _column(name: str) -> str | None:
    return COLUMNS.get(_plain(name))


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name.strip().lower()).replace("first-comment", "first_comment")


def _tree(row: list[Cell], columns: list[str | None]) -> Tree:
    """Return a row as the record a draft is read from; empty cells are left out.

    Raises TreeError for a row with more cells than the header, as where a `,` wants quotes.
    """
    for cell in row[len(columns) :]:
        if cell.text.strip():
            message = Text(
                id="baris ini berisi lebih banyak sel daripada baris pertama; apit teksnya dengan"
                " tanda kutip",
                en="the row has more cells than the first row; put quotes around its texts",
            )
            raise TreeError(message, *cell.where.at(0))
    filled = [(column, cell.stripped()) for cell, column in zip(row, columns, strict=False)]
    cells = {column: cell for column, cell in reversed(filled) if column and cell.text}
    tree = Tree({column: cell.text for column, cell in cells.items() if column not in _LISTED})
    tree.values = {column: cell.where for column, cell in cells.items()}
    if "time" in cells:
        tree.data["publish"] = f"{tree.data.get('publish', '')} {tree.data.pop('time')}".strip()
        tree.values.setdefault("publish", cells["time"].where)
    if "language" in cells:
        language = cells["language"].text.lower()
        tree.data["language"] = _LANGUAGES.get(language, language)
    media = [part for column, cell in filled if column == "media" for part in _parts(cell)]
    _list(tree, "media", media, _alts(cells.get("alt"), len(media)))
    _list(tree, "targets", _parts(cells["targets"], _TARGETS) if "targets" in cells else [])
    return tree


def _parts(cell: Cell, pattern: re.Pattern[str] = _SEVERAL) -> list[Cell]:
    parts = (cell.stripped(*found.span()) for found in pattern.finditer(cell.text))
    return [part for part in parts if part.text]


def _alts(cell: Cell | None, media: int) -> list[Cell]:
    """Return the alt texts; the first belongs to the first medium, and to one the whole cell."""
    parts = [] if cell is None else [cell] if media == 1 else _parts(cell)
    if len(parts) > media:
        message = Text(
            id="teks alternatif lebih banyak daripada media", en="there are more alts than media"
        )
        raise TreeError(message, *parts[media].where.at(0))
    return parts


def _list(tree: Tree, name: str, cells: list[Cell], alts: Sequence[Cell] = ()) -> None:
    """Put a list into the tree, with the place of each part."""
    for index, cell in enumerate(cells):
        value: Any = cell.text
        tree.values[f"{name}[{index}]"] = cell.where
        if index < len(alts):
            value = {"file": cell.text, "alt": alts[index].text}
            tree.values[f"{name}[{index}].alt"] = alts[index].where
        tree.data.setdefault(name, []).append(value)


def rows(source: str) -> Iterator[list[Cell] | BrokenRow]:
    """Yield the rows of a table, separated by `,` `;` or tab (the header line shows which)."""
    hint = _SEPARATOR_LINE.match(source)
    at = hint.end() if hint else 0
    lines = line_starts(source)
    separator = re.escape(hint[1] if hint else _separator(source))
    cell = re.compile(rf'"((?:[^"]++|"")*+)"|([^{separator}\r\n]*)')
    ending = re.compile(rf"({separator})|\r\n|\r|\n|$")
    while at < len(source):
        first, row, broken = at, list[Cell](), False
        while True:
            found = cell.match(source, at)
            end = found and ending.match(source, found.end())
            if not found or not end or (found[1] is None and found[2].startswith('"')):
                broken = True
                break
            row.append(_cell(found, source, lines))
            at = end.end()
            if not end[1]:
                break
        if broken:
            line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)").match(source, first)
            at = line.end() if line else len(source)
            yield BrokenRow(Positions(((0, first),), lines).at(0)[0])
        else:
            yield row


def _cell(found: re.Match[str], source: str, lines: tuple[int, ...]) -> Cell:
    if found[1] is None:  # without quotes around it a cell stands for itself, `""` in it, too
        return Cell(found[2], Positions(((0, found.start(2)),), lines))
    text = plain_lines(found[1].replace('""', '"'))
    return Cell(text, Positions(aligned(source, *found.span(1), _QUOTED), lines))


def _separator(source: str) -> str:
    header = re.split(r"[\r\n]", re.sub(r'"(?:[^"]++|"")*+"', "", source), maxsplit=1)[0]
    return max(",;\t", key=header.count)
