"""clickbait: openings that keep back the matter, and openings that only look so."""

from __future__ import annotations

import pytest

from contentcheck.checks import clickbait
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Language, Span
from contentcheck.rulebook import load
from contentcheck.text.clickbait import baits


def quoted(text: str, language: Language = "id") -> list[str]:
    return [text[start:end] for start, end in baits(text, language, 125)]


@pytest.mark.parametrize(
    "text",
    [
        "Ternyata ini alasannya, kawan.",
        "Anda tidak akan percaya apa yang terjadi selanjutnya",
        "Harga telur naik, ada apa?",
        "Heboh! Pasar ini sepi.",
        "Sembilan Alasan Warga Pindah ke Kota",
        "Menteri Lantik Pejabat Ini",
        "Warga Desa Temukan Harta Karun, Ini yang Terjadi",
        "Gubernur Mundur dari Jabatannya, Siapa Penggantinya?",
    ],
)
def test_the_matter_is_kept_back(text: str) -> None:
    assert quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tarif baru berlaku 1 Januari: ini rinciannya",
        "Layanan Paspor Buka Hari Sabtu, Ini Syarat dan Jadwalnya",
        "Sudah cek jadwal vaksin anakmu?",
        "Sudah Tahu Cara Mengurus Paspor Anakmu?",
        "Selamat Hari Guru Nasional untuk Semua!",
        "Hari ini kata Gubernur, jalan dibuka. Cara kerja begini sudah lama.",
        "Menteri Meresmikan Bendungan Hari Ini",
        "GRATIS! Pelatihan Barista Bersertifikat BNSP di BBPVP Bekasi",
        "PODCAST RUANG PUBLIK: “Ada Apa dengan Harga Beras?”",
        "Ini dia 5 manfaat tidur cukup buat anak sekolah",
        "Ini dia cara mengurus akta yang hilang",
        "Uji klinis tahap 3 menunjukkan penurunan 20 persen",
        "123 ... !!!",
        "",
    ],
)
def test_plain_openings(text: str) -> None:
    assert quoted(text) == []


def test_only_the_opening_counts() -> None:
    assert quoted("Jadwal baru.\nIni alasannya.") == []
    assert quoted(".\n.\n  Ini alasannya.") == ["Ini alasannya"]
    assert quoted("Jadwal " * 20 + ". Ini alasannya.") == []


def test_english_has_phrases_of_its_own() -> None:
    text = "You won’t believe what happened next"
    assert quoted(text, "en") == ["You won’t believe", "what happened next"]
    assert quoted(text) == []


def test_one_measure_around_all_that_was_found() -> None:
    caption = " Kamu tidak akan percaya, ini bikin merinding!"
    (found,) = clickbait.check(Draft(caption), clickbait.Params())
    assert found.value == 2
    assert found.place == Span("caption", 6, 45)
    assert found.evidence is not None
    assert found.evidence.id == "“tidak akan percaya”, “bikin merinding”"
    with pytest.raises(Skip):
        list(clickbait.check(Draft(), clickbait.Params()))


def test_english_openings_are_read_in_english_drafts_only() -> None:
    book = load().select(["clickbait"])
    said = "You will never guess what happens next"
    texts = [Draft(said, targets=["facebook/page"], language=name) for name in ("en", "id")]
    found = [check(draft, book).targets[0].findings for draft in texts]
    assert [len(each) for each in found] == [1, 0]
