"""The opening as a picture: frames over a line of time, each where its moment lies."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from contentcheck.vision.filmstrip import COLOURS, Curve, Moment, filmstrip
from contentcheck.vision.overlay import Marks

GREY = np.full((360, 640, 3), 128, np.uint8)
NOTHING = Marks(np.zeros((2, 2), np.float32))


def strip(count: int, shape: tuple[int, int], *moments: Moment) -> NDArray[np.uint8]:
    frame = np.full((*shape, 3), 128, np.uint8)
    frames = [(number / 2, frame, NOTHING) for number in range(count)]
    return filmstrip(frames, Curve((0, 0.5, 1), (0, 0.5, 1), (True, False, False)), moments, 3.0)


@pytest.mark.parametrize("shape", [(360, 640), (640, 360), (640, 20)])
@pytest.mark.parametrize("count", [1, 2, 6])
def test_any_shape_and_number_of_frames(count: int, shape: tuple[int, int]) -> None:
    drawn = strip(count, shape, Moment(0.0, "first_content"), Moment(2.9, "cover"))
    assert drawn.dtype == np.uint8
    assert (drawn[30, :5] == 128).all()  # the first frame stands at the left


def test_a_moment_is_pointed_at_below_its_frame() -> None:
    drawn = strip(6, (360, 640), Moment(1.0, "cut"))
    columns = np.flatnonzero((drawn[-40] == COLOURS["cut"]).all(axis=1))
    place = (drawn.shape[1] - 8) / 6
    assert columns.mean() == pytest.approx(2 * place, abs=3)
