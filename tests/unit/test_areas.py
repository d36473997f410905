"""Areas: what crops and controls leave of a picture, and how much of a box lies outside."""

from __future__ import annotations

import pytest

from contentcheck.vision.areas import Area, cropped, uncovered

STORY, GRID = 9 / 16, 3 / 4


def edges(area: Area) -> tuple[float, float, float, float]:
    return area.left, area.top, area.right, area.bottom


def test_a_tall_picture_loses_top_and_bottom() -> None:
    assert edges(cropped(STORY, GRID, GRID)) == pytest.approx((0, 0.125, 1, 0.875))


def test_a_wide_picture_loses_its_sides() -> None:
    assert edges(cropped(1.0, GRID, GRID)) == pytest.approx((0.125, 0, 0.875, 1))


@pytest.mark.parametrize("ratio", [0.8, 1.0, 1.91])
def test_what_is_taken_as_it_is_stays_whole(ratio: float) -> None:
    assert cropped(ratio, 0.75, 1.91).is_whole


def test_a_pixel_more_or_less_is_nothing() -> None:
    assert cropped(1080 / 1351, 0.8, 0.8).is_whole
    assert not cropped(1080 / 1400, 0.8, 0.8).is_whole


def test_controls_cover_a_picture_that_fills_the_screen() -> None:
    area = uncovered(STORY, STORY, top=0.14, bottom=0.2, left=0.06, right=0.06)
    assert edges(area) == pytest.approx((0.06, 0.14, 0.94, 0.8))


def test_a_square_picture_stands_clear_of_top_and_bottom() -> None:
    area = uncovered(1.0, STORY, top=0.14, bottom=0.2)
    assert area.is_whole
    assert area.top < 0
    # On the screen it reaches down to .5 + .5625 / 2 = .781; of a reel .65 is free.
    reel = uncovered(1.0, STORY, bottom=0.35)
    assert reel.bottom == pytest.approx((0.65 - 0.21875) / 0.5625)


def test_a_picture_taller_than_the_screen_keeps_its_sides_free() -> None:
    area = uncovered(STORY / 2, STORY, left=0.06, right=0.06)
    assert area.is_whole


def test_the_share_outside_counts() -> None:
    area = Area(top=0.2)
    assert area.hides((0.1, 0.5, 0.3, 0.1), 1) == 0
    assert area.hides((0.1, 0.05, 0.3, 0.1), 1) == 1
    assert area.hides((0.1, 0.15, 0.3, 0.1), 1) == pytest.approx(0.5)


def test_what_sticks_out_no_more_than_detectors_err_is_whole() -> None:
    assert Area(top=0.2).hides((0.1, 0.19, 0.3, 0.1), 1) == 0
    assert Area(right=0.8).hides((0.1, 0.5, 0.71, 0.1), 1) == 0
    assert Area(right=0.8).hides((0.1, 0.5, 0.9, 0.1), 1) > 0.2


def test_a_box_without_size_lies_in_or_out() -> None:
    assert Area(top=0.2).hides((0.5, 0.1, 0.0, 0.0), 1) == 1
    assert Area(top=0.2).hides((0.5, 0.3, 0.0, 0.0), 1) == 0


def test_more_cover_never_hides_less() -> None:
    box = (0.2, 0.1, 0.5, 0.3)
    hidden = [Area(top=top / 20).hides(box, 0.8) for top in range(20)]
    assert hidden == sorted(hidden)
