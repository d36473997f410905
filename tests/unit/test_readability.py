"""Syllables, reading ease, the longest sentence; and that textstat fetches nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import pytest

from contentcheck.checks import readability, sentence_length
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.language import language
from contentcheck.text.readability import Size, reading_ease
from contentcheck.text.sentences import sentences
from contentcheck.text.syllables import syllables

if TYPE_CHECKING:
    from contentcheck.model import Language

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[3] / "shared")) / "data"

INDONESIAN = """
    ini:2 itu:2 air:2 dua:2 pantai:2 pulau:2 sepoi:2 saudara:4 mulai:2 pemerintah:4 anak-anak:4
    syarat:2 mengajari:4 kepolisian:5 maaf:2 saat:2 keindahan:4 KTP:1 2026:1 daerah:3 bahaya:3
    nyanyi:2 sungguh:2 kab/kota:3 jum’at:2 tai:1
"""
ENGLISH = """
    the:1 minister:3 people:2 table:2 science:2 radio:3 create:2 created:3 nation:2 social:2 fluid:2
    passport:2 Saturday:3 walked:1 wanted:2 houses:2 makes:1 wishes:2 area:3 idea:3 being:2 museum:3
    government:3 available:4 quiet:2 question:2 vaccine:2 these:1 free:1 be:1 whole:1 little:2
    application:4 various:3 media:3 video:3 health:1 services:3 changes:2 office:2 use:1 used:1
    played:1 studies:2 ministries:3 million:2 usual:3 fuel:2 guide:1 guest:1 league:1 well-known:2
    region:2 special:2 patient:2 couldn't:2 can't:1 audience:3 experience:4 society:4 schedule:2 5:1
"""


@pytest.mark.parametrize(
    ("word", "count", "language"),
    [(*word.split(":"), "id") for word in INDONESIAN.split()]
    + [(*word.split(":"), "en") for word in ENGLISH.split()],
)
def test_the_syllables_of_a_word(word: str, count: str, language: Language) -> None:
    assert syllables(word, language) == int(count)


def test_reading_ease_is_flesch_with_a_constant_for_each_language() -> None:
    size = Size(words=100, sentences=10, syllables=150)
    assert reading_ease(size, "en") == pytest.approx(206.835 - 10.15 - 126.9)
    assert reading_ease(size, "id") == pytest.approx(206.835 - 10.15 - 82.35)


def ease(caption: str, named: Any = None, **params: Any) -> Measure:
    draft = Draft(caption, language=named)
    (found,) = readability.check(draft, readability.Params(**params))
    return found


EASY = "Kantor kami buka lagi. Anda bisa datang besok pagi. Bawa kartu lama, ya. " * 4


def test_the_reading_ease_of_a_caption_says_what_it_comes_from() -> None:
    found = ease(EASY + "\n#Tagar @akun")
    assert found.value == pytest.approx(206.835 - 1.015 * 52 / 12 - 54.9 * 100 / 52)
    assert found.place == Span("caption", 0, len(EASY.rstrip()))
    assert found.evidence is not None
    assert found.evidence.id == "rata-rata 4 kata per kalimat dan 1,9 suku kata per kata"


def test_the_language_named_chooses_the_formula() -> None:
    assert ease(EASY, "en").value < ease(EASY, "id").value


@pytest.mark.parametrize(
    ("caption", "reason"),
    [
        ("", "no text"),
        ("#Tagar", "no text"),
        ("Kantor tutup. Besok buka. Datang, ya.", "few words"),
        ("satu dua tiga empat " * 20, "few words"),
        ("放送 привет. " * 30, "language"),
    ],
)
def test_what_tells_nothing_is_skipped(caption: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        ease(caption)


def test_english_is_read_without_nltk_looking_for_data(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("nltk was asked for data")

    monkeypatch.setattr(nltk, "download", asked)
    monkeypatch.setattr(nltk.downloader, "download", asked)
    monkeypatch.setattr(nltk.data, "find", asked)
    found = ease("The counter is open each Saturday. You need not wait. Please bring a card. " * 4)
    assert found.value == pytest.approx(206.835 - 1.015 * 56 / 12 - 84.6 * 72 / 56)


def test_translations_of_the_same_sentences_read_equally_well() -> None:
    file = DATA / "text" / "lid.jsonl"
    if not file.is_file():
        pytest.skip("the labelled texts are not here (CONTENTCHECK_DATA)")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    means = {}
    for named in ("id", "en"):
        texts = [row["text"] for row in rows if (row["lang"], row["src"]) == (named, "nusax")]
        means[named] = mean(ease(text, named, words=1, sentences=1).value for text in texts)
    assert abs(means["id"] - means["en"]) < 3
    known = [row for row in rows if row["label"] != "other"]
    right = sum(language(row["text"]) == row["label"] for row in known)
    assert right >= 0.993 * len(known)


# --------------------------------------------------------------------------- the longest sentence


def longest(caption: str) -> Measure:
    (found,) = sentence_length.check(Draft(caption), sentence_length.Params())
    return found


def test_the_longest_sentence_is_counted_and_shown() -> None:
    caption = "Kantor tutup. Besok pagi kantor buka lagi pukul 08.00 untuk semua warga. Ya."
    found = longest(caption)
    assert found.value == 10
    assert isinstance(found.place, Span)
    assert caption[found.place.start : found.place.end] == sentences_of(caption)[1]
    assert found.evidence is not None
    assert found.evidence.id == "“Besok pagi kantor buka lagi pukul…”"


def sentences_of(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


def test_without_a_sentence_there_is_nothing_to_count() -> None:
    for caption in ("", "#Tagar\n.\n🎉"):
        with pytest.raises(Skip, match="no text"):
            longest(caption)
