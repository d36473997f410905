"""Spellings that the Indonesian rules call wrong, and the traps beside them."""

from __future__ import annotations

import msgspec
import pytest

from contentcheck.checks.spelling import Params, check, known
from contentcheck.engine import check as check_draft
from contentcheck.errors import Skip
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft
from contentcheck.passages import MOST
from contentcheck.rulebook import load
from contentcheck.text.spelling import misspellings

BOOK = load()
(RULE,) = BOOK.called("caption.spelling")
PARAMS = msgspec.convert(RULE.params, Params)


def mended(text: str) -> str:
    for found in reversed(list(misspellings(text, known(PARAMS)))):
        text = text[: found.start] + found.right + text[found.end :]
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Kumpul disini ya", "Kumpul di sini ya"),
        ("Dimana lokasinya?", "Di mana lokasinya?"),
        ("ada dimana-mana", "ada di mana-mana"),
        ("dimanapun kamu", "di mana pun kamu"),
        ("didalamnya", "di dalamnya"),
        ("masuk kedalam ruang", "masuk ke dalam ruang"),
        ("Kantor dijakarta, diJakarta", "Kantor di Jakarta, di Jakarta"),
        ("lomba se Indonesia", "lomba se-Indonesia"),
        ("Di laksanakan besok", "Dilaksanakan besok"),
        ("telah di\u00a0resmikan", "telah diresmikan"),
        ("harus di maksimalkan", "harus dimaksimalkan"),
        ("di ikuti warga", "diikuti warga"),
        ("resmi di buka, lalu di promosikan", "resmi dibuka, lalu dipromosikan"),
        ("sudah di ijinkan, di rubah", "sudah diizinkan, diubah"),
        ("kerjasamanya baik", "kerja samanya baik"),
        ("Silahkan. Jaman baru", "Silakan. Zaman baru"),
        ("\n- Resiko rendah", "\n- Risiko rendah"),
        ("bulan pebruari", "bulan Februari"),
        ("bulan Pebruari", "bulan Februari"),
        ("perjalanan keluar negeri", "perjalanan ke luar negeri"),
        ('katanya "kami jelaskan bahwa resiko bencana rendah di sini"',
         'katanya "kami jelaskan bahwa risiko bencana rendah di sini"'),
        ("bukan sekedar janji", "bukan sekadar janji"),
    ],
)  # fmt: skip
def test_the_wrong_becomes_the_right_and_stays_so(wrong: str, right: str) -> None:
    assert mended(wrong) == right
    assert mended(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "di provinsi, di lokasi, di industri, di posisi itu, di pekan ini, di kementerian",
        "di pendidikan, di peternakan, di perbankan, di kontrakan, di pertunjukan, di Balikpapan",
        "diatasi, dibawa, diantar, disinfektan, dirumahkan, disekolahkan, dipasarkan, ditempati",
        "keluar rumah, kemari, kepada, kedua, kemeja, kelapangan hati, kehutanan, kedalaman",
        "dibalik, disela, dipalu, dibulatkan, ditengahi, dijalani, dimediasi",
        "di undang-undang, di buka puasa bersama, di gelar wicara, di tutup botol",
        "bagaimanapun, meskipun, walaupun, adapun, daripada, olahraga",
        "@dimana_saja #disini #dirumahaja https://a.id/disini www.ijin.go.id",
        "Di Apotik Sehat; bertemu Jaman di PT Ijin Jaya dan Toko Kerjasama",
        "SILAHKAN DAFTAR DISINI",
        "tulisan “disini” dan 'ijin'",
        "risiko, bukan resiko",
        "Ejaan: disini salah, di sini benar",
        "Bentuk tidak baku: ijin, jaman",
        "in this place, the risk is theirs",
        "xijinx ijin2 _ijin_",
        "di\nlaksanakan",
        "",
    ],
)
def test_what_is_right_or_meant_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_only_a_sure_correction_is_safe() -> None:
    text = "disini di laksanakan di ambil ijin"
    safe = {found.right: found.safe for found in misspellings(text, known(PARAMS))}
    assert safe == {"di sini": True, "dilaksanakan": True, "diambil": False, "izin": True}


def test_each_says_how_many_there_are_in_the_whole_post() -> None:
    draft = Draft("Silahkan datang.", first_comment="Lokasinya disini.")
    first, second = check(draft, PARAMS)
    assert (first.value, second.value, first.unit) == (2, 2, "count")
    assert first.evidence is not None
    assert first.evidence.id == "“Silahkan” → “Silakan”"
    assert second.fix == TextFix((Edit("first_comment", 10, 16, "di sini"),), safe=True)
    with pytest.raises(Skip, match="no text"):
        list(check(Draft(" "), PARAMS))
    assert len(list(check(Draft("disini " * 1000), PARAMS))) == MOST


def test_one_or_two_are_advice_and_three_a_warning() -> None:
    def severities(caption: str) -> list[str]:
        draft = Draft(caption, targets=["facebook/page"])
        found = check_draft(draft, BOOK.select(["caption.spelling"])).targets[0].findings
        return [finding.severity for finding in found]

    assert severities("Silahkan datang disini") == ["advice"] * 2
    assert severities("Silahkan datang disini, ijin ada") == ["warning"] * 3


def test_no_pair_of_a_rule_is_wrong_by_another_and_none_is_said_twice() -> None:
    rules = [rule for rule in BOOK.rules if rule.check == "spelling"]
    pairs = [pair for rule in rules for pair in msgspec.convert(rule.params, Params).pairs]
    wrong = [pair[0] for pair in pairs]
    assert len(wrong) == len(set(wrong)) > 150
    for word, right in pairs:
        assert word == word.lower()
        assert not set(right.split()) & set(wrong), right
        assert mended(right) == right


def test_a_text_in_javanese_is_passed_over() -> None:
    draft = Draft(caption="Aku ora ngerti piye carane, wong jaman saiki wis ora kaya biyen maneh.")
    assert list(check(draft, PARAMS)) == []
