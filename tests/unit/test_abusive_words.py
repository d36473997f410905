"""abusive-words and its list: whole words in every dress, and nothing within words."""

from __future__ import annotations

import pytest

from contentcheck.checks.abusive_words import Params, check
from contentcheck.model import Draft, Span
from contentcheck.passages import MOST
from contentcheck.rulebook import load
from contentcheck.text.disguises import disguises
from contentcheck.text.wordlists import listed

(RULE,) = load().called("caption.abusive-words")
SHIPPED = Params(words=tuple(RULE.params["words"]), unless=tuple(RULE.params["unless"]))


def found(text: str, params: Params = SHIPPED) -> list[str]:
    places = [measure.place for measure in check(Draft(text), params)] if text else []
    return [text[at.start : at.end] for at in places if isinstance(at, Span)]


@pytest.mark.parametrize(
    "text",
    [
        "Gaya hidup sehat di pantai, sedang kedaulatan pangan dan fasilitas perekonomian.",
        "Vaksin rabies untuk anjing, kucing, monyet; flu babi; buaya di sungai; sampah plastik.",
        "Bakteri E. coli, sumur pantek, batik geblek renteng, ruwat rambut gembel di Dieng.",
        "Kata @goblok dan https://contoh.go.id/goblok bukan kata kami. #PantaiAsuka",
        "Donggo, Dompu. Manfaat maaf, saat taat. Class assessment, Scunthorpe, cocktail.",
        "Orang asing, komunis, LGBT, Kristen, Islam, Cina, Papua, cebong, kampret.",
    ],
)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "word",
    ["tolol", "TOLOL", "Tolol", "tololnya", "tololll", "t0l0l", "tolol2", "toloool", "tololkah"],
)
def test_a_word_is_found_in_every_dress(word: str) -> None:
    assert found(f"Memang {word}, ya.") == [word]
    assert found(f"#{word}") == [word]


def test_phrases_stand_together_and_the_longest_counts() -> None:
    params = Params(words=("kurang ajar", "ajar", "kurang ajar sekali"))
    assert found("Kurang ajar, kurang  ajar sekali! Kurang: ajar", params) == [
        "Kurang ajar",
        "kurang  ajar sekali",
        "Kurang: ajar",
    ]
    assert found("kurang lebih ajar", params) == ["ajar"]


def test_an_innocent_phrase_hides_its_own_word_only() -> None:
    params = Params(words=("asu",), unless=("pulau asu",))
    assert found("Pulau Asu, dasar asu", params) == ["asu"]


def test_every_field_is_read_and_very_many_are_not_named_each() -> None:
    (measure,) = check(Draft("Halo", first_comment="goblok"), SHIPPED)
    assert measure.place == Span("first_comment", 0, 6)
    assert len(found("goblok " * 1000)) == MOST


def test_the_shipped_list_names_no_people_and_each_entry_finds_itself() -> None:
    words = SHIPPED.words
    assert len(set(words)) == len(words)
    for word in words:
        assert [each.entry for each in listed(word, words)] == [word]
    neutral = {"jokowi", "prabowo", "cina", "kafir", "papua", "cebong", "kampret", "komunis"}
    assert not neutral & set(words)


def test_disguises_keep_letters_that_belong() -> None:
    assert set(disguises("donggo")) == {"donggo"}
    assert set(disguises("maaf")) == {"maaf"}
    assert "tolol" in set(disguises("t0l0l2"))
    assert "asu" in set(disguises("asuuunya"))
    assert set(disguises("salah")) == {"salah"}  # two letters are no word
