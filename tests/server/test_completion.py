"""What is offered in front matter, wherever the cursor stands; `|` marks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.rulebook import load
from contentcheck.server.completion import spot_of, suggestions


def offered(text: str, folder: Path = Path("/nowhere")) -> list[str]:
    before, _, after = text.partition("|")
    row = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    lines = (before + after).split("\n")
    _, found = suggestions(lines, row, column, folder, load())
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nvia: |\n---\n", ["api", "app"]),
        ("---\nvia: ap|i\n---\n", ["api", "app"]),
        ("---\nlanguage: |\n", ["en", "id"]),
        ("---\nign|\n---\n", ["ignore"]),
        ("---\nmedia: []\ntemplate:\n  cat|\n---\n", ["category"]),
        ("---\ntemplate:\n  category: m|\n---\n", ["marketing"]),
        ("---\ntemplate: { category: |\n---\n", ["authentication", "marketing", "utility"]),
        ("---\ntemplate: { name: x, cat|\n---\n", ["category"]),
        ("---\nbuttons:\n  - type: q|\n---\n", ["quick_reply"]),
        ("---\nbuttons:\n  - text: Ya\n    type: q|\n---\n", ["quick_reply"]),
        ("---\nbuttons: [{ text: Ya, type: q|\n---\n", ["quick_reply"]),
        ('---\nbuttons: [{ "text": "Ya", "type": "q|\n---\n', ["quick_reply"]),
        ("---\nbuttons:\n- { type: url, text: A, url: b }\n- t|\n---\n", ["type", "text"]),
        ("---\nmedia:\n  - file: a.mp4\n    cover: { a|\n---\n", ["at"]),
        ("---\nmedia:\n  - file: a.mp4\n    co|\n---\n", ["cover"]),
        ("---\ninteractive:\n  sections:\n    - rows:\n      - tit|\n---\n", ["title"]),
        ("---\ntargets: instagram/sto|\n---\n", ["instagram/story"]),
        ("---\ntargets: [facebook/page, instagram/sto|]\n---\n", ["instagram/story"]),
        ("---\ntargets:\n  - facebook/page\n  - instagram/sto|\n---\n", ["instagram/story"]),
        ("---\ntargets:\n- facebook/page\n- instagram/sto|\n---\n", ["instagram/story"]),
        ("---\nplatforms: instagram/sto|\n---\n", ["instagram/story"]),
        ("---\ncaptions:\n  instagram/sto|\n---\n", ["instagram/story"]),
        ("---\nignore:\n  caption.fo|: x\n---\n", ["caption.fold"]),
        ("---\nignore: { caption.fo|\n---\n", ["caption.fold"]),
        ("---\nignore:\n  caption.fold: x\n  caption.fo|\n---\n", []),
        ("---\r\nvia: a|\r\n", ["api", "app"]),
        ("via: |\n", []),
        ("---\nvia: app\n---\nvia: |\n", []),
        ("---\n# via: |\n---\n", []),
        ("---\ncaption: |\n---\n", []),
        ("---\nmedia:\n  - file: a.jpg\n    alt: vi|\n---\n", []),
        ("---\ntargets: [facebook/page] |\n---\n", []),
        ("|", []),
    ],
)
def test_what_may_stand_there_is_offered(text: str, expected: list[str]) -> None:
    assert offered(text.replace("\r", "")) == expected


def test_keys_that_stand_there_are_not_offered_again() -> None:
    found = offered("---\ntargets: facebook\n|\nmedia: a.jpg\n---\n")
    assert "caption" in found
    assert not {"targets", "media"} & set(found)


def test_an_empty_list_offers_all_targets() -> None:
    assert set(offered("---\ntargets:\n  - |\n---\n")) == {
        *load().targets.by_name,
        *load().targets.picks,
    }


def test_files_of_the_folder_are_offered_for_media_and_none_beyond_its_root(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "root" / "posts"
    (folder / "img").mkdir(parents=True)
    (tmp_path / "root" / "contentcheck.toml").touch()
    for name in ("a.jpg", "b.MP4", "b.srt", "notes.txt", ".hidden.jpg", "img/c.png", "../d.jpg"):
        (folder / name).touch()
    (tmp_path / "secret.jpg").touch()
    assert offered("---\nmedia: |\n", folder) == ["a.jpg", "b.MP4", "img/"]
    assert offered("---\nmedia: [a.jpg, b|\n", folder) == ["b.MP4"]
    assert offered("---\nmedia:\n  - { file: |\n", folder) == ["a.jpg", "b.MP4", "img/"]
    assert offered("---\nmedia:\n  - img/|\n", folder) == ["img/c.png"]
    assert offered("---\nmedia:\n  - ../|\n", folder) == ["../d.jpg", "../posts/"]
    assert offered("---\nmedia:\n  - ../../|\n", folder) == []
    assert offered("---\nmedia:\n  - /etc/|\n", folder) == []
    assert offered("---\nmedia:\n  - file: b.MP4\n    subtitles: |\n", folder) == ["b.srt", "img/"]
    first = offered("---\nmedia:\n  - |\n", folder)
    assert {"file", "alt", "a.jpg"} <= set(first)


@given(
    st.text(
        st.one_of(
            st.sampled_from("\n -:[]{},'\"#|>abt/."), st.characters(exclude_categories=["Cs"])
        )
    ),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_any_front_matter_has_a_spot_or_none(text: str, row: int, column: int) -> None:
    lines = ["---", *text.split("\n")]
    row = min(row, len(lines) - 1)
    spot = spot_of(lines, row, column)
    assert spot is None or lines[row][:column].endswith(spot.typed)
