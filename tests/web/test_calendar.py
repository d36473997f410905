"""A calendar that is dropped on the page: all its posts in one report."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from composing import Composer, medium
from contentcheck.web.limits import Limits

if TYPE_CHECKING:
    from pathlib import Path

CSV = (
    "takarir;tujuan;tanggal;media\n"
    "Kantor buka besok!!!!;facebook/page;25/11/2026;\n"
    "Panen raya;instagram/feed;26/11/2026;Foto Panen.jpg\n"
    "Rahasia;x/post;27/11/2026;../../etc/passwd\n"
)


def workbook(rows: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_table_becomes_a_report_of_all_its_posts(composer: Composer) -> None:
    answer = composer.drop("kalender.csv", CSV.encode(), "calendar")
    assert answer.json() == {"count": 3, "missing": True}
    report = composer.get("calendar")
    assert report.headers["content-type"].startswith("text/html")
    assert "Kantor buka besok!!!!" in report.text
    assert "kalender.csv:3" in report.text
    assert str(composer.desk.folder) not in report.text


def test_its_media_are_those_that_were_dropped_beside_it(composer: Composer) -> None:
    composer.drop("foto panen.JPG", medium("photo.jpg"))
    composer.drop("kalender.csv", CSV.encode(), "calendar")
    report = composer.get("calendar").text
    assert "Foto Panen.jpg: berkas ini tidak ada" not in report
    assert "passwd: berkas ini tidak ada" in report


def test_a_workbook_is_read_as_well(composer: Composer) -> None:
    data = workbook([["Takarir", "Tujuan"], ["Kantor buka", "facebook/page"], ["Dua", "x/post"]])
    assert composer.drop("kalender.xlsx", data, "calendar").json()["count"] == 2
    assert "kalender.xlsx:Sheet:3" in composer.get("calendar").text


def test_without_the_extra_it_is_said_what_to_install(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = workbook([["Takarir"], ["Kantor buka"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    answer = composer.drop("kalender.xlsx", data, "calendar")
    assert answer.status_code == 422
    assert "contentcheck[excel]" in answer.json()["why"]["id"]


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("kalender.csv", b"a;b\n1;2\n", 422),
        ("kalender.xlsx", b"PK no workbook", 422),
        ("kalender.csv", b"takarir\n\xff\xfe\x00\n", 422),
        ("kalender.csv", b"", 422),
        ("kalender.docx", b"takarir\nHalo\n", 415),
    ],
)
def test_what_is_no_calendar_is_refused(
    composer: Composer, name: str, data: bytes, status: int
) -> None:
    answer = composer.drop(name, data, "calendar")
    assert answer.status_code == status
    assert answer.json()["why"]["id"]
    assert composer.get("calendar").status_code == 404
    assert list(composer.desk.find(composer.key).folder.iterdir()) == []


@pytest.mark.parametrize("changed", [{"calendar_bytes": 50}, {"calendar_posts": 2}])
def test_a_calendar_beyond_its_limits_is_refused(tmp_path: Path, changed: dict[str, int]) -> None:
    composer = Composer(tmp_path / "desk", replace(Limits(), **changed))
    assert composer.drop("kalender.csv", CSV.encode(), "calendar").status_code == 413
    assert list(composer.desk.find(composer.key).folder.iterdir()) == []
