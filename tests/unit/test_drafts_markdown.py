"""Markdown drafts: front matter, then the caption, with the place of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafted import at, draft, error, spot, standing

FRONT = "---\nid: paspor\ntargets: [instagram/feed]\n---\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "post.md"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_and_body_whatever_ends_the_lines(file: Path, end: str) -> None:
    content = (FRONT + "\nSatu\nDua\n").replace("\n", end)
    found = draft(file, content)
    assert (found.id, found.targets, found.caption) == ("paspor", ("instagram/feed",), "Satu\nDua")
    assert at(found, "id") == (2, 5)
    assert at(found, "targets[0]") == (3, 11)
    assert at(found, "caption") == (6, 1)
    assert at(found, "caption", 5) == (7, 1)
    assert at(found, "caption", 8) == (7, 4)


def test_line_ends_may_be_mixed(file: Path) -> None:
    found = draft(file, "---\rid: a\r\nvia: api\n---\r\nSatu\rDua\r\nTiga\nEmpat")
    assert (found.id, found.via, found.caption) == ("a", "api", "Satu\nDua\nTiga\nEmpat")
    assert [at(found, "caption", offset) for offset in (0, 5, 9, 14)] == [
        (5, 1),
        (6, 1),
        (7, 1),
        (8, 1),
    ]


def test_the_end_of_the_caption_has_a_place_too(file: Path) -> None:
    found = draft(file, FRONT + "Halo\r\nDunia")
    assert at(found, "caption", len(found.caption)) == (6, 6)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + (FRONT + "Isi").encode(),
        (FRONT + "Isi").encode("utf-16"),
        b"\xfe\xff" + (FRONT + "Isi").encode("utf-16-be"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_draft(file: Path, content: bytes) -> None:
    found = draft(file, content)
    assert (found.id, found.caption) == ("paspor", "Isi")
    assert at(found, "id") == (2, 5)


def test_columns_count_characters_and_not_bytes(file: Path) -> None:
    found = draft(file, "---\ncaptions: {x: 'é😀 👨‍👩‍👧 z'}\n---\n😀😀x")
    assert at(found, "caption", 2) == (4, 3)
    assert at(found, "captions.x", found.captions["x"].index("z")) == (2, 25)


def test_without_front_matter_all_is_caption(file: Path) -> None:
    found = draft(file, "Halo\n\n---\nbukan: kunci\n---\n")
    assert found.caption == "Halo\n\n---\nbukan: kunci\n---"
    assert at(found, "caption", 10) == (4, 1)


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n  \n", "---\n---\n", "---\n---"])
def test_an_empty_draft_has_an_empty_caption(file: Path, content: str) -> None:
    found = draft(file, content)
    assert found.caption == ""
    assert "caption" not in found.positions


def test_front_matter_without_body(file: Path) -> None:
    found = draft(file, "---\nmedia: poster.jpg\n---\n\n")
    assert found.caption == ""
    assert [medium.file for medium in found.media] == ["poster.jpg"]


def test_the_caption_may_stand_in_the_front_matter(file: Path) -> None:
    found = draft(file, "---\nid: 1\ncaption: Halo dunia\n---\n")
    assert found.caption == "Halo dunia"
    assert at(found, "caption", 5) == (3, 15)


def test_the_caption_may_not_stand_twice(file: Path) -> None:
    twice = error(file, "---\ncaption: Halo\n---\nDunia")
    assert spot(twice) == ("caption", 2, 1)


def test_front_matter_that_never_ends(file: Path) -> None:
    never = error(file, "---\nid: a\n\nHalo")
    assert spot(never) == ("", 1, 1)
    assert "never closed" in str(never)


def test_a_line_of_dashes_in_the_body_is_caption(file: Path) -> None:
    assert draft(file, FRONT + "Satu\n---\nDua").caption == "Satu\n---\nDua"


def test_blank_lines_around_the_caption_are_left_out_and_inside_kept(file: Path) -> None:
    found = draft(file, FRONT + "\n  \n\t\r\n  Satu\n\n\nDua \n \n\n")
    assert found.caption == "  Satu\n\n\nDua"
    assert at(found, "caption", 2) == (8, 3)
    assert at(found, "caption", found.caption.index("Dua")) == (11, 1)


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\u000b", "\u000c", "\u001c", "\0", "\u202e"])
def test_odd_characters_of_the_body_stay_and_end_no_line(file: Path, odd: str) -> None:
    content = FRONT + f"Satu{odd}dua\r\ntiga"
    found = draft(file, content)
    assert found.caption == f"Satu{odd}dua\ntiga"
    assert at(found, "caption", 5) == (5, 6)
    assert standing(content, *at(found, "caption", 9)) == "tiga\n"


def test_bytes_that_are_no_text_name_the_line(file: Path) -> None:
    wrong = error(file, b"---\nid: a\n---\nHal\xff\xfeo")
    assert spot(wrong) == ("", 4, None)
    assert "UTF-8" in str(wrong)


@pytest.mark.parametrize("content", [b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xed\xa0\x80"])
def test_half_characters_are_no_text(file: Path, content: bytes) -> None:
    assert "UTF-8" in str(error(file, content))


def test_a_key_without_a_value_counts_as_left_out(file: Path) -> None:
    found = draft(file, "---\ntargets: [x/y]\nmedia:\ncaptions:\nlink: ~\n---\nHalo\n")
    assert (found.media, found.captions, found.link) == ((), {}, None)
