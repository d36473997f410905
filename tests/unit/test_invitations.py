"""call-to-action and capitals: what a caption asks and offers, and what it shouts."""

from __future__ import annotations

from typing import Any

import pytest

from contentcheck.checks import call_to_action, capitals
from contentcheck.drafts.parts import Button
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.capitals import shouted
from contentcheck.text.invitations import asks, offers

OFFER = (
    "Pendaftaran pelatihan las gelombang kedua sudah dibuka sampai akhir bulan. Kuota terbatas, 40 "
    "orang saja, terutama lulusan SMK dari seluruh kabupaten."
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Yuk ke puskesmas", "Yuk"),
        ("Warga diminta hubungi kelurahan", "hubungi"),
        ("Jangan lupa!", "Jangan lupa"),
        ("Please register today", "Please"),
        ("Sign up below", "Sign up"),
        ("Selengkapnya: ppid.jakarta.go.id", "ppid.jakarta.go.id"),
        ("Pengaduan 0812-3456-7890", "0812-3456-7890"),
        ("Darurat 119", "Darurat 119"),
        ("Gubernur melantik pejabat", None),
        ("#AyoVaksin #yuk @daftar", None),
        ("Anggaran Rp119.000", None),
        ("pendaftarannya dibuka", None),
    ],
)
def test_what_a_text_asks_for(text: str, asked: str | None) -> None:
    found = asks(text)
    assert (text[slice(*found)] if found else None) == asked


@pytest.mark.parametrize(
    ("text", "is_offer"),
    [
        (OFFER, True),
        ("Warga dapat mengajukan keberatan", True),
        ("Registration is now open", True),
        ("Gubernur menyerahkan bantuan kepada warga", False),
        ("Selamat Hari Guru Nasional", False),
        ("Jalan kembali dibuka setelah banjir surut", False),
        ("Pendaftaran pasien RSUD dipindah", False),
    ],
)
def test_what_a_text_offers(text: str, is_offer: bool) -> None:
    assert (offers(text) is not None) == is_offer


def call(caption: str, **given: Any) -> Measure:
    (found,) = call_to_action.check(Draft(caption, **given), call_to_action.Params())
    return found


def test_an_offer_needs_something_to_do_a_link_or_a_button() -> None:
    found = call(OFFER)
    assert (found.value, found.place) == (0, Span("caption", 0, 54))
    assert found.evidence is not None
    assert (
        found.evidence.en == "“Pendaftaran pelatihan las gelombang kedua sudah…”"
        or found.evidence.en
    )
    assert call(f"{OFFER} Daftar di sini.").value == 1
    assert call(OFFER, link="https://example.org").value == 1
    assert (
        call(OFFER, buttons=[Button(type="url", text="Daftar", url="https://example.org")]).value
        == 1
    )


@pytest.mark.parametrize(
    ("caption", "reason"),
    [("", "no text"), ("Pendaftaran dibuka!", "few words"), ("Berita hari ini. " * 9, "offered")],
)
def test_what_needs_no_call_is_skipped(caption: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        call(caption)


# ------------------------------------------------------------------------------------- capitals


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("JANGAN SAMPAI TERLAMBAT ya", ["JANGAN SAMPAI TERLAMBAT"]),
        ("Ingat: TIDAK ADA BIAYA, 100% GRATIS!", ["TIDAK ADA BIAYA, 100% GRATIS"]),
        ("KEMENKES RI dan BASARNAS serta KORPRI", []),
        ("BNPB BPBD BMKG DPRD SMPN", []),
        ("PENGUMUMAN\nLIBUR\nKANTOR", []),
        ("#AYO #CEGAH #STUNTING @KEMENKES", []),
        ("Jangan Sampai Terlambat", []),
        ("放送 放送 放送", []),
    ],
)
def test_words_side_by_side_in_capitals_are_shouted(text: str, loud: list[str]) -> None:
    assert [text[start:end] for start, end in shouted(text)] == loud


def test_the_share_of_shouted_words() -> None:
    caption = "JANGAN SAMPAI TERLAMBAT " + "datang besok " * 4 + "ya"
    (found,) = capitals.check(Draft(caption), capitals.Params())
    assert found.value == pytest.approx(3 / 11)
    assert found.place == Span("caption", 0, 23)


@pytest.mark.parametrize(("caption", "reason"), [("", "no text"), ("LIBUR KANTOR", "few words")])
def test_a_title_alone_is_not_judged(caption: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        list(capitals.check(Draft(caption), capitals.Params()))
