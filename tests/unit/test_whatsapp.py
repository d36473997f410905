"""Buttons, lists, variables, lines, emoji: what is measured of a WhatsApp message."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.checks import (
    button_length,
    buttons,
    emoji,
    list_length,
    list_rows,
    newlines,
    template_variables,
)
from contentcheck.checks.caption_length import Params as LengthParams
from contentcheck.checks.caption_length import check as caption_length
from contentcheck.drafts.parts import Button, Interactive, Row, Section, Template
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.text.variables import filled_in, variables


def measured(checked: Any, draft: Draft, **params: Any) -> Measure:
    (found,) = checked.check(draft, checked.Params(**params))
    assert isinstance(found, Measure)
    return found


def message(*kinds: str) -> Draft:
    made: Any = [Button(type=kind, text=f"{kind} {at}") for at, kind in enumerate(kinds)]  # type: ignore[arg-type]
    return Draft(buttons=tuple(made))


REPLY, URL, PHONE = "quick_reply", "url", "phone"


@pytest.mark.parametrize(
    ("kinds", "of", "number"),
    [
        ((REPLY, URL, PHONE), "all", 3),
        ((REPLY, URL, PHONE), "mixed", 1),
        ((REPLY, REPLY), "mixed", 0),
        ((URL, PHONE), "mixed", 0),
        ((REPLY, REPLY, URL, PHONE), "scattered", 0),
        ((URL, REPLY, REPLY), "scattered", 0),
        ((REPLY, URL, REPLY), "scattered", 1),
        ((REPLY, URL, REPLY, PHONE, REPLY), "scattered", 2),
        ((REPLY, URL), "repeated", 0),
    ],
)
def test_buttons_are_counted_by_kind_and_order(kinds: Any, of: str, number: int) -> None:
    assert measured(buttons, message(*kinds), of=of).value == number


def test_labels_repeat_in_any_case() -> None:
    draft = Draft(buttons=[Button(type="url", text="Ya"), Button(type="url", text=" ya")])
    found = measured(buttons, draft, of="repeated")
    assert found.value == 1
    assert found.place == Span("buttons[1].text", 0, 3)
    assert measured(buttons, draft, of="kind", kind="url").value == 2


def test_each_text_of_a_button_is_measured_where_it_stands() -> None:
    draft = Draft(buttons=[Button(type="url", text="Ya"), Button(type="url", text="x", url="a🎉b")])
    params = button_length.Params(of="url", beyond=2)
    (found,) = button_length.check(draft, params)
    assert found.value == 4
    assert found.place == Span("buttons[1].url", 1, 3)


LIST = Interactive(
    "list",
    "Pilih",
    (Section((Row("Paspor", "Baru dan ganti"), Row("Visa")), "Imigrasi"), Section((Row("KTP"),))),
)


def test_the_texts_of_a_list_are_measured_where_they_stand() -> None:
    draft = Draft(interactive=LIST)
    found = {
        of: [each.place.field for each in list_length.check(draft, list_length.Params(of=of))]  # type: ignore[union-attr]
        for of in ("button", "section", "title", "description")
    }
    rows = "interactive.sections"
    assert found["button"] == ["interactive.button"]
    assert found["section"] == [f"{rows}[0].title"]
    assert found["title"] == [f"{rows}[0].rows[0].title", f"{rows}[0].rows[1].title",
                              f"{rows}[1].rows[0].title"]  # fmt: skip
    assert found["description"] == [f"{rows}[0].rows[0].description"]
    assert measured(list_rows, draft).value == 3


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        ("Halo {{1}}, siap {{2}}.", "all", 2),
        ("Halo {{ 1 }} ya", "all", 1),
        ("{{1}} halo", "edges", 1),
        ("*{{1}}* halo {{2}}!", "edges", 2),
        ("Halo {{1}} ya", "edges", 0),
        ("a {{1}} b {{2}} c {{1}} d", "out-of-order", 0),
        ("a {{2}} b {{1}} c", "out-of-order", 1),
        ("a {{1}} b {{3}} c", "out-of-order", 1),
        ("a {{nama}} b {{hari}} c", "out-of-order", 0),
        ("a {{nama}} b {{1}} c", "out-of-order", 1),
    ],
)
def test_variables_are_counted_and_placed(text: str, of: str, number: int) -> None:
    assert measured(template_variables, Draft(caption=text), of=of).value == number


def test_missing_words_follow_the_bound_that_providers_found() -> None:
    params = {"of": "missing-words", "each": 3}
    assert measured(template_variables, Draft(caption="Satu dua {{1}} tiga"), **params).value == 0
    assert measured(template_variables, Draft(caption="Satu dua {{1}}"), **params).value == 1
    with pytest.raises(Skip, match="no variables"):
        measured(template_variables, Draft(caption="Tanpa"), **params)


def test_sample_values_of_several_lines_are_found() -> None:
    draft = Draft(caption="a {{1}} b {{2}}", template=Template(variables=("x", "y\nz")))
    found = measured(template_variables, draft, of="samples")
    assert found.value == 1
    assert found.place == Span("template.variables[1]", 0, 3)


def test_a_template_has_to_fit_with_its_values() -> None:
    draft = Draft(caption="Halo {{1}}!", template=Template(variables=("Ibu Sari dari Bandung",)))
    (found,) = caption_length(draft, LengthParams(unit="code_points"))
    assert found.value == len("Halo Ibu Sari dari Bandung!")


@given(st.text("ab{}1 "), st.lists(st.text("xyz")))
def test_filling_in_leaves_the_words_between_as_they_are(text: str, samples: list[str]) -> None:
    if not variables(text):
        assert filled_in(text, samples) == text
    if not samples:
        assert filled_in(text, []) == text


def test_named_variables_take_the_samples_in_turn() -> None:
    assert filled_in("{{nama}}, {{hari}}, {{nama}}", ["Sari", "Senin"]) == "Sari, Senin, Sari"
    assert filled_in("{{2}} {{0}} {{9}}", ["a", "b"]) == "b {{0}} {{9}}"


@pytest.mark.parametrize(
    ("text", "breaks", "lines"),
    [("a", 0, 1), ("a\nb", 1, 2), ("a\n \n\nb\n\nc", 3, 6), ("a" * 65, 0, 3), ("a" * 64, 0, 2)],
)
def test_line_breaks_and_lines(text: str, breaks: int, lines: int) -> None:
    draft = Draft(caption=text)
    assert measured(newlines, draft).value == breaks
    assert measured(newlines, draft, of="lines", wide=32).value == lines


def test_an_emoji_of_several_parts_is_one() -> None:
    text = "Halo 👨‍👩‍👧 dan 🧑🏽‍🏫 🇮🇩 7️⃣ © ☎"
    found = measured(emoji, Draft(caption=text), beyond=3)
    assert found.value == 4
    assert isinstance(found.place, Span)
    assert text[found.place.start : found.place.end] == "7️⃣"


@pytest.mark.parametrize("checked", [buttons, button_length, list_rows, newlines, emoji])
def test_without_them_there_is_nothing_to_measure(checked: Any) -> None:
    with pytest.raises(Skip):
        list(checked.check(Draft(), checked.Params()))


@pytest.mark.parametrize(("text", "row"), [("🔥🔥 🔥 api 🔥", 3), ("🔥\n🔥", 1), ("api", 0)])
def test_emoji_stand_in_rows_with_blanks_at_most_between_them(text: str, row: int) -> None:
    assert measured(emoji, Draft(caption=text), of="row").value == row
