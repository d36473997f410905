"""Signs in place of letters, and characters that nobody sees: which do harm, and which do not."""

from __future__ import annotations

import pytest

from contentcheck.checks import fancy_letters, invisible_characters
from contentcheck.model import Draft, Span
from contentcheck.text.invisible import invisible_characters as unseen
from contentcheck.text.invisible import made_visible
from contentcheck.text.lookalikes import lookalikes


def plain(text: str) -> list[str]:
    return [found.plain for found in lookalikes(text)]


@pytest.mark.parametrize(
    ("worn", "letters"),
    [
        ("𝐏𝐞𝐧𝐭𝐢𝐧𝐠", "Penting"),
        ("𝙋𝙚𝙣𝙩𝙞𝙣𝙜", "Penting"),
        ("𝓅ℯ𝓃𝓉𝒾𝓃ℊ", "penting"),
        ("𝐀𝐲𝐨, 𝟏𝟎 𝐌𝐞𝐢", "Ayo, 10 Mei"),
        ("Ⓐⓨⓞ", "Ayo"),
        ("⒜⒴⒪", "ayo"),
        ("🄰🅈🄾", "AYO"),
        ("🅐🅨🅞", "AYO"),
        ("🅰🆈🅾", "AYO"),
        ("Ａｙｏ", "Ayo"),
        ("ᴀʏᴏ ᴋɪᴛᴀ", "ayo kita"),
        ("ᴛᴇʀɪᴍᴀ ᴋᴀsɪʜ", "terima kasih"),
        ("s̶a̶l̶a̶h̶", "salah"),
        ("Kemеnkes", "Kemenkes"),
    ],
)
def test_what_stands_in_for_letters(worn: str, letters: str) -> None:
    text = f"Info {worn} untuk warga"
    (found,) = lookalikes(text)
    assert text[found.start : found.end] == worn
    assert found.plain == letters


@pytest.mark.parametrize(
    "text",
    [
        "Merdeka! 🇮🇩🔥 Suhu 36℃ di ½ wilayah, 5 m², CO₂, № 12 ✅, ™, ℹ️, 1️⃣",
        "golongan darah 🅰️ 🅱️ 🅾️, parkir 🅿️, Ⓜ️ ⓘ ①②③",
        "السلام عليكم, привет, Αθήνα, こんにちは",
        "ＮＨＫ放送のニュース",
        "fungsi 𝑥 + 𝑦 dan 5 μm",
        "café, naïve, Jum’at",
        "Kantor buka besok.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert plain(text) == []


def test_the_check_says_what_to_type() -> None:
    (found,) = fancy_letters.check(Draft("Info 𝐏𝐞𝐧𝐭𝐢𝐧𝐠 ya"), fancy_letters.Params())
    assert (found.name, found.value, found.place) == ("fancy_letters", 1, Span("caption", 5, 12))
    assert found.evidence is not None
    assert found.evidence.id == "“𝐏𝐞𝐧𝐭𝐢𝐧𝐠” → “Penting”"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("contoh\u202egpj.exe", "override"),
        ("a\u202db", "override"),
        ("kemen\u200bkes.go.id", "inside"),
        ("#\u2060Jabar", "inside"),
        ("https://\ufeffcontoh.go.id", "inside"),
        ("ke\u00adsehatan", "inside"),
        ("Halo\U000e0041\U000e0042", "tags"),
    ],
)
def test_unseen_characters_that_do_something(text: str, kind: str) -> None:
    (found,) = unseen(text)
    assert found.kind == kind
    assert not text[found.start : found.end].isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi\u2063\n\u2063\n\u200bSampai jumpa \u2060 ya",
        "👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ السلام\u200c عليكم",
        "hubungi \u202a+62 812\u202c, \u2068Sari\u2069",
        "Kantor buka besok.",
    ],
)
def test_unseen_characters_that_do_no_harm(text: str) -> None:
    assert list(unseen(text)) == []


def test_the_check_of_the_unseen_shows_them_by_number() -> None:
    params = invisible_characters.Params(kinds=("inside",))
    (found,) = invisible_characters.check(Draft("Buka kemen\u200bkes.go.id ya"), params)
    assert found.place == Span("caption", 10, 11)
    assert found.evidence is not None
    assert found.evidence.en == "“Buka kemen[U+200B]kes.go.id ya”"
    assert list(invisible_characters.check(Draft("a\u202eb"), params)) == []
    assert made_visible("a\U000e0041b") == "a[U+E0041]b"
