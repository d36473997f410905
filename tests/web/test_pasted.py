"""What is pasted from WhatsApp and Word: tidied, said, and never changed in its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composing import Composer
from contentcheck.web.pasted import tidied


@pytest.mark.parametrize(
    ("pasted", "tidy", "steps"),
    [
        ("Halo.\r\nApa kabar?\rBaik\u2028.", "Halo.\nApa kabar?\nBaik\n.", 0),
        ("Kantor\vbuka", "Kantor\nbuka", 0),
        ("[12/03/26 10.15] Sari Humas: Layanan buka", "Layanan buka", 1),
        ("[10:15, 3/12/2026] Sari: Satu\n[10:16, 3/12/2026] +62 812: Dua", "Satu\nDua", 1),
        ("[12/03/26, 10.15.33 PM] Sari: Satu\nlanjut", "Satu\nlanjut", 1),
        ("\u200e[12/03/26 10.15.33] Sari: \u200eSatu", "Satu", 1),
        ("12/03/26 10.15 - Sari: Satu", "Satu", 1),
        ("12/03/26, 10:15 - Sari: <Media omitted>\nSatu", "Satu", 2),
        ("Satu <Pesan ini diedit>", "Satu", 1),
        ("Rp\u00a010.000 dan\u202f5", "Rp 10.000 dan 5", 1),
        ("•\tSatu\n\uf0b7\tDua\n·\tTiga\no\tEmpat", "• Satu\n• Dua\n• Tiga\n• Empat", 1),
        ("1.\tSatu\na)\tDua", "1. Satu\na) Dua", 1),
        ("lay\u00ada\u200bnan\ufeff", "layanan", 1),
        ("\x93Halo\x94 \x96 kami\x92", "“Halo” – kami’", 1),
        ("Gambar: \ufffc", "Gambar: ", 1),
    ],
)
def test_what_whatsapp_and_word_add_is_taken_away(pasted: str, tidy: str, steps: int) -> None:
    found = tidied(pasted)
    assert found.text == tidy
    assert len(found.said) == steps
    assert all(each.id != each.en and "{" not in each.id for each in found.said)


@pytest.mark.parametrize(
    "text",
    [
        "“Kutipan” – ‘satu’ … dan — dua",
        "Jadwal [12/03/26] pukul 10.15: buka",
        "Pukul 10.15 - 12.00: istirahat",
        "[penting] Sari: datang",
        "Keluarga 👨‍👩‍👧‍👦 dan ❤️",
        "*tebal* _miring_\n\n\tmenjorok",
        "o saja",
        "می‌خواهم",
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert tidied(text).text == text
    assert tidied(text).said == ()


@given(st.text())
def test_tidying_twice_is_tidying_once_for_words(text: str) -> None:
    once = tidied(text).text
    assert "\r" not in once
    assert "\u00a0" not in once
    kept = [character for character in text if character.isalnum() and character.isascii()]
    if ":" not in text and "<" not in text and "\t" not in text:
        assert [c for c in once if c.isalnum() and c.isascii()] == kept


@pytest.mark.parametrize(
    "part", ["[1/1/26 10.15] ", "1/1/26 10.15 - a", "\t", "•\t", "<Media ", " "]
)
def test_a_long_paste_takes_no_long_time(part: str) -> None:
    assert len(tidied(part * 20_000).text) <= 20_000 * len(part)


def test_the_page_is_told_what_was_done(composer: Composer) -> None:
    answer = composer.ask("pasted", {"text": "[12/03/26 10.15] Sari: Halo\u00a0semua"}).json()
    assert answer["text"] == "Halo semua"
    assert [each["id"] for each in answer["said"]] == [
        "1 awalan pesan WhatsApp (waktu dan nama) dihapus",
        "1 spasi keras menjadi spasi biasa",
    ]
