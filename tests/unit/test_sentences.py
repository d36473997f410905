"""Where a sentence ends in captions: full stops, lines, emoji; abbreviations and times are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Satu dua. Tiga empat! Lima?", ["Satu dua.", "Tiga empat!", "Lima?"]),
        ("Kantor tutup\nBesok buka", ["Kantor tutup", "Besok buka"]),
        ("Yuk daftar 🎉 Jangan lupa", ["Yuk daftar 🎉", "Jangan lupa"]),
        ("Yuk daftar! 🎉🎉\n.\nBesok", ["Yuk daftar!", "🎉🎉\n.\nBesok"]),
        ("Kami ❤️ warga", ["Kami ❤️ warga"]),
        ("Buka pukul 08.00. Lalu tutup.", ["Buka pukul 08.00.", "Lalu tutup."]),
        ("Buka 08.00–12.00 WIB", ["Buka 08.00–12.00 WIB"]),
        ("Temui dr. Sari, S.Pd. M.Si. di Jl. Blauran No. 5", None),
        ("Oleh B. J. Habibie dan Prof. Dr. Akbar", None),
        ("Sebesar Rp. 79,31 triliun", None),
        ("Naik Rp3.000.804. Turun lagi", ["Naik Rp3.000.804.", "Turun lagi"]),
        ("1. Bawa KTP\n2. Isi nama", ["1. Bawa KTP", "2. Isi nama"]),
        ("Beras, gula, dll. Semua ada", ["Beras, gula, dll.", "Semua ada"]),
        ("Beras, gula, dll. ada di sini", None),
        ("“Ayo, semangat!” kata Menteri.", None),
        ("Lalu... hujan turun", None),
        ("Hujan turun... Banjir datang", ["Hujan turun...", "Banjir datang"]),
        ("Sudah selesai.Kemudian pulang", ["Sudah selesai.", "Kemudian pulang"]),
        ("Sudah selesai. kemudian pulang", ["Sudah selesai.", "kemudian pulang"]),
        ("Lihat https://kemkes.go.id/a.B?c! ya", None),
        ("Lihat ppid.jakarta.go.id. Besok", ["Lihat ppid.jakarta.go.id.", "Besok"]),
        ("siang tadi.\u2063 Kita pulang", ["siang tadi.", "\u2063 Kita pulang"]),
        (".\n———\n#Tagar #Lagi @akun\n🎉", []),
        ("", []),
    ],
)
def test_sentences_end_where_readers_pause(text: str, parts: list[str] | None) -> None:
    found = split(text)
    assert [part.strip(" \u2063🎉\n.") for part in found] == [
        part.strip(" \u2063🎉\n.") for part in (parts if parts is not None else [text])
    ]


def test_words_keep_their_hyphens_times_and_sums_and_leave_out_what_is_tapped() -> None:
    (found,) = sentences(
        "Anak-anak datang 08.00, bayar Rp1.500,00 ke @bank #Cepat bank.go.id, ya’kan"
    )
    assert found.words == ("Anak-anak", "datang", "08.00", "bayar", "Rp1.500,00", "ke", "ya’kan")


PIECES = st.sampled_from(["Jl. ", "08.00", ".", "!", "\n", "😀", " ", "#a ", "Kata", "(", "”", "…"])


@given(text=st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_sentences_lie_within_the_text_in_order_and_hold_their_words(text: str) -> None:
    reached = 0
    for each in sentences(text):
        assert reached <= each.start < each.end <= len(text)
        assert all(word in text[each.start : each.end] for word in each.words)
        assert each.words
        reached = each.end


@pytest.mark.parametrize("piece", ["a. ", "1. ", "x-", "....", "@", "😀 a", "a@b.", "#a ", "ya.Ta"])
def test_a_long_text_comes_to_an_end(piece: str) -> None:
    whole, tenth = (sum(1 for _ in sentences(piece * times)) for times in (20_000, 2_000))
    assert whole <= 11 * tenth + 11
