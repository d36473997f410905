"""Whereabouts: the ninths of a picture are told apart, in both languages."""

from __future__ import annotations

import pytest

from contentcheck.whereabouts import whereabouts


@pytest.mark.parametrize(
    ("box", "id", "en"),
    [
        ((0, 0, 0.2, 0.1), "di kiri atas", "at the upper left"),
        ((0.1, 0.05, 0.8, 0.1), "di bagian atas", "at the top"),
        ((0.4, 0.4, 0.2, 0.2), "di tengah", "in the middle"),
        ((0.8, 0.45, 0.2, 0.1), "di sisi kanan", "on the right"),
        ((0.7, 0.9, 0.4, 0.3), "di kanan bawah", "at the lower right"),
        ((-0.5, 0.9, 0.4, 0.05), "di kiri bawah", "at the lower left"),
    ],
)
def test_the_middle_of_a_box_says_where_it_is(
    box: tuple[float, float, float, float], id: str, en: str
) -> None:
    assert (whereabouts(box).id, whereabouts(box).en) == (id, en)
