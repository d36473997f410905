"""Places of drafts and positions of editors lead to the same characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from contentcheck.model import Draft, Place, Post, Region, Span
from contentcheck.server.document import Document
from contentcheck.server.session import path_of

CODES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(
    st.one_of(
        st.sampled_from("\n\r\ufeff\u2028\x0c\x85😀é\u200da"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


def document(text: str, name: str = "a.md", units: str = "utf-16") -> Document:
    return Document("file:///a", 1, Path("/nowhere") / name, text, units)


def editor_lines(text: str) -> list[str]:
    """Return lines as the protocol defines them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS, st.sampled_from(sorted(CODES)))
def test_each_character_has_its_position_and_the_way_back(text: str, units: str) -> None:
    this = document(text, units=units)
    code, unit = CODES[units]
    lines = editor_lines(text)
    for offset, character in enumerate(this.text):
        if character in "\r\n":
            continue
        position = this.position(offset)
        rest = lines[position.line].encode(code)[position.character * unit :].decode(code)
        assert rest.startswith(character)
        assert this.offset(position) == offset


@given(TEXTS, st.integers(0, 40), st.integers(0, 40), st.sampled_from(sorted(CODES)))
def test_any_position_leads_into_the_text(text: str, line: int, column: int, units: str) -> None:
    this = document(text, units=units)
    assert 0 <= this.offset(types.Position(line, column)) <= len(this.text)


def marked(text: str, place: Place, name: str = "a.md", index: int = 0) -> str:
    this = document(text, name)
    start, end = this.span(place, this.drafts()[index])
    return this.text[start:end]


FRONT = (
    "---\ntargets: [facebook/page]\n"
    "media:\n  - { file: b.mp4, cover: { file: c.jpg } }\n  - d.jpg\n"
    "preview: { picture: e.jpg }\nignore:\n  caption.fold: why\n---\nHalo 🎉 semua\n"
)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Post(), "---"),
        (Span("caption", 5, 6), "🎉"),
        (Span("targets[0]", 0, 13), "facebook/page"),
        (Span("ignore.caption.fold", 0, 12), "caption.fold"),
        (Span("media[1].alt", 0, 0), "d.jpg"),
        (Span("title", 0, 5), "---"),
        (Region("b.mp4", start=1, end=2), "b.mp4"),
        (Region("d.jpg"), "d.jpg"),
        (Region("c.jpg"), "c.jpg"),
        (Region("e.jpg"), "e.jpg"),
        (Region("gone.jpg"), "---"),
    ],
)
def test_a_place_is_marked_where_the_draft_says_it(place: Place, expected: str) -> None:
    assert marked(FRONT, place) == expected
    assert marked(FRONT.replace("\n", "\r\n"), place) == expected
    assert marked("\ufeff" + FRONT, place) == expected


def test_a_mark_before_the_text_counts_as_the_editor_counts_it() -> None:
    this = document("\ufefftargets\n")
    assert this.position(0) == types.Position(0, 1)
    assert this.offset(types.Position(0, 0)) == 0
    assert this.offset(types.Position(0, 3)) == 2


def test_a_post_of_several_is_marked_in_its_own_line() -> None:
    rows = '{"caption": "Halo", "media": "a.jpg"}\n\n{"caption": "Lagi"}\n'
    assert marked(rows, Post(), "a.jsonl", 1) == '{"caption": "Lagi"}'
    assert marked("takarir,tujuan\nHalo,x\nLagi,x\n", Post(), "a.csv", 1) == "Lagi,x"
    assert marked("takarir,media\nHalo,a.jpg|b.jpg\n", Region("b.jpg"), "a.csv") == "b.jpg"


def test_a_document_without_a_file_lies_in_the_root() -> None:
    root = Path("/root-folder")
    assert path_of("untitled:Untitled-1", "markdown", root) == root / "untitled.md"
    assert path_of("untitled:Untitled-1", "csv", root) == root / "untitled.csv"
    assert path_of("vscode-vfs://github/a.md", None, root) == root / "untitled.md"
    assert path_of("file:///a%20b/c.md", "markdown", root) == Path("/a b/c.md")


def test_half_a_character_is_taken_for_one_sign_of_one_unit() -> None:
    [found] = document("---\ntargets: x\n---\n\ud83dHalo").drafts()
    assert isinstance(found, Draft)
    assert found.caption == "\ufffdHalo"
