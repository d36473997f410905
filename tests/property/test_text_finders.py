"""What holds of every finder of faults in texts: stretches lie within, digits stay hidden, and the
work grows with the text and no faster."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from re import _constants, _parser  # type: ignore[attr-defined]  # the parts of a pattern
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import contentcheck.text
from contentcheck.text import requests
from contentcheck.text.glance import Sought, holds, says
from contentcheck.text.identity import is_nik
from contentcheck.text.lookalikes import lookalikes
from contentcheck.text.personal import masked, personal_data
from contentcheck.text.weekdays import mentions, mismatch
from finders import ABUSIVE, FINDERS, NOT_FAULTS, OVERLAP, WORDS, Stretches

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[3] / "shared")) / "data"
PIECES = st.sampled_from([*WORDS.split(), *"\n\t\u00a0\u200b\u2013"])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=30).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))
)
every_finder = pytest.mark.parametrize("finder", FINDERS.values(), ids=FINDERS)


@pytest.mark.parametrize("name", FINDERS)
@given(text=TEXTS)
def test_stretches_lie_within_the_text_in_order(name: str, text: str) -> None:
    reached = 0
    for start, end in FINDERS[name](text):
        assert reached <= start < end <= len(text)
        reached = start if name in OVERLAP else end


@given(text=TEXTS)
@example(text="NIK ٣٢٧٥٠١٤٥١٢٩٠٠٠٠٣")
def test_hidden_data_keeps_its_length_and_at_most_two_digits(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    for each in personal_data(text):
        left = sum(character.isdecimal() for character in shown[each.start : each.end])
        assert left <= 2 or each.kind == "email"
        assert shown[each.start : each.end] != text[each.start : each.end]


NUMBERS = st.tuples(
    st.sampled_from([11, 32, 75, 94]),
    st.integers(1, 79),
    st.integers(1, 60),
    st.dates(date(1930, 1, 1), date(2020, 12, 31)),
    st.booleans(),
    st.integers(1, 9999),
)


@given(parts=NUMBERS, before=st.text(max_size=10), after=st.text(max_size=10))
def test_every_nik_is_found_behind_its_label_and_hidden(
    parts: tuple[int, int, int, date, bool, int], before: str, after: str
) -> None:
    province, regency, district, born, woman, serial = parts
    day = born.day + 40 * woman
    number = f"{province}{regency:02}{district:02}{day:02}{born:%m%y}{serial:04}"
    assert is_nik(number)
    text = f"{before}\nNIK {number}\n{after}"
    assert number in [text[each.start : each.end] for each in personal_data(text)]
    assert number not in masked(text)


@given(day=st.dates(date(1990, 1, 1), date(2090, 12, 31)), off=st.integers(0, 6))
def test_a_weekday_is_wrong_unless_it_is_the_dates(day: date, off: int) -> None:
    names = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    text = f"{names[(day.weekday() + off) % 7]} ({day.day}/{day.month})"
    (mention,) = mentions(text)
    fault = mismatch(mention, day)
    assert (fault is None) == (off == 0)
    if fault is not None:
        assert fault.meant == day
        assert fault.nearest is not None
        assert abs(fault.nearest - day).days <= 3
        assert fault.nearest.weekday() == mention.weekday


# ------------------------------------------------------------------------------- bounded work

MODULES = (
    "ai_made", "weekdays", "days", "placeholders",
    "to_come", "contacts", "identity", "personal",
    "lookalikes", "invisible", "sentences", "language", "syllables", "readability", "openings",
    "invitations", "capitals", "glance",
    "wordlists", "disguises", "clickbait", "engagement", "hoax_cues", "near_misses",
    "spelling", "numerals", "punctuation", "markup", "mistyped",
    "copies", "roots", "occasions", "replays", "requests", "cards",
)  # fmt: skip


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a module's name stands for, those in its tables, too."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Sought):
        yield value.pattern
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from patterns_in(inner)


# These count, read a format, or follow a platform's own grammar.
_COUNT_OR_PARSE = {
    "units", "alt_text", "private", "entity", "grammar", "links", "subtitles", "tags", "variables",
    "weights",
}  # fmt: skip
PATTERNS = [
    pytest.param(pattern, id=f"{module}.{name}")
    for module in MODULES
    for name, value in vars(import_module(f"contentcheck.text.{module}")).items()
    for pattern in patterns_in(value)
]


def sought_in(value: object) -> Iterator[Sought]:
    if isinstance(value, Sought) and value.stems:
        yield value
    elif isinstance(value, dict):
        yield from sought_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from sought_in(inner)


SOUGHT = [
    pytest.param(sought, id=f"{module}.{name}")
    for module in MODULES
    for name, value in vars(import_module(f"contentcheck.text.{module}")).items()
    for sought in sought_in(value)
]


@pytest.mark.parametrize("sought", SOUGHT)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(data=st.data())
def test_what_a_pattern_matches_holds_one_of_its_stems(sought: Sought, data: st.DataObject) -> None:
    found = sought.pattern.search(data.draw(st.from_regex(sought.pattern)))
    assert found is not None
    assert holds(found[0], sought.stems)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [(requests._REQUEST, requests._ASKS), (requests._INVITED, requests._INVITES)],
)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(data=st.data())
def test_what_a_pattern_matches_says_one_of_its_words(
    pattern: Sought, words: frozenset[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern.pattern))
    assert says(text, words)


def unbounded(parsed: Any) -> Iterator[Any]:
    """Yield the repetitions without an upper bound, however deep in a pattern."""
    for operator, arguments in parsed:
        if operator in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            if arguments[1] is _constants.MAXREPEAT:
                yield arguments
            yield from unbounded(arguments[2])
        elif isinstance(arguments, tuple | list):
            for inner in arguments:
                for branch in inner if isinstance(inner, list) else [inner]:
                    if isinstance(branch, _parser.SubPattern):
                        yield from unbounded(branch)


def test_the_modules_that_search_texts_are_all_looked_at() -> None:
    names = {module.name for module in iter_modules(contentcheck.text.__path__)}
    assert names - _COUNT_OR_PARSE == set(MODULES)
    assert len(PATTERNS) > 25
    assert list(unbounded(_parser.parse("a(b|[c]{2,9}(?:d*e)?)")))
    assert list(unbounded(_parser.parse("(?=x|(a+))")))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_looks_further_than_a_fixed_distance(pattern: re.Pattern[str]) -> None:
    """So the work at each character is bounded, and that on a text grows with its length."""
    assert not list(unbounded(_parser.parse(pattern.pattern, pattern.flags)))


REPEATED = (
    "1 |Rabu (6/4) |[nama |_ |Jl. |a@b.|𝐏𝐞|tag 3 |like love untuk |tolol |sebarkan |gempa akan "
    "|disini |kirim foto KTP ke DM. |DM kami. |5 Mei |7 WIB |Rp 1 "
    "|(“|**x** |&amp;|â€œ|! !!!|https//a.id "
)


@every_finder
@pytest.mark.parametrize("piece", REPEATED.split("|"))
def test_a_long_text_comes_to_an_end(finder: Stretches, piece: str) -> None:
    whole = finder(piece * (100_000 // len(piece)))
    tenth = finder(piece * (10_000 // len(piece)))
    # One stretch may go on to the end of the text.
    assert len(whole) == len(tenth) == 1 or len(whole) in range(9 * len(tenth), 11 * len(tenth) + 1)


# ------------------------------------------------------------------------------- labelled sets


def labelled(name: str) -> list[dict[str, Any]]:
    file = DATA / "text" / f"{name}.jsonl"
    if not file.is_file():
        pytest.skip("the labelled captions are not here (CONTENTCHECK_DATA)")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def wrong_weekdays(row: dict[str, Any]) -> bool:
    near = date.fromisoformat(row["publish_date"])
    return any(mismatch(mention, near) for mention in mentions(row["text"]))


@pytest.mark.parametrize(
    ("name", "finds", "precision", "recall"),
    [
        ("date_mismatch", wrong_weekdays, 0.995, 0.995),
        ("placeholder", lambda row: bool(FINDERS["placeholders"](row["text"])), 0.98, 0.95),
        ("fancy_font", lambda row: bool(list(lookalikes(row["text"]))), 0.99, 0.99),
        ("pii", lambda row: bool(personal_data(row["text"])), 0.98, 0.95),
        ("abusive_id", lambda row: any(ABUSIVE(row["text"])), 0.9, 0.5),
        ("clickbait_id", lambda row: bool(FINDERS["clickbait"](row["text"])), 0.9, 0.33),
        ("eyd", lambda row: bool(FINDERS["spelling"](row["text"])), 0.98, 0.90),
    ],
)
def test_precise_and_complete_on_labelled_captions(
    name: str, finds: Callable[[dict[str, Any]], bool], precision: float, recall: float
) -> None:
    rows = labelled(name)
    right = sum(finds(row) for row in rows if row["label"])
    false = sum(finds(row) for row in rows if not row["label"])
    assert right >= precision * (right + false)
    assert right >= recall * sum(row["label"] for row in rows)


def test_clean_captions_of_offices_raise_no_alarm() -> None:
    texts = [row["text"] for row in labelled("gov_clean")]
    found = {
        name: [text for text in texts if finder(text)]
        for name, finder in FINDERS.items()
        # These there are, and what is no fault.
        if name not in {"weekdays", "spelling", "numerals", "punctuation", *NOT_FAULTS}
    }
    assert not any(found.values())
