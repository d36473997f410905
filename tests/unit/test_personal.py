"""Personal data in texts: told by build and label; offices left alone; digits hidden."""

from __future__ import annotations

import pytest

from contentcheck.text.identity import is_nik
from contentcheck.text.personal import masked, personal_data

NIK = "3275014512900003"  # made up, like all numbers here


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in personal_data(text)]


@pytest.mark.parametrize(
    ("digits", "why"),
    [
        (NIK, ""),
        ("3275010512900003", ""),  # a man
        ("2075014512900003", "province"),
        ("3200014512900003", "regency"),
        ("3275004512900003", "district"),
        ("3275010012900003", "day 0"),
        ("3275013212900003", "day 32"),
        ("3275014012900003", "day 40"),
        ("3275017212900003", "day 72"),
        ("3275014513900003", "month 13"),
        ("3275014512900000", "serial number"),
        (NIK[:-1], "too short"),
    ],
)
def test_how_a_nik_is_built(digits: str, why: str) -> None:
    assert is_nik(digits) == (not why)


@pytest.mark.parametrize(
    "written",
    [
        NIK,
        "3275 0145 1290 0003",
        "327501.451290.0003",
        "32.75.01.451290.0003",
        "3275-0145-1290-0003",
    ],
)
def test_a_nik_in_usual_groups_needs_no_label(written: str) -> None:
    assert found(f"Sari {written}.") == [("nik", written)]


def test_in_unusual_groups_it_needs_one() -> None:
    assert found("327501 4512900003") == []
    assert found("NIK: 327501 4512900003") == [("nik", "327501 4512900003")]
    assert found(f"Nomor KK {NIK}") == [("kk", NIK)]
    assert found(f"{NIK} {NIK}") == [("nik", NIK), ("nik", NIK)]


@pytest.mark.parametrize(
    "text",
    [
        "Resi 3275014512900003",
        "Kode bayar: 3275014512900003",
        "Virtual account BRI 3275014512900003",
        "Tahun 2019 2020 2021 2022",
        "NIP 198501012010011001",
        "ID13275014512900003",
        "Rp1.847.000.000.000",
        "SK 188.44/243/2022, ISBN 978-602-03-1234-5",
        "https://contoh.go.id/3275014512900003",
        "NIK 3275••••••••••03, NIK 32750145xxxx0003",
    ],
)
def test_other_long_numbers(text: str) -> None:
    assert found(text) == []


def test_the_tax_number_of_a_person() -> None:
    assert found("NPWP 09.254.254.3-407.000") == [("npwp", "09.254.254.3-407.000")]
    assert found("NPWP: 092542543407000") == [("npwp", "092542543407000")]
    assert found("NPWP instansi 00.123.456.7-012.000") == []
    assert found("Versi 092542543407000") == []


@pytest.mark.parametrize(
    "number",
    [
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "081234567890",
        "(0812) 3456 7890",
        "+62 812-3456-7890",
        "+6281234567890",
        "6281234567890",
    ],
)
def test_a_mobile_number(number: str) -> None:
    assert found(f"hubungi Ibu Sari {number}") == [("phone", number)]
    assert found(f"WA ke {number} ya") == [("phone", number)]
    assert found(f"Layanan pengaduan {number}") == []
    assert found(f"WhatsApp {number} (Halo Kemenkes)") == []
    assert found(f"Info: Pak Budi {number}") == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Call center 119 atau 1500-567",
        "(021) 3450819",
        "0800-1-500567",
        "https://wa.me/6281234567890",
    ],
)
def test_numbers_of_offices(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "gap",
    [
        "\u00a0", "\u2009", "\u202f", "\u2007", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212",
        " - ", " \u2013 ", "\u00a0\u2013\u00a0", "\u200b", "\u2060\u2060\u2060",
        "\ufeff-\ufeff", "\u00ad", "_",
    ],
)  # fmt: skip
def test_what_print_and_web_pages_put_between_digits_hides_no_number(gap: str) -> None:
    for kind, parts in (
        ("phone", ("0812", "3456", "7890")),
        ("nik", (NIK[:4], NIK[4:8], NIK[8:12], NIK[12:])),
    ):
        number = gap.join(parts)
        text = f"hubungi Ibu Sari\u200b {number}\u200b ya 🎉"
        assert found(text) == [(kind, number)]
        assert sum(each.isdecimal() for each in masked(text)) == 2
    assert found(f"telepon +6\u200b2{gap}812{gap}3456{gap}7890") != []


