"""What was left open in a text, and what only looks like it."""

from __future__ import annotations

import pytest

from contentcheck.text.placeholders import placeholders


def found(text: str, *, variables: bool = False) -> list[str]:
    return [text[start:end] for start, end in placeholders(text, variables=variables)]


@pytest.mark.parametrize(
    "left_open",
    [
        "[nama]",
        "[NAMA MENTERI]",
        "[Tanggal Acara]",
        "[hari/tanggal]",
        "[kota]",
        "[foto 1]",
        "[isi di sini]",
        "[insert photo]",
        "[YOUR NAME]",
        "[____]",
        "[xxx]",
        "<isi link>",
        "<nama pimpinan>",
        "«nama»",
        "(isi di sini)",
        "(isi tanggal)",
        "{nama}",
        "{{1}}",
        "{{nama_lengkap}}",
        "${nama}",
        "%NAMA%",
        "TBD",
        "TBA",
        "TODO",
        "FIXME",
        "XXX",
        "XXXX",
        "____",
        "Rp....",
        "Rp …",
        "RpXXX",
        "Rp xx.xxx",
        "Rp. ____",
        "pukul xx.xx",
        "lorem ipsum dolor sit amet",
        "INSERT CAPTION HERE",
        "Tulis takarir di sini",
        "@nama_akun",
        "@username",
        "@tagakun",
        "#hashtag1",
        "<nama fotografer>",
        "di ........",
        "oleh ……",
        "pukul ???",
        "Rp ???",
        "dd/mm/yyyy",
        "… WIB",
    ],
)
def test_left_open(left_open: str) -> None:
    assert found(f"Acara itu {left_open} dibuka") == [left_open]


@pytest.mark.parametrize(
    "text",
    [
        "[SIARAN PERS] Menteri hadir",
        "[VIDEO] [FOTO] [INFO] [KEGIATAN]",
        "[HARI GURU NASIONAL] [KOTA TUA] [TAHUN BARU ISLAM]",
        "[link di bio] [LINK DI BIO]",
        "[link pendaftaran]: https://contoh.go.id",
        "bagian [1/3] dan [a](b), [link](https://contoh.go.id)",
        "“Kami siap [...] membantu […]”",
        "(Foto: humas) (bersambung) (nama) (isi 500 ml) (ganti nama)",
        "PON XX Papua, PON XXX, HUT ke-XXX, Muktamar XXX NU, Bab XXX",
        "love you xxx",
        "Rp1.500.000,00 Rp 500 Rp. 5.000,-",
        "-____- T____T ^____^",
        "Judul\n______\nIsi",
        "Catat tanggal... Jangan lupa!",
        "Aku di... mana ya? Ada di.... Kapan? Rp5.000??? Jam berapa??",
        "Pakai #hashtag dan #tagar. Takarir: teks di bawah gambar. Caption yang baik itu singkat.",
        "Tulis komentarmu di sini! Cek link di sini.",
        "Isi tanggal dengan format dd/mm/yyyy",
        "Draf RUU disusun. Todo list. #TODO",
        "@humas_jabar @akun1 @username_asli",
        "<b>tebal</b> <br> 3 < 5 > 2",
        "{} {mu} :-{",
    ],
)
def test_not_left_open(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("head", ["DRAFT: ", "[DRAFT] ", "DRAF v2\n", "DRAFT\n", "[DRAF 3] "])
def test_a_draft_that_says_so_at_the_head(head: str) -> None:
    assert found(f"{head}Menteri hadir") == [head.strip()]


@pytest.mark.parametrize("column", ["CAPTION:", "Takarir IG :", "*Copywriting:", "Caption 2:"])
def test_the_column_of_a_plan_copied_along(column: str) -> None:
    assert found(f"{column} Menteri hadir") == [column]


def test_in_a_template_variables_belong_there() -> None:
    text = "Halo {{1}}, {{nama}}, {nama}, {{Nama}}, {{ 1 }}, [nama]"
    assert len(found(text)) == 6
    assert found(text, variables=True) == ["{nama}", "{{Nama}}", "{{ 1 }}", "[nama]"]


def test_stretches_stand_in_order_and_do_not_overlap() -> None:
    text = "[isi tanggal] {{nama}} Rp.... TBD (isi di sini)"
    assert found(text) == ["[isi tanggal]", "{{nama}}", "Rp....", "TBD", "(isi di sini)"]


@pytest.mark.parametrize(
    "text",
    [
        "Format pesan: KTP#NIK#NAMA kirim ke 1122. Contoh: KTP#[NIK]#[Nama]",
        "Kirim KTP#[nama]#{tanggal}#XXXX ke 1122",
        "[nama]#[tanggal] ke 1122",
        "Ketik REG [nama] [tanggal lahir] kirim ke 1122",
        "Formatnya: REG (spasi) <nama>",
    ],
)
def test_what_readers_are_to_send_in_is_no_placeholder(text: str) -> None:
    assert found(text) == []


def test_beside_what_readers_send_in_something_may_be_left_open() -> None:
    assert found("Ketik REG [nama]\nPaling lambat [tanggal]") == ["[tanggal]"]
    assert found("Format baru dibuka [tanggal]") == ["[tanggal]"]
    assert found("Contoh: TBD") == ["TBD"]
