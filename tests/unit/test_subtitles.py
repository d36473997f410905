"""Subtitle files: what is read, what is a fault and where, and files that mean harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.errors import MediaError
from contentcheck.measuring.subtitles import LARGEST, sidecar
from contentcheck.model import Medium
from contentcheck.text.subtitles import MOST_CUES, Cue, parse

SRT = """1
00:00:01,000 --> 00:00:03,500
Layanan paspor
buka hari Sabtu.

2
00:00:04,000 --> 00:00:06,000
<i>Daftar</i> lewat aplikasi.
"""

VTT = """WEBVTT - percakapan

NOTE
Dibuat oleh humas --
bukan untuk ditampilkan

STYLE
::cue { color: yellow }

satu
00:01.000 --> 00:03.500 line:80% align:center
<v Petugas>Layanan &amp; paspor</v>

1:00:04.000 --> 1:00:06.000
Daftar <00:04.500>lewat <c.kuning>aplikasi</c>.
"""


def named(tmp_path: Path, content: bytes, name: str = "a.srt") -> Medium:
    path = tmp_path / name
    path.write_bytes(content)
    return Medium("clip.mp4", tmp_path / "clip.mp4", None, path)


def test_subrip() -> None:
    found = parse(SRT)
    assert found.faults == ()
    assert found.cues == (
        Cue(1.0, 3.5, ("Layanan paspor", "buka hari Sabtu."), 2),
        Cue(4.0, 6.0, ("Daftar lewat aplikasi.",), 7),
    )
    assert found.cues[0].characters == len("Layanan paspor buka hari Sabtu.")


def test_webvtt() -> None:
    found = parse(VTT)
    assert found.faults == ()
    assert found.cues == (
        Cue(1.0, 3.5, ("Layanan & paspor",), 11, height=0.8),
        Cue(3604.0, 3606.0, ("Daftar lewat aplikasi.",), 14),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(end: str) -> None:
    assert parse(SRT.replace("\n", end)).cues == parse(SRT).cues


def test_cues_come_in_the_order_they_are_shown() -> None:
    swapped = "00:05,0 --> 00:06,0\nb\n\n00:01,0 --> 00:02,0\na\n"
    assert [cue.lines for cue in parse(swapped).cues] == [("a",), ("b",)]


@pytest.mark.parametrize(
    ("block", "line", "said"),
    [
        ("3\n00:00:09,000 --> 00:00:08,000\nTerbalik", 11, "ends before it begins"),
        ("3\n00:00:09,000 --> delapan\nKata", 11, "wrong times"),
        ("3\n00:75:00,000 --> 00:76:00,000\nKata", 11, "beyond 59"),
        ("3\n00:00:09,000 --> 00:00:10,000\n<i></i>", 11, "times without text"),
        ("3", 10, "a number without times"),
        ("Hanya kata-kata", 10, "text without times"),
    ],
)
def test_a_cue_that_is_wrong_is_a_fault_at_its_line(block: str, line: int, said: str) -> None:
    found = parse(f"{SRT}\n{block}\n")
    assert len(found.cues) == 2
    (fault,) = found.faults
    assert fault.line == line
    assert said in fault.message.en
    assert fault.message.id != fault.message.en


def test_an_empty_file_has_neither_cues_nor_faults() -> None:
    for text in ("", "\n\n", "WEBVTT\n"):
        assert parse(text) == parse("")


@pytest.mark.parametrize(
    "data",
    [SRT.encode(), b"\xef\xbb\xbf" + SRT.encode(), SRT.encode("utf-16"), SRT.encode("cp1252")],
)
def test_every_encoding_that_editors_write(tmp_path: Path, data: bytes) -> None:
    found = sidecar(named(tmp_path, data))
    assert found is not None
    assert found.cues == parse(SRT).cues


def test_western_letters_without_unicode(tmp_path: Path) -> None:
    found = sidecar(named(tmp_path, "1\n00:01,0 --> 00:02,0\ncafé “baru”\n".encode("cp1252")))
    assert found is not None
    assert found.cues[0].lines == ("café “baru”",)


def test_a_medium_without_subtitles_has_none(tmp_path: Path) -> None:
    assert sidecar(Medium("clip.mp4", tmp_path / "clip.mp4")) is None


@pytest.mark.parametrize(
    ("content", "name", "reason", "said"),
    [
        (SRT.encode(), "a.docx", "refused", "only .srt and .vtt"),
        (b"1\n\0\0\0", "a.srt", "unreadable", "a.srt:2: is not text"),
        (b"x" * (LARGEST + 1), "a.srt", "refused", "too large"),
    ],
)
def test_what_cannot_be_read_says_so(
    tmp_path: Path, content: bytes, name: str, reason: str, said: str
) -> None:
    with pytest.raises(MediaError, match=said) as raised:
        sidecar(named(tmp_path, content, name))
    assert raised.value.reason == reason


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MediaError) as raised:
        sidecar(Medium("clip.mp4", tmp_path / "clip.mp4", None, tmp_path / "gone.srt"))
    assert raised.value.reason == "missing"
    (tmp_path / "b.srt").mkdir()
    with pytest.raises(MediaError, match="plain file"):
        sidecar(Medium("clip.mp4", tmp_path / "clip.mp4", None, tmp_path / "b.srt"))


# ------------------------------------------------------------------------------------- bounds


def test_more_cues_than_a_film_has_are_cut_off() -> None:
    assert len(parse("00:01,0 --> 00:02,0\na\n\n" * (MOST_CUES + 10)).cues) == MOST_CUES


@pytest.mark.parametrize("line", ["<" * 200_000, "-->" * 70_000, "{\\" * 90_000, "9" * 300_000])
def test_lines_that_mean_harm_end_soon(line: str) -> None:
    (cue,) = parse(f"00:01,0 --> 00:02,0\n{line}\n\n{line}\n").cues
    assert (cue.start, cue.end) == (1, 2)


@given(st.text(alphabet="0123456789:,.-> \nWEBVTNO<i>{}\\", max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = parse(text)
    assert all(cue.start < cue.end and cue.lines for cue in found.cues)
    lines = len(text.splitlines())
    assert all(1 <= fault.line <= lines for fault in found.faults)
