"""hashtags, links, mentions: what is counted in a caption, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from contentcheck.checks import hashtags, links, mentions
from contentcheck.errors import Skip
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft, Measure, Span


def tags(caption: str, **params: Any) -> Measure:
    (found,) = hashtags.check(Draft(caption=caption), hashtags.Params(**params))
    return found


def linked(caption: str, link: str | None = None, **params: Any) -> Measure:
    (found,) = links.check(Draft(caption=caption, link=link), links.Params(**params))
    return found


def shown(caption: str, measure: Measure) -> str:
    assert isinstance(measure.place, Span)
    return caption[measure.place.start : measure.place.end]


def test_all_hashtags_are_counted_and_those_beyond_shown() -> None:
    caption = "Ayo #A bersama #B dan #C!"
    assert tags(caption).value == 3
    assert shown(caption, tags(caption, beyond=1)) == "#B dan #C"
    assert shown(caption, tags(caption, beyond=5)) == "#A bersama #B dan #C"
    assert tags("tanpa tagar").value == 0


def test_repeated_hashtags_are_the_later_ones_in_any_case() -> None:
    caption = "#Vaksin lalu #vaksin dan #VAKSIN"
    found = tags(caption, of="repeated")
    assert found.value == 2
    assert shown(caption, found) == "#vaksin dan #VAKSIN"


@pytest.mark.parametrize(
    ("caption", "cut"),
    [
        ("#Kota-Bandung", "#Kota-Bandung → #Kota"),
        ("#Jum'atBerkah!", "#Jum'atBerkah → #Jum"),
        ("(#RW05/RT02)", "#RW05/RT02 → #RW05"),
        ("#Bandung. Lalu", None),
        ("#Bandung/#Jakarta", None),
        ("#Bandung - Jakarta", None),
        ("#Bandung-", None),
    ],
)
def test_a_cut_hashtag_is_shown_with_what_was_meant(caption: str, cut: str | None) -> None:
    found = tags(caption, of="cut")
    assert (found.evidence.id if found.evidence else None) == cut


def test_listed_hashtags_are_found_in_any_case() -> None:
    assert tags("#FYP #Vaksin", of="listed", tags=frozenset({"fyp"})).value == 1


def test_of_a_listed_hashtag_that_is_a_word_all_signs_go() -> None:
    fix = tags("Ya###fyp dan lagi", of="listed", tags=frozenset({"fyp"})).fix
    assert fix == TextFix((Edit("caption", 2, 5, ""),), safe=False)


@pytest.mark.parametrize(
    ("caption", "params", "number"),
    [
        ("a.id https://b.id https://b.id", {}, 3),
        ("a.id https://b.id https://b.id", {"of": "different"}, 2),
        ("a.id https://b.id", {"of": "bare"}, 1),
        ("https://www.bit.ly/x bit.ly.id", {"of": "shortened", "domains": {"bit.ly"}}, 1),
        ("http://a.id/?utm_source=x&b=1", {"of": "tracked", "keys": {"utm_*"}}, 1),
        ("http://a.id/?b=utm_source", {"of": "tracked", "keys": {"utm_*", "c"}}, 0),
        ("http://a.id/?q=1#fbclid=2", {"of": "tracked", "keys": {"fbclid"}}, 0),
    ],
)
def test_links_are_counted_by_kind(caption: str, params: dict[str, Any], number: int) -> None:
    assert linked(caption, **params).value == number


def test_the_link_of_a_draft_is_one_more_where_it_differs() -> None:
    assert linked("https://a.id", "https://a.id", of="different").value == 1
    assert linked("https://a.id", "https://b.id", of="different").value == 2


def test_mentions_are_counted() -> None:
    (found,) = mentions.check(Draft(caption="@a dan @b"), mentions.Params(beyond=1))
    assert found.value == 2
    assert shown("@a dan @b", found) == "@b"


@pytest.mark.parametrize("checked", [hashtags, links, mentions])
def test_without_a_caption_there_is_nothing_to_count(checked: Any) -> None:
    with pytest.raises(Skip, match="no text"):
        list(checked.check(Draft(), checked.Params()))


def test_run_together_hashtags_are_long_and_small() -> None:
    found = tags("#gerakanmasyarakat #GerakanMasyarakat #vaksin", of="run-together", longer=15)
    assert found.evidence is not None
    assert found.evidence.en == "#gerakanmasyarakat"


@pytest.mark.parametrize(
    ("caption", "number"),
    [("#A dan #B di sini. #C #D", 2), ("Kata. #C, #D!", 0), ("#A #B", 0), ("#A x", 1)],
)
def test_hashtags_amid_words_have_words_after_them(caption: str, number: int) -> None:
    assert tags(caption, of="amid").value == number


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        ("https//a.id http:/a.id htpp://a.id www,a.id", 4),
        ("https:kemkes.go.id https://https://a.id ttps://a.id", 3),
        ("https://a.id http://a.id www.a.id", 0),
        ("Pakai https: aman. Protokol http/2, pukul 10:30", 0),
    ],
)
def test_mistyped_links_are_told_from_sound_ones(caption: str, number: int) -> None:
    assert linked(caption, of="malformed").value == number


def test_tags_that_stand_there_already_are_told_by_the_first_of_them() -> None:
    found = tags("#a #B #A #b #a", of="repeated")
    assert found.value == 3
    assert found.evidence is not None
    assert found.evidence.en == "#A, #b, #a"
