"""Laid over or in the picture: what keeps its place while something changes is no sign."""

import numpy as np
import pytest

from contentcheck.vision.blocks import around, blocks
from contentcheck.vision.overlaid import SIGN, SURE, UNSURE, TextLook, laid_over

LINE = (0.2, 0.8, 0.6, 0.03)


def look(time: float, *lines: tuple[float, float, float, float], tone: int = 100) -> TextLook:
    return TextLook(time, lines, np.full((160, 90, 3), tone, np.uint8))


def test_a_line_that_keeps_its_place_over_another_picture() -> None:
    assert laid_over([look(0, LINE), look(2, LINE, tone=160)]) == [(SURE,), (SURE,)]


def test_a_subtitle_gets_shorter_about_its_middle() -> None:
    one, other = look(0, LINE), look(2, (0.35, 0.8, 0.3, 0.03))
    other.small[125:137] = 140  # the place of the words, with what they say
    assert laid_over([one, other]) == [(SURE,), (SURE,)]


def test_where_nothing_changes_nobody_can_tell() -> None:
    assert laid_over([look(0, LINE), look(2, LINE)]) == [(UNSURE,), (UNSURE,)]


@pytest.mark.parametrize(
    "other",
    [
        look(2, tone=160),  # gone in the next shot
        look(2, (0.25, 0.8, 0.6, 0.03), tone=160),  # the camera pans
        look(2, (0.2, 0.75, 0.6, 0.03), tone=160),  # or tilts
        look(2, (0.2, 0.795, 0.6, 0.05), tone=160),  # or comes nearer
        look(0.5, LINE, tone=160),  # too soon to tell
    ],
)
def test_a_sign_moves_or_goes(other: TextLook) -> None:
    assert laid_over([look(0, LINE), other])[0] == (SIGN,)


def test_the_edge_of_the_frame_is_no_place() -> None:
    """A sign that the frame cuts off has its end there, however far the camera pans."""
    signs = (0.0, 0.1, 0.5, 0.05), (0.0, 0.1, 0.4, 0.05)
    assert laid_over([look(0, signs[0]), look(2, signs[1], tone=160)])[0] == (SIGN,)


def test_lines_of_a_subtitle_are_one_block_and_the_headline_another() -> None:
    headline = (0.1, 0.1, 0.8, 0.06)
    first, second = (0.2, 0.8, 0.6, 0.03), (0.3, 0.84, 0.4, 0.03)
    assert blocks([second, headline, first], 9 / 16) == [[headline], [first, second]]
    assert around([first, second]) == pytest.approx((0.2, 0.8, 0.6, 0.07))


def test_a_line_between_two_joins_them() -> None:
    row = [(0.1, 0.1, 0.2, 0.03), (0.4, 0.1, 0.2, 0.03), (0.7, 0.1, 0.2, 0.03)]
    assert len(blocks([row[0], row[2]], 9 / 16)) == 2
    low = (0.1, 0.14, 0.8, 0.03)
    assert blocks([*row, low], 9 / 16) == [[*row, low]]
