"""Alt text: how long, whether there is one, and whether its words say anything."""

from pathlib import Path

import pytest

from contentcheck.checks import alt_length, alt_wording
from contentcheck.checks.alt_wording import Fault
from contentcheck.errors import Skip
from contentcheck.model import Draft, Medium, Region, Span
from contentcheck.text.alt_text import file_name_in, opening_in, repetition_in

MEDIA = Path(__file__).parent.parent / "rule-media"


def picture(alt: str | None, file: str = "photo.jpg") -> Medium:
    return Medium(file, MEDIA / "photo.jpg", alt)


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        ("IMG_2041.jpg", "x.jpg"),
        ("dsc00123", "x.jpg"),
        ("Poster akhir sekali.PNG", "x.png"),
        ("IMG-20261121-WA0003", "x.jpg"),
        ("WhatsApp Image 2026-11-21 at 10.20.33", "x.jpg"),
        ("Screenshot 2026-11-21 at 10.20.33", "x.png"),
        ("poster_final-rev2", "x.jpg"),
        ("kegiatan-posyandu-2026", "x.jpg"),
        ("jembatan-kali", "unggahan/jembatan-kali.jpg"),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "x.jpg"),
        ("gambar", "x.jpg"),
        ("[Gambar]", "x.jpg"),
        ("foto.", "x.jpg"),
        ("Gambar 1", "x.jpg"),
        ("-", "x.jpg"),
        ("n/a", "x.jpg"),
        ("Desain tanpa judul (3)", "x.jpg"),
        ("Gambar WhatsApp 2026-11-21 pukul 10.20.33_ab", "x.jpg"),
        ("Cuplikan layar 2026-11-21 102033", "x.jpg"),
        ("Image", "x.jpg"),
    ],
)
def test_a_file_name_is_no_description(alt: str, file: str) -> None:
    assert file_name_in(alt, file) == (0, len(alt))


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        ("Secangkir kopi di atas meja", "kopi.jpg"),
        ("Kopi", "kopi.jpg"),
        ("Covid-19", "x.jpg"),
        ("Warga-warga antre", "x.jpg"),
        ("orang-orang", "x.jpg"),
        ("Foto 3 anak", "x.jpg"),
        ("🎉", "x.jpg"),
        ("“Gambar 1: peta banjir”", "x.jpg"),
        ("poster layanan paspor", "poster_layanan_paspor.jpg"),
        ("2026", "x.jpg"),
        ("Layar menunjukkan berkas bernama IMG_2041.jpg di antara berkas lain", "x.jpg"),
    ],
)
def test_a_description_is_no_file_name(alt: str, file: str) -> None:
    assert file_name_in(alt, file) is None


@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("Foto dari Menteri di posyandu", "Foto dari "),
        ("gambar: peta banjir", "gambar: "),
        ("Ini adalah gambar yang menunjukkan peta", "Ini adalah gambar yang menunjukkan "),
        ("Foto ini memperlihatkan warga", "Foto ini memperlihatkan "),
        ("Image of a map", "Image of "),
        ("A picture showing rice", "A picture showing "),
    ],
)
def test_an_opening_that_only_says_picture_is_found(alt: str, words: str) -> None:
    assert opening_in(alt) == (0, len(words))


@pytest.mark.parametrize(
    "alt",
    ["Foto dari udara: sawah", "Gambaran umum", "Foto bersama warga", "Picture books", "Peta"],
)
def test_words_that_tell_something_are_no_empty_opening(alt: str) -> None:
    assert opening_in(alt) is None


def test_the_caption_again_is_found_despite_marks_and_a_word_more() -> None:
    caption = "Mulai besok kopi gratis bagi pendonor darah di semua kantor kami! ☕"
    assert repetition_in("mulai besok kopi gratis bagi pendonor darah di semua kantor", caption)
    assert repetition_in("Secangkir kopi hitam di atas meja kayu", caption) is None
    assert repetition_in("Selamat pagi", "Selamat pagi") is None
    assert repetition_in("Mulai besok kopi gratis", "") is None


def test_length_and_place() -> None:
    draft = Draft(media=[picture("Peta 🗺️ banjir"), picture(None), picture("  ")])
    found = list(alt_length.check(draft, alt_length.Params(unit="utf16_units", beyond=5)))
    assert [each.value for each in found] == [15, 0, 0]
    assert found[0].place == Span("media[0].alt", 5, 14)
    assert found[1].place == found[2].place == Region("photo.jpg")


def test_a_video_has_no_alt_text_to_ask_for() -> None:
    reel = Medium("reel-good.mp4", MEDIA / "reel-good.mp4", "Foto dari udara")
    with pytest.raises(Skip, match="no image"):
        list(alt_length.check(Draft(media=[reel]), alt_length.Params()))
    (measure,) = alt_length.check(Draft(media=[reel, picture(None)]), alt_length.Params())
    assert measure.place == Region("photo.jpg")


@pytest.mark.parametrize(
    ("fault", "alt", "evidence"),
    [
        ("file-name", "IMG_2041.jpg", "IMG_2041.jpg"),
        ("picture-of", "Foto dari kopi", "Foto dari"),
        ("same-as-caption", "Kopi gratis besok pagi", "Kopi gratis besok pagi"),
    ],
)
def test_each_fault_is_placed_on_its_words(fault: Fault, alt: str, evidence: str) -> None:
    draft = Draft("Kopi gratis besok pagi!", [picture("Meja kayu"), picture(alt), picture(None)])
    fine, faulty = alt_wording.check(draft, alt_wording.Params(fault))
    assert (fine.value, faulty.value) == (0, 1)
    assert fine.place == Span("media[0].alt", 0, 9)
    assert isinstance(faulty.place, Span)
    assert faulty.place.field == "media[1].alt"
    assert alt[faulty.place.start : faulty.place.end].strip() == evidence
    assert faulty.evidence
    assert faulty.evidence.id == evidence


def test_a_missing_alt_text_is_another_checks_affair() -> None:
    with pytest.raises(Skip, match="no alt text"):
        list(alt_wording.check(Draft(media=[picture(" ")]), alt_wording.Params("file-name")))
