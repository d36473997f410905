"""hoax-cues: the sound of chain messages, and those who quote it to refute it."""

from __future__ import annotations

import pytest

from contentcheck.checks import hoax_cues as checking
from contentcheck.engine import check
from contentcheck.model import Draft, Span
from contentcheck.rulebook import load
from contentcheck.text.hoax_cues import hoax_cues


def kinds(text: str) -> list[str]:
    return [each.kind for each in hoax_cues(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Segera sebarkan sebelum dihapus!", "chain"),
        ("Mohon bantu viralkan", "chain"),
        ("Teruskan ke semua grup WA Anda", "chain"),
        ("Kirimkan kepada semua orang yang Anda kenal", "chain"),
        ("Copas dari grup sebelah", "chain"),
        ("Media tidak akan memberitakan ini", "chain"),
        ("Ini bukan hoax, bagikan sebelum di-takedown", "chain"),
        ("Forward this to all your contacts", "chain"),
        ("Menurut seorang dokter, jangan mandi malam", "authority"),
        ("Info dari orang dalam, harga naik", "authority"),
        ("Kata teman saya yang bekerja di bank, uang ditarik", "authority"),
        ("Menurut sumber terpercaya, gaji naik", "authority"),
        ("A doctor told me that salt helps", "authority"),
        ("Bawang putih menyembuhkan flu dalam 3 hari", "claim"),
        ("Air kelapa ampuh 100% untuk segala penyakit", "claim"),
        ("Malam ini akan terjadi gempa 9,5 SR di Jakarta", "claim"),
        ("This tea cures diabetes in 7 days", "claim"),
        ("GEMPAR!!! Pasar terbakar", "alarm"),
        ("Terbongkar! Rahasia garam", "alarm"),
    ],
)
def test_each_kind_of_wording(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Hoaks! Pesan “sebarkan sebelum dihapus” tidak benar.",
        "CEK FAKTA: info dari orang dalam soal BBM, viralkan!",
        "Fact check: “share before it gets deleted” is a chain message.",
        "Jangan viralkan foto korban. Jangan teruskan ke semua grup.",
        "Menurut dokter Siti, imunisasi aman. Menurut seorang dokter Puskesmas, begitu juga.",
        "BMKG: gempa M5,2 mengguncang Cianjur. Gempa susulan 12 kali hingga pukul 20.00.",
        "Vaksin mencegah 95% gejala berat menurut data Kemenkes.",
        "Obat ini menyembuhkan 90% pasien: https://contoh.go.id/uji",
        "WASPADA! Gelombang tinggi di selatan Jawa. AWAS longsor.",
        "Bagikan sebelum pendaftaran ditutup. Kirim dokumen sebelum pukul 15.00.",
        "Simulasi: akan terjadi gempa pukul 10.00.",
        "Berita itu viral di media sosial. Informasi dari petugas: jalan dibuka.",
        "Angka kesembuhan 85 persen, pasien sembuh 1.000.",
    ],
)
def test_plain_speech_and_counter_speech(text: str) -> None:
    assert kinds(text) == []


def test_a_claim_alone_is_advice_and_a_chain_message_a_warning() -> None:
    book = load().select(["hoax-cues"])
    found = {}
    for text in ("Daun ini mengobati batuk dalam 3 hari.", "Viralkan!"):
        report = check(Draft(text, targets=["facebook/page"]), book)
        (finding,) = report.targets[0].findings
        found[finding.evidence] = finding.severity
    assert found == {
        "“mengobati batuk dalam 3 hari” (angka tanpa sumber)": "advice",
        "“Viralkan!” (ajakan khas pesan berantai)": "warning",
    }


def test_the_place_is_the_wording_and_kinds_may_be_chosen() -> None:
    draft = Draft("Awal.\n Viralkan. Info A1: naik.")
    (found,) = checking.check(draft, checking.Params(kinds=("chain",)))
    assert found.place == Span("caption", 7, 15)