def test_a_file_name_gives_a_number_away_too() -> None:
    assert found(f"NIK_{NIK}") == found(f"scan_NIK_{NIK}_1.jpg") == [("nik", NIK)]
    assert found("NIK_327501 4512900003") == [("nik", "327501 4512900003")]
    assert found(f"KK_{NIK}") == [("kk", NIK)]
    assert found("foto_081234567890_b.jpg") == [("phone", "081234567890")]
    assert found("NPWP_092542543407000_a") == [("npwp", "092542543407000")]


def test_dashes_end_a_mail_address() -> None:
    mail = ("email", "budi@gmail.com")
    assert found("surel\u2014budi@gmail.com\u2014ya, budi@gmail.com \u2013 0812") == [mail, mail]


@pytest.mark.parametrize(
    "text",
    [
        "Masyarakat dapat melaporkan konten serupa lewat WhatsApp 0811-922-4545",
        "Laporkan lewat aduankonten.id atau WA 0811-922-4545",
        "Butuh teman bicara? Hubungi SAPA 129 atau WA 0811-1129-179",
        "Kring 1500-200 atau WA 0811-922-4545",
        "hubungi PANDAWA di 0811-8-165-165",
        "WA 08111-129-129",
        "Hubungi kami di 0812-3456-7890",
        "Beredar akun +62 821-9876-5432 yang mengatasnamakan Kepala Dinas",
        "Nomor penipu: 0812-3456-7890",
    ],
)
def test_a_number_given_to_the_public_or_warned_of(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "korban penipuan bisa dihubungi di 0812-3456-7890",
        "Lapor 110 atau Pak Andi 0812-3456-7890",
        "Rumah No. 112-115, WA 0812-3456-7890",
        "WA 0812-3456-7777",
    ],
)
def test_a_number_of_a_person_beside_such_words(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["phone"]


def test_a_greeting_makes_no_office() -> None:
    for text in ("Halo kak, hubungi 0812-3456-7890", "Hallo, WA 0812-3456-7890 ya"):
        assert [kind for kind, _ in found(text)] == ["phone"]
    assert [kind for kind, _ in found("Halo, kirim ke budi@gmail.com")] == ["email"]


def test_a_label_counts_only_in_the_same_sentence() -> None:
    assert found("Terima kasih atas layanan ini. WA 0812-3456-7890") != []
    assert found("Layanan\nWA 0812-3456-7890") != []


def test_a_word_that_the_window_cuts_is_no_label() -> None:
    for filling in range(45):
        assert found(f"pelayanan {'a' * filling} WA 0812-3456-7890") != []


def test_mail() -> None:
    assert found("kirim ke budi.santoso@gmail.com.") == [("email", "budi.santoso@gmail.com")]
    assert found("budi@yahoo.co.id") == [("email", "budi@yahoo.co.id")]
    assert found("email pribadi budi@contoh.com") == [("email", "budi@contoh.com")]
    for office in (
        "humas@kominfo.go.id",
        "budi@contoh.co.id",
        "humas.dinkes@gmail.com",
        "puskesmasmenteng@gmail.com",
        "Email layanan: menteng.sehat@gmail.com",
    ):
        assert found(office) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("transfer ke rekening BRI 9155445379 a.n. Joko", "9155445379"),
        ("No. Rek: 1234567890\na.n. Budi", "1234567890"),
        ("BCA 123-456-7890 a.n. Andi", "123-456-7890"),
        ("transfer ke Mandiri 1370012345678", "1370012345678"),
    ],
)
def test_an_account(text: str, number: str) -> None:
    assert found(text) == [("account", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Rekening donasi BRI 0020-01-001234-30-9 a.n. Yayasan Peduli",
        "rekening BRI 9155445379 a.n. Bendahara Dinas",
        "rekening sebesar Rp1.500.000.000",
        "rekening per 31-12-2022",
        "rekening listrik 532100123456",
        "dana ditransfer 1.500.000.000 rupiah",
    ],
)
def test_accounts_of_institutions_and_other_numbers(text: str) -> None:
    assert found(text) == []


