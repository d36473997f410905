"""Positions: the way from a character back to its line and column."""

from __future__ import annotations

import re

import pytest

from contentcheck.drafts.positions import Positions, aligned, line_starts, verbatim


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("a", (0,)),
        ("a\n", (0, 2)),
        ("a\r\nb\rc\n\n", (0, 3, 5, 7, 8)),
        ("\r\r\n\n", (0, 1, 3, 4)),
        ("a\u2028b\x85c\x0bd", (0,)),
    ],
)
def test_lines_start_after_lf_crlf_and_cr(text: str, starts: tuple[int, ...]) -> None:
    assert line_starts(text) == starts


def test_verbatim_text_has_plain_line_ends_and_leads_back() -> None:
    source = "--\r\na\r\nb\rc\nd"
    text, runs = verbatim(4, len(source), source)
    positions = Positions(runs, line_starts(source))
    assert text == "a\nb\nc\nd"
    assert [positions.at(text.index(c)) for c in "abcd"] == [(2, 1), (3, 1), (4, 1), (5, 1)]


def test_lines_above_are_counted() -> None:
    assert Positions(((0, 0),), (0,), above=6).at(3) == (7, 4)


def test_marks_stand_for_as_many_characters_as_they_say() -> None:
    source = "a<3>b<0>c"
    runs = aligned(source, 0, len(source), re.compile(r"<(\d)>"), lambda mark, _: int(mark[1]))
    positions = Positions(runs, line_starts(source))
    assert [positions.at(offset)[1] for offset in (0, 1, 4, 5, 6)] == [1, 2, 5, 9, 10]


def test_no_place_inside_a_mark_lies_behind_it() -> None:
    source = "<9>b"
    positions = Positions(aligned(source, 0, 4, re.compile("<9>"), lambda *_: 9), (0,))
    assert [positions.at(offset)[1] for offset in range(10)] == [1, 2, 3, 4, 4, 4, 4, 4, 4, 4]


def test_positions_of_the_rest_of_a_text() -> None:
    source = 'x""y""z\nw'
    positions = Positions(aligned(source, 0, len(source), re.compile('""')), line_starts(source))
    rest = positions.moved(2)  # from y on
    assert [rest.at(offset) for offset in range(5)] == [(1, 4), (1, 5), (1, 7), (1, 8), (2, 1)]
