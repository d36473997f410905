"""Calendars as .xlsx: the same posts as from CSV, and workbooks that are made to hurt."""

from __future__ import annotations

import builtins
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from contentcheck.drafts import excel
from contentcheck.drafts.read import Read, read, read_file
from contentcheck.engine import check_many
from contentcheck.errors import DraftError
from contentcheck.model import Draft

HEADER = ["Tanggal", "Jam", "Takarir", "Media", "Teks alternatif", "Tujuan", "Catatan"]
ROWS: list[list[Any]] = [
    [date(2026, 11, 25), time(9, 30), "Kantor\nbuka", "a.jpg|b.jpg", "Satu|Dua", "x/post", 7],
    [None] * 7,
    [
        datetime.fromisoformat("2026-11-26T08:00"),
        None,
        2026,
        None,
        None,
        "facebook/page; x/post",
        None,
    ],
    ["27/11/2026", "10.00", "Tiga", None, None, "x/post", None],
]


def workbook(path: Path, *sheets: Sequence[Any], hidden: bool = False) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets, 1):
        sheet = book.active if number == 1 else book.create_sheet(f"Sheet{number}")
        assert sheet is not None
        sheet.title = f"Sheet{number}"
        for row in rows:
            sheet.append(list(row))
        if hidden and number == 2:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def drafts(path: Path) -> list[Draft]:
    found = list(read_file(path))
    assert all(isinstance(draft, Draft) for draft in found), found
    return [draft for draft in found if isinstance(draft, Draft)]


def error(found: list[Read]) -> DraftError:
    (only,) = found
    assert isinstance(only, DraftError), only
    return only


def test_a_row_is_a_post(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kalender.xlsx", [HEADER, *ROWS])
    first, second, third = drafts(path)
    assert [d.source for d in (first, second, third)] == [
        f"{path}:Sheet1:{number}" for number in (2, 4, 5)
    ]
    assert first.caption == "Kantor\nbuka"
    assert [(m.file, m.alt) for m in first.media] == [("a.jpg", "Satu"), ("b.jpg", "Dua")]
    assert str(first.publish) == "2026-11-25 09:30:00+07:00"
    assert (second.caption, second.targets) == ("2026", ("facebook/page", "x/post"))
    assert str(second.publish) == "2026-11-26 08:00:00+07:00"
    assert str(third.publish) == "2026-11-27 10:00:00+07:00"
    assert first.positions == {}


def test_sheets_that_are_no_calendar_or_hidden_are_passed_over(tmp_path: Path) -> None:
    notes = [["Anggaran", "Jumlah"], ["Kopi", 3]]
    posts = [["caption", "targets"], ["Halo", "x/post"]]
    path = workbook(tmp_path / "a.xlsx", notes, posts)
    assert [draft.source for draft in drafts(path)] == [f"{path}:Sheet2:2"]
    path = workbook(tmp_path / "b.xlsx", posts, posts, hidden=True)
    assert [draft.source for draft in drafts(path)] == [f"{path}:Sheet1:2"]
    assert "no sheet names its columns" in str(
        error(list(read_file(workbook(tmp_path / "c.xlsx", notes))))
    )


def test_what_is_wrong_is_named_by_its_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["takarir", "tanggal", "tujuan"], ["Satu", "besok", "x/post"], ["Dua", None, "x/post"]],
    )
    wrong, good = read_file(path)
    assert isinstance(wrong, DraftError)
    assert wrong.source == f"{path}:Sheet1:2"
    assert "`besok` is no date" in str(wrong)
    assert isinstance(good, Draft)
    near = error(list(read_file(workbook(tmp_path / "b.xlsx", [["takarir", "tujan"], ["a", "b"]]))))
    assert "did you mean `tujuan`" in str(near)


def test_a_folder_is_searched_for_calendars(tmp_path: Path) -> None:
    workbook(tmp_path / "anggaran.xlsx", [["Pos", "Jumlah"], ["Kopi", 3]])
    workbook(tmp_path / "~$kalender.xlsx", [["takarir"], ["Halo"]])
    path = workbook(tmp_path / "kalender.xlsx", [["takarir", "tujuan"], ["Halo", "x/post"]])
    (report,) = check_many(read([tmp_path]))
    assert report.source == f"{path}:Sheet1:2"
    assert report.targets[0].target == "x/post"


def test_without_openpyxl_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(tmp_path / "anggaran.xlsx", [["Pos", "Jumlah"], ["Kopi", 3]])
    workbook(tmp_path / "kalender.xlsx", [["takarir", "tujuan"], ["Halo", "x/post"]])
    load = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ModuleNotFoundError(name)
        return load(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    found = error(list(read([tmp_path])))
    assert found.reason == "missing"
    assert "pip install 'contentcheck[excel]'" in found.message.id


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_workbook_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert "is no .xlsx workbook" in str(error(list(read_file(path))))


def test_a_damaged_workbook_is_an_error(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    with zipfile.ZipFile(good) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    for damaged in content:
        path = tmp_path / "b.xlsx"
        with zipfile.ZipFile(path, "w") as parts:
            for name, data in content.items():
                parts.writestr(name, data[: len(data) // 2] if name == damaged else data)
        for found in read_file(path):
            assert isinstance(found, Draft) or "no sound .xlsx" in str(found), (damaged, found)


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/bomb.xml", b"\0" * (excel.LARGEST + 1))
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("was opened"))
    found = error(list(read_file(path)))
    assert found.reason == "refused"
    assert "too large when unpacked" in str(found)


def test_entities_that_multiply_do_not_fill_memory(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [HEADER, *ROWS])
    names = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{names}]>'
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(good) as parts, zipfile.ZipFile(path, "w") as out:
        for name in parts.namelist():
            data = parts.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                data = bomb + data.replace("Takarir", "&j;", 1)
            out.writestr(name, data)
    assert "no sound .xlsx" in str(error(list(read_file(path))))


def test_rows_are_counted_not_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_MOST_ROWS", 3)
    path = workbook(tmp_path / "a.xlsx", [["takarir", "tujuan"], *[["Halo", "x/post"]] * 3])
    found = list(read_file(path))
    assert "more than" in str(found[-1])
    assert len(found) == 3