def test_a_home() -> None:
    for home in (
        "Jl. Melati No. 12, RT 03/RW 05",
        "Gg. Kelinci II RT. 01 RW. 02",
        "Perum Griya Asri Blok B No 7 RT 1 RW 2",
        "Perum Griya Asri Blok C2 No. 7 RT 05 RW 11",
        "Jalan Mawar Nomor 5 RT/RW 001/002",
    ):
        assert found(f"Alamat: {home}, Bogor") == [("address", home)]
    assert found("Ia tinggal di Jl. Mawar No. 3") == [("address", "Jl. Mawar No. 3")]
    for office in (
        "Jl. Merdeka No. 10",
        "Kantor Dinas Sosial, Jl. Merdeka No. 10, RT 03/RW 05",
        "Balai RW 05, Jl. Mawar RT 03/RW 05",
        "RW 05 Kelurahan Tugu Selatan dan RW 01 Kelurahan Rawa Badak",
        "Puskesmas Sukamaju buka sore!\n\nSenin & Rabu 16.00–19.00\nJl. Melati No. 12 RT 04/RW 02",
        "Listrik padam Sabtu.\nLokasi : Jl. Kaliurang Km 5, Dusun Ngabean RT 03/RW 17",
        "📍 Gg. Kelinci II RT 01 RW 02",
    ):
        assert found(office) == []


def test_a_home_below_an_office() -> None:
    home = "Jl. Melati No. 12 RT 04/RW 02"
    for text in (
        f"Dirawat di RSUD Kota.\nIdentitas korban:\nSiti, {home}",
        f"Kantor tutup.\nTempat tinggal {home}",
        f"Kantor tutup.\nNama: Siti\nAlamat: {home}",
    ):
        assert found(text) == [("address", home)]


def test_what_may_be_shown() -> None:
    text = f"NIK {NIK}, 0812-3456-7890, budi@gmail.com, Jl. Melati No. 12, RT 03/RW 05"
    assert masked(text) == (
        "NIK ••••••••••••••03, ••••-••••-••90, b•••@gmail.com, Jl. Melati No. ••, RT ••/RW ••"
    )
    assert masked("Kantor buka pukul 08.00, Rabu (6/4).") == "Kantor buka pukul 08.00, Rabu (6/4)."


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1111", "4111111111111111", "5555-5555-5555-4444", "kartu 3782 822463 10005."],
)
def test_cards(text: str) -> None:
    (found,) = personal_data(text)
    assert found.kind == "card"
    assert sum(character.isdecimal() for character in masked(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",  # its check digit is wrong
        "Bayar ke VA 4111 1111 1111 1111",
        "nomor resi: 4111111111111111",
        "9111 1111 1111 1110",
        "x4111111111111111",
    ],
)
def test_other_long_numbers_are_no_cards(text: str) -> None:
    assert not [found for found in personal_data(text) if found.kind == "card"]


@pytest.mark.parametrize("text", ["#hp081234567890", "wa081234567890", "HP081234567890"])
def test_a_phone_number_may_cling_to_its_label(text: str) -> None:
    assert [found.kind for found in personal_data(text)] == ["phone"]
