"""Model: frozen values, and a medium that is measured once."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import contentcheck
from contentcheck.errors import DraftError, MediaError, RuleError, SelectionError
from contentcheck.model import Draft, Medium, Region, Span, Text

SAID = Text(id="rusak", en="broken")


def test_a_draft_takes_lists_and_names_of_files() -> None:
    draft = contentcheck.Draft(caption="Halo", media=["poster.jpg"], targets=["instagram/feed"])
    assert draft.media == (Medium("poster.jpg", Path("poster.jpg")),)
    assert draft.targets == ("instagram/feed",)
    assert draft == Draft("Halo", [Path("poster.jpg")], ("instagram/feed",))


def test_one_text_where_a_list_belongs_is_refused() -> None:
    with pytest.raises(TypeError, match="lists"):
        Draft(media="poster.jpg")
    with pytest.raises(TypeError, match="lists"):
        Draft(targets="instagram/feed")


def test_a_draft_cannot_be_changed_not_even_by_the_dict_it_was_made_of() -> None:
    reasons = {"fold": "sengaja"}
    draft = Draft("Halo", ignore=reasons)
    with pytest.raises(FrozenInstanceError):
        draft.caption = "Lain"  # type: ignore[misc]
    reasons.clear()
    assert draft.ignore == {"fold": "sengaja"}


def test_a_medium_is_measured_once_and_an_error_is_remembered() -> None:
    medium, calls = Medium("a.jpg", Path("a.jpg")), []

    def measure(_: Medium) -> int:
        calls.append("measure")
        return 7

    def fail(_: Medium) -> int:
        calls.append("fail")
        raise MediaError(SAID)

    assert [medium.once(measure), medium.once(measure)] == [7, 7]
    for _ in range(2):
        with pytest.raises(MediaError):
            medium.once(fail)
    assert calls == ["measure", "fail"]
    assert [error.message for error in medium.failures()] == [SAID]


def test_a_medium_without_alt_shares_what_was_measured() -> None:
    medium = Medium("a.jpg", Path("a.jpg"), "Foto")
    medium.once(str)
    bare = medium.without_alt()
    assert (bare.alt, medium.alt) == (None, "Foto")
    calls: list[Medium] = []
    bare.once(calls.append)
    medium.once(calls.append)
    assert len(calls) == 1


def test_a_draft_travels_to_another_process() -> None:
    draft = Draft("Halo", [Medium("a.jpg", Path("a.jpg"), "Foto")], ["facebook/page"], id="7")
    draft.media[0].once(str)
    assert pickle.loads(pickle.dumps(draft)) == draft


@pytest.mark.parametrize(
    "error",
    [
        DraftError("a.md", SAID, "missing", Span("caption", 0, 1)),
        MediaError(SAID, "refused", Region("a.jpg")),
        RuleError(SAID),
        SelectionError(SAID),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_travel_whole_to_another_process(error: contentcheck.ContentcheckError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (copy.message, copy.reason, copy.place) == (error.message, error.reason, error.place)
    assert getattr(copy, "source", None) == getattr(error, "source", None)
    assert str(copy) == "broken"


def test_every_public_name_is_there() -> None:
    assert {name for name in contentcheck.__all__ if getattr(contentcheck, name) is None} == set()
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        contentcheck.nothing  # noqa: B018
