"""Which drafts the options name."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from contentcheck.given import GivenDrafts
from contentcheck.model import Draft


def given(**options: Any) -> GivenDrafts:
    nothing = {
        **dict.fromkeys(("paths", "media", "alts", "targets"), ()),
        **dict.fromkeys(("caption", "via", "caption_language")),
        "stdin_name": "<stdin>",
        "only_drafts": False,
        "no_suppress": False,
    }
    return GivenDrafts(nothing | options)


def only(drafts: GivenDrafts) -> Draft:
    (draft,) = drafts
    assert isinstance(draft, Draft)
    return draft


def test_options_alone_make_a_draft() -> None:
    draft = only(given(caption="Halo", media=(Path("a.jpg"), Path("b.jpg")), alts=("Satu",)))
    assert draft.caption == "Halo"
    assert [(medium.file, medium.alt) for medium in draft.media] == [
        ("a.jpg", "Satu"),
        ("b.jpg", None),
    ]


def test_options_win_over_what_a_draft_says(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("---\ntargets: [a/b]\nlanguage: id\n---\nHalo\n", encoding="utf-8")
    draft = only(given(paths=(path,), targets=("x/y",), via="api", caption_language="en"))
    assert (draft.targets, draft.via, draft.language) == (("x/y",), "api", "en")
    assert only(given(paths=(path,))).targets == ("a/b",)


def test_a_draft_is_seen_on_the_authors_day() -> None:
    before = date.today()  # noqa: DTZ011
    assert only(given(caption="Halo")).today in {before, date.today()}  # noqa: DTZ011


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"paths": (Path("a.md"),), "caption": "Halo"},
        {"paths": (Path("-"), Path("a.md"))},
        {"media": (Path("a.jpg"),), "alts": ("Satu", "Dua")},
    ],
)
def test_options_that_contradict_each_other_are_usage_errors(options: dict[str, Any]) -> None:
    with pytest.raises(click.UsageError):
        given(**options)
