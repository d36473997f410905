"""Overlays look as they did when people last looked at them: `tools/update_goldens.py`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from overlays import CASES, GOLDENS, marks, overlay, picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST = 20_000  # bytes of a golden
DIFFERENCE = 4.0  # grey levels, on average, smoothed: what JPEG does, and other builds do
MOVED = 0.02  # of a side, for a box
PEAK_MOVED = 0.1


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    smooth = [cv2.GaussianBlur(each.astype(np.float32), (0, 0), 2) for each in (one, other)]
    return float(np.abs(smooth[0] - smooth[1]).mean())


@pytest.mark.parametrize("name", CASES)
def test_the_overlay_is_the_one_that_was_looked_at(name: str, tmp_path: Path) -> None:
    medium = picture(name, tmp_path)
    drawn = overlay(medium, tmp_path / "overlay")
    golden = cv2.imdecode(np.fromfile(GOLDENS / f"{name}.jpg", np.uint8), cv2.IMREAD_COLOR)
    assert golden is not None
    assert drawn.shape == golden.shape
    assert difference(drawn, np.asarray(golden, np.uint8)) < DIFFERENCE
    expected = json.loads((GOLDENS / "marks.json").read_text())[name]
    found = marks(medium)
    for kind, places in found.items():
        assert len(places) == len(expected[kind]), kind
        most = PEAK_MOVED if kind == "peak" else MOVED
        assert np.array(places) == pytest.approx(np.array(expected[kind]), abs=most), kind


def test_a_box_that_is_not_drawn_would_be_noticed(tmp_path: Path) -> None:
    medium = picture("words", tmp_path)
    plain = cv2.imdecode(np.fromfile(medium.path, np.uint8), cv2.IMREAD_COLOR)
    assert plain is not None
    drawn = overlay(medium, tmp_path / "overlay")
    height, width = drawn.shape[:2]
    bare = cv2.resize(plain, (width, height), interpolation=cv2.INTER_AREA)
    assert difference(drawn, np.asarray(bare, np.uint8)) > DIFFERENCE


def test_there_are_ten_and_they_are_small() -> None:
    files = {file.stem for file in GOLDENS.glob("*.jpg")}
    assert files == set(CASES)
    assert len(files) == 10
    assert all(file.stat().st_size <= LARGEST for file in GOLDENS.iterdir())
