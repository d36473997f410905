"""Openings score in the order that needs no label: spoilt below clean, upright frames too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

import clips
from contentcheck.measuring.opening import opening
from contentcheck.model import Medium
from contentcheck.vision.learned import FRAME, attend_learned
from drawing import DATA
from panned import LANDSCAPE, ORDER, PORTRAIT, Frame, pan, variants, write

if TYPE_CHECKING:
    from numpy.typing import NDArray

PHOTOGRAPHS = sorted((DATA / "visual-focus" / "images").glob("*.jpg"))


def drawn(seed: int) -> NDArray[np.uint8]:
    """A busy scene with one thing in its middle that draws the eye."""
    picture = cv2.GaussianBlur(clips.scene(seed), (0, 0), 1.5)
    middle = picture.shape[1] // 2, picture.shape[0] // 2
    cv2.circle(picture, middle, 60, (255, 255, 255), -1)
    cv2.circle(picture, middle, 48, (20, 20, 230), -1)
    cv2.circle(picture, middle, 14, (20, 20, 20), -1)
    return np.asarray(picture, np.uint8)


def keeps_the_order(folder: Path, pictures: list[Frame], size: tuple[int, int]) -> None:
    found = {
        name: Medium(name, write(folder / f"{name}.mp4", frames)).once(opening).focus.total
        for name, frames in variants(pictures, size).items()
    }
    assert [(low, high) for low, high in ORDER if found[low] >= found[high]] == [], found


def test_drawn_scenes(tmp_path: Path) -> None:
    keeps_the_order(tmp_path, [drawn(seed) for seed in range(6)], LANDSCAPE)


@pytest.mark.skipif(not PHOTOGRAPHS, reason="no photographs: set CONTENTCHECK_DATA")
def test_photographs(tmp_path: Path) -> None:
    pictures = [np.asarray(cv2.imread(str(file)), np.uint8) for file in PHOTOGRAPHS[:6]]
    keeps_the_order(tmp_path, pictures, PORTRAIT)


def test_upright_frames_among_flat_ones_get_the_map_of_a_fresh_net() -> None:
    flat, upright = pan(drawn(1), LANDSCAPE)[0], pan(drawn(1), PORTRAIT)[0]
    fresh = attend_learned(upright, FRAME).map
    attend_learned(flat, FRAME)
    assert np.array_equal(attend_learned(upright, FRAME).map, fresh)
