"""What findings offer to write instead: applied, it leaves fewer of the kind, and says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.checks import date_weekday, hashtags, links, markup, punctuation, terms
from contentcheck.drafts.times import JAKARTA
from contentcheck.fix import TextFix
from contentcheck.model import Draft, Measure

Check = Callable[[Draft], Iterator[Measure]]
TERMS = terms.Params(
    terms=(terms.Term("tetapi", ("tapi",)), terms.Term("COVID-19", ("covid", "covid 19"))),
    names=("Sri Wahyuningsih", "Kementerian"),
    forbidden=("jelata",),
)
HOUSE: Check = partial(terms.check, params=TERMS)
DATES: Check = partial(date_weekday.check, params=date_weekday.Params())
TRACKED: Check = partial(
    links.check,
    params=links.Params(
        of="tracked", keys=frozenset({"utm_*", "fbclid"}), copied=frozenset({"fbclid"})
    ),
)
MISTYPED: Check = partial(links.check, params=links.Params(of="malformed"))
CUT: Check = partial(hashtags.check, params=hashtags.Params(of="cut"))
REPEATED: Check = partial(hashtags.check, params=hashtags.Params(of="repeated"))
LISTED: Check = partial(
    hashtags.check, params=hashtags.Params(of="listed", tags=frozenset({"fyp", "viral"}))
)
SLIPS: Check = partial(
    punctuation.check, params=punctuation.Params(kinds=("repeated", "spaced", "open"))
)
RESIDUES: Check = partial(
    markup.check, params=markup.Params(kinds=("markdown", "html", "mojibake", "chat"))
)
BARE: Check = partial(links.check, params=links.Params(of="bare"))


def draft(caption: str) -> Draft:
    return Draft(caption, publish=datetime(2022, 4, 5, tzinfo=JAKARTA))


def offers(check: Check, caption: str) -> list[TextFix]:
    """Return the texts that the findings of a check offer."""
    fixes = [measure.fix for measure in check(draft(caption)) if measure.value]
    return [fix for fix in fixes if isinstance(fix, TextFix)]


def mended(caption: str, *fixes: TextFix) -> str:
    """Apply edits, which must lie within the caption and not overlap."""
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.start)
    text, reached = "", 0
    for edit in edits:
        assert edit.field == "caption"
        assert reached <= edit.start <= edit.end <= len(caption)
        text += caption[reached : edit.start] + edit.text
        reached = edit.end
    return text + caption[reached:]


def number(check: Check, caption: str) -> float:
    """Return how much a check finds: it counts, or names one by one."""
    return sum(measure.value for measure in check(draft(caption)))


@pytest.mark.parametrize(
    ("check", "written", "right", "safe"),
    [
        pytest.param(HOUSE, "murah tapi baik", "murah tetapi baik", True, id="listed"),
        pytest.param(HOUSE, "Tapi baik", "Tetapi baik", False, id="capital"),
        pytest.param(HOUSE, "MURAH TAPI BAIK", "MURAH TETAPI BAIK", False, id="shouted"),
        pytest.param(HOUSE, "pasca-covid", "pasca-COVID-19", False, id="in-a-word"),
        pytest.param(HOUSE, "Covid  19 lagi", "COVID-19 lagi", False, id="other-signs"),
        pytest.param(HOUSE, "#tapi", "#tetapi", False, id="in-a-hashtag"),
        pytest.param(HOUSE, "Ibu Sri Wahyuningsi", "Ibu Sri Wahyuningsih", False, id="name"),
        pytest.param(HOUSE, "KEMENTRIAN", "KEMENTERIAN", False, id="shouted-name"),
        pytest.param(DATES, "Hadir Kamis (6/4)", "Hadir Rabu (6/4)", False, id="weekday"),
        pytest.param(DATES, "KAMIS, 6 April 2022", "RABU, 6 April 2022", False, id="day-shouted"),
        pytest.param(DATES, "6 April 2022 (kamis)", "6 April 2022 (rabu)", False, id="day-behind"),
        pytest.param(DATES, "Thu., 6 April 2022", "Wed., 6 April 2022", False, id="day-short"),
        pytest.param(DATES, "Thursday, April 6", "Wednesday, April 6", False, id="day-english"),
        pytest.param(DATES, "Kamis, 8 April 2022", "Jumat, 8 April 2022", False, id="friday"),
        pytest.param(TRACKED, "https://a.id/?fbclid=1.", "https://a.id/.", True, id="only-key"),
        pytest.param(
            TRACKED, "https://a.id/x?b=1&FBCLID=1&c#d", "https://a.id/x?b=1&c#d", True, id="keys"
        ),
        pytest.param(
            TRACKED, "https://a.id/?utm_source=1&fbclid=1#d", "https://a.id/#d", False, id="utm"
        ),
        pytest.param(
            TRACKED,
            "https://a.id/?fbclid=1 dan https://b.id/?c=d&fbclid=1",
            "https://a.id/ dan https://b.id/?c=d",
            True,
            id="two-links",
        ),
        pytest.param(MISTYPED, "Di https//a.id/x.", "Di https://a.id/x.", False, id="colon"),
        pytest.param(MISTYPED, "http:/a.id", "http://a.id", False, id="slash"),
        pytest.param(MISTYPED, "https:\\\\a.id", "https://a.id", False, id="backslash"),
        pytest.param(MISTYPED, "https:kemkes.go.id", "https://kemkes.go.id", False, id="slashes"),
        pytest.param(MISTYPED, "htpp://a.id", "http://a.id", False, id="letters"),
        pytest.param(MISTYPED, "ttps://a.id", "https://a.id", False, id="first-letter"),
        pytest.param(MISTYPED, "www,a.id", "www.a.id", False, id="comma"),
        pytest.param(MISTYPED, "https;//www;a.id", "https://www.a.id", False, id="semicolons"),
        pytest.param(
            MISTYPED,
            "https//a.id(4)www,b.id",
            "https://a.id(4)www.b.id",
            False,
            id="side-by-side",
        ),
        pytest.param(MISTYPED, "https://http://a.id", "http://a.id", False, id="doubled"),
        pytest.param(MISTYPED, "https:// a.id/x", "https://a.id/x", False, id="blank"),
        pytest.param(BARE, "Di a.id/x.", "Di https://a.id/x.", False, id="bare"),
        pytest.param(CUT, "Di #Kota-bandung.", "Di #KotaBandung.", False, id="hyphen"),
        pytest.param(CUT, "#RW05/RT02-depok ya", "#RW05RT02Depok ya", False, id="slash-and-hyphen"),
        pytest.param(CUT, "#Jum’atBerkah!", "#JumatBerkah!", False, id="apostrophe"),
        pytest.param(CUT, "#A-b dan #C.d", "#AB dan #CD", False, id="two-cut"),
        pytest.param(REPEATED, "Ayo #a.\n#b #A #c", "Ayo #a.\n#b #c", True, id="in-a-row"),
        pytest.param(REPEATED, "#a\n#A #a", "#a\n", True, id="row-of-repeated"),
        pytest.param(REPEATED, "#a yuk! #A", "#a yuk!", True, id="behind-a-sentence"),
        pytest.param(REPEATED, "#a di sini #b #A", "#a di sini #b", True, id="behind-another"),
        pytest.param(REPEATED, "#b #a\n#A\n#c", "#b #a\n#c", True, id="line-of-its-own"),
        pytest.param(REPEATED, "#a, lalu #a lagi", "#a, lalu a lagi", False, id="in-a-sentence"),
        pytest.param(REPEATED, "#a? Jangan lupa #a!", "#a? Jangan lupa a!", False, id="its-end"),
        pytest.param(REPEATED, "#a lalu #a b. #A", "#a lalu a b.", False, id="in-both"),
        pytest.param(
            LISTED, "Jadwal. #FYP #imunisasi", "Jadwal. #imunisasi", False, id="empty-tag"
        ),
        pytest.param(LISTED, "#fyp #viral #imunisasi", "#imunisasi", False, id="empty-tags-first"),
        pytest.param(LISTED, "Video #viral itu", "Video viral itu", False, id="empty-but-a-word"),
    ],
)
def test_what_is_offered_mends_the_text(check: Check, written: str, right: str, safe: bool) -> None:
    (fix,) = offers(check, written)
    assert mended(written, fix) == right
    assert fix.safe is safe
    assert number(check, right) < number(check, written)
    assert not offers(check, right)


@pytest.mark.parametrize(
    ("check", "caption"),
    [
        pytest.param(HOUSE, "rakyat jelata", id="what-to-say-is-not-known"),
        pytest.param(HOUSE, "#covid", id="no-hashtag-holds-it"),
        pytest.param(DATES, "Kamis, 31 April 2022", id="no-such-day"),
        pytest.param(TRACKED, "https://a.id/?fbclid=1一b", id="link-goes-on"),
        pytest.param(MISTYPED, "https:// dan", id="no-domain"),
        pytest.param(MISTYPED, "www,a,b", id="more-than-a-beginning"),
        pytest.param(CUT, "#A-B#C", id="runs-into-the-next"),
    ],
)
def test_nothing_is_offered_where_nobody_knows(check: Check, caption: str) -> None:
    assert number(check, caption)
    assert not offers(check, caption)


WORDS = """
    murah tapi Tapi covid 19 Wahyuningsi Sri KEMENTRIAN Kamis (6/4) 6 April 2022 Thu, (rabu) minggu
    https://a.id/?fbclid=1 https://b.id/x?c=d&utm_a=1#e & ? https//a.id htpp:// www,a.id https://
    c.id #a #A #b #fyp #Viral #Kota -bandung ’at /RT02 # , . ! - ( )
    !!! ?!? **x** __y__ ## [x](www.a.id) &nbsp; <br> â€œ *z* _kata_
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
CAPTIONS = st.lists(PIECES | st.text(max_size=2), max_size=12).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(["Ya", *parts]))
)


@pytest.mark.parametrize(
    "check", [HOUSE, DATES, TRACKED, MISTYPED, BARE, CUT, REPEATED, LISTED, SLIPS, RESIDUES]
)
@given(caption=CAPTIONS)
def test_each_offer_leaves_fewer_of_the_kind(check: Check, caption: str) -> None:
    for fix in offers(check, caption):
        assert number(check, mended(caption, fix)) < number(check, caption)
