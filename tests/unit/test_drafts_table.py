"""Content calendars: CSV as spreadsheets write it, a row a post."""

from __future__ import annotations

import cProfile
from pathlib import Path

import pytest

from contentcheck.drafts.read import Read, read
from contentcheck.errors import DraftError
from contentcheck.model import Draft
from drafted import at, error, reads, spot, standing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kalender.csv"


def drafts(path: Path, content: str | bytes) -> list[Draft]:
    found = reads(path, content)
    assert all(isinstance(each, Draft) for each in found), found
    return [each for each in found if isinstance(each, Draft)]


def number(found: Read) -> int:
    return int(found.source.rsplit(":", 1)[1])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_and_line_end_are_seen_from_the_file(
    file: Path, separator: str, end: str
) -> None:
    content = 'id|takarir|media\n1|"Satu, dua; tiga\t\nempat"|a.jpg\n2|Lima|\n'
    content = content.replace("|", separator).replace("\n", end)
    one, two = drafts(file, content)
    assert one.caption == "Satu, dua; tiga\t\nempat"
    assert [medium.file for medium in one.media] == ["a.jpg"]
    assert (one.id, two.id, two.caption, two.media) == ("1", "2", "Lima", ())
    assert (at(one, "caption"), at(one, "caption", 17)) == ((2, 4), (3, 1))
    assert at(two, "caption") == (4, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(file: Path, encoding: str) -> None:
    [found] = drafts(file, "takarir;media\n“Rp 5 juta” — café;a.jpg\n".encode(encoding))
    assert found.caption == "“Rp 5 juta” — café"


def test_the_line_that_names_the_separator_is_no_row(file: Path) -> None:
    [found] = drafts(file, "sep=;\r\ntakarir;media\r\nSatu, dua;a.jpg\r\n")
    assert (number(found), found.caption) == (2, "Satu, dua")
    assert at(found, "caption") == (3, 1)


def test_a_file_ending_in_tsv_is_a_calendar(tmp_path: Path) -> None:
    [found] = drafts(tmp_path / "a.tsv", "caption\tmedia\nHalo\ta.jpg\n")
    assert found.caption == "Halo"


@pytest.mark.parametrize(
    "header",
    [
        "id,caption,media,alt,targets,date,time,link,language,via,group,first_comment",
        "Nomor,Takarir,Berkas,Alt,Tujuan,Tanggal,Jam,Tautan,Bahasa,Lewat,Grup,Komentar Pertama",
        "Kode , Isi,Foto,Teks alt,Kanal,Tanggal_Tayang,Waktu,URL,bahasa,VIA,Grup,komentar-pertama",
    ],
)
def test_columns_in_both_languages(file: Path, header: str) -> None:
    row = "1,Halo,a.jpg,Foto a,instagram,25/11/2026,09.00 WITA,https://e.org,Indonesia,api,W,Hai"
    [found] = drafts(file, f"{header}\n{row}\n")
    assert (found.id, found.caption, found.targets) == ("1", "Halo", ("instagram",))
    assert [(medium.file, medium.alt) for medium in found.media] == [("a.jpg", "Foto a")]
    assert found.publish is not None
    assert found.publish.isoformat() == "2026-11-25T09:00:00+08:00"
    assert (found.link, found.language, found.via) == ("https://e.org", "id", "api")
    assert found.group is not None
    assert (found.group.name, found.first_comment) == ("W", "Hai")


@pytest.mark.parametrize("date", ["2026-11-25", "25/11/2026", "25-11-2026"])
def test_dates(file: Path, date: str) -> None:
    [found] = drafts(file, f"takarir,tanggal\nHalo,{date}\n")
    assert found.publish is not None
    assert found.publish.isoformat() == "2026-11-25T00:00:00+07:00"


def test_a_column_of_times_alone_may_hold_dates(file: Path) -> None:
    [found] = drafts(file, "takarir,waktu\nHalo,25/11/2026 09.00\n")
    assert found.publish is not None
    assert found.publish.hour == 9


def test_a_time_without_a_date_is_an_error(file: Path) -> None:
    assert spot(error(file, "takarir,tanggal,jam\nHalo,,09.00\n")) == ("publish", 2, 7)


def test_several_media_and_targets_each_with_its_place(file: Path) -> None:
    content = 'media,alt,tujuan\n"a.jpg| b.jpg\nc.mp4 |","Satu|Dua","instagram, x;threads"\n'
    [found] = drafts(file, content)
    assert [(medium.file, medium.alt) for medium in found.media] == [
        ("a.jpg", "Satu"),
        ("b.jpg", "Dua"),
        ("c.mp4", None),
    ]
    assert found.targets == ("instagram", "x", "threads")
    for field, rest in (
        ("media[0]", "a.jpg"),
        ("media[1]", "b.jpg"),
        ("media[2]", "c.mp4"),
        ("media[0].alt", "Satu"),
        ("media[1].alt", "Dua"),
        ("targets[1]", "x;"),
        ("targets[2]", "threads"),
    ):
        assert standing(content, *at(found, field)).startswith(rest)


def test_the_alt_text_of_one_medium_may_have_lines(file: Path) -> None:
    [found] = drafts(file, 'media,alt\na.jpg,"Satu\nDua | tiga"\n')
    assert found.media[0].alt == "Satu\nDua | tiga"


def test_more_alt_texts_than_media_are_refused(file: Path) -> None:
    wrong = error(file, "media,alt\na.jpg|b.jpg,x|y|z\n")
    assert "more alts" in str(wrong)
    assert spot(wrong)[1:] == (2, 17)


def test_media_of_several_columns_are_all_taken(file: Path) -> None:
    [found] = drafts(file, "takarir,foto,video\nHalo,a.jpg,b.mp4\n")
    assert [medium.file for medium in found.media] == ["a.jpg", "b.mp4"]


def test_of_two_columns_for_one_field_the_more_telling_name_counts(file: Path) -> None:
    content = "keterangan,takarir,tanggal,jadwal\nlihat Budi,Halo,2026-11-25,pagi\n"
    [found] = drafts(file, content)
    assert found.caption == "Halo"
    assert found.publish is not None


def test_quoted_cells_lead_back_to_their_place(file: Path) -> None:
    content = 'takarir,media\r\n"  Kata ""Budi"":\r\n""ya"" 😀 z",a.jpg\r\n'
    [found] = drafts(file, content)
    assert found.caption == 'Kata "Budi":\n"ya" 😀 z'
    places = [at(found, "caption", found.caption.index(part)) for part in ("K", "Budi", '"ya', "z")]
    assert [standing(content, *place).rstrip("\n") for place in places] == [
        'Kata ""Budi"":',
        'Budi"":',
        '""ya"" 😀 z",a.jpg',
        'z",a.jpg',
    ]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(file: Path) -> None:
    content = 'takarir\n"a\nb"\n\n;;\n   \nc\n"d"'
    assert [(number(row), row.caption) for row in drafts(file, content)] == [
        (2, "a\nb"),
        (4, ";;"),
        (6, "c"),
        (7, "d"),
    ]


def test_empty_rows_are_no_posts(file: Path) -> None:
    assert [number(row) for row in drafts(file, "takarir;media\n;\n;;;\n\nHalo;\n")] == [5]


@pytest.mark.parametrize("content", ["takarir,media", "takarir,media\n", "takarir,media\r\n,\r\n"])
def test_a_calendar_without_rows_has_no_posts(file: Path, content: str) -> None:
    assert reads(file, content) == []


def test_a_row_with_broken_quotes_loses_only_itself(file: Path) -> None:
    one, two, three = reads(file, 'takarir,media\nSatu,a.jpg\n"Dua" lagi,b.jpg\nTiga,c.jpg\n')
    assert isinstance(one, Draft)
    assert isinstance(two, DraftError)
    assert isinstance(three, Draft)
    assert (one.caption, three.caption) == ("Satu", "Tiga")
    assert [number(each) for each in (one, two, three)] == [2, 3, 4]
    assert spot(two)[1:] == (3, 1)


def test_a_quote_that_never_closes_loses_only_its_row(file: Path) -> None:
    one, two, three = reads(file, 'takarir,media\nSatu,"a.jpg\nDua,b.jpg\nTiga,c.jpg\n')
    assert isinstance(one, DraftError)
    assert isinstance(two, Draft)
    assert isinstance(three, Draft)
    assert "not closed" in str(one)


def test_a_quote_inside_a_plain_cell_is_text(file: Path) -> None:
    [found] = drafts(file, 'takarir,media\nLayar 5" baru,a.jpg\n')
    assert found.caption == 'Layar 5" baru'


def test_a_row_with_more_cells_than_the_header_is_refused(file: Path) -> None:
    fine, wrong = reads(file, "takarir,media\nHalo,a.jpg,,\nHalo, dunia,a.jpg\n")
    assert isinstance(fine, Draft)
    assert isinstance(wrong, DraftError)
    assert "more cells" in str(wrong)
    assert spot(wrong)[1:] == (3, 13)


def test_a_row_that_does_not_fit_loses_only_itself(file: Path) -> None:
    rows = reads(
        file,
        "takarir;tujuan;via;media;tanggal\na;x;app;;\nb;x;apa;;\nc;x;;../x.jpg;\nd;x;;;besok\ne;;;;\n",
    )
    assert [number(row) for row in rows] == [2, 3, 4, 5, 6]
    places = [spot(row) for row in rows if isinstance(row, DraftError)]
    assert places == [("via", 3, 5), ("media[0]", 4, 6), ("publish", 5, 7)]
    assert isinstance(rows[-1], Draft)


def test_other_columns_are_left_alone(file: Path) -> None:
    [found] = drafts(file, "Penanggung jawab,takarir,Status,\nBudi,Halo,ok,\n")
    assert found.caption == "Halo"


@pytest.mark.parametrize(
    ("name", "meant"), [("captoin", "caption"), ("takarirr", "takarir"), ("targts", "targets")]
)
def test_a_near_miss_of_a_column_is_refused(file: Path, name: str, meant: str) -> None:
    wrong = error(file, f"media,{name}\na.jpg,x\n")
    assert f"did you mean `{meant}`?" in str(wrong)
    assert spot(wrong)[1:] == (1, 7)


@pytest.mark.parametrize(
    "content", ["", "\n", "nama,umur\nBudi,7\n", '"takarir\n', ",".join(["takarir"] * 100_000)]
)
def test_a_table_that_is_no_calendar_is_an_error(file: Path, content: str) -> None:
    wrong = error(file, content)
    assert "first row" in str(wrong)
    assert spot(wrong)[1:] == (1, 1)


def calls(file: Path, rows: int) -> int:
    """Return how many calls it takes to read a calendar of so many rows."""
    file.write_text("takarir;media\n" + '"Halo ""dunia""";a.jpg\n' * rows, encoding="utf-8")
    profile = cProfile.Profile()
    found = profile.runcall(lambda: list(read([file])))
    assert sum(isinstance(each, Draft) for each in found) == rows
    return sum(entry.callcount for entry in profile.getstats())


def test_the_work_grows_with_the_rows_and_not_with_their_square(file: Path) -> None:
    calls(file, 10)  # what is loaded and compiled once
    assert calls(file, 2_000) < 8.5 * calls(file, 250)


@pytest.mark.parametrize(
    "content",
    [
        "takarir\n" + '"a\n""' * 100_000,
        "takarir\n" + '"x""' * 100_000,
        'takarir\n"' + "x" * 5_000_000,
        "takarir\n" + '"""' * 200_000,
        "takarir\n" + ',"' * 200_000,
        '"' * 500_001,
        "," * 200_000,
    ],
)
def test_tables_made_to_exhaust_the_reader_come_to_an_end(file: Path, content: str) -> None:
    assert all(isinstance(each, Draft | DraftError) for each in reads(file, content))
