"""Pictures with recorded eye fixations, and what a net is shown of them.

A picture is stretched to the net's input whatever its shape, so training does the same; crops of
other shapes (square, portrait, wide) teach it what a stretched frame looks like.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Map = NDArray[np.float32]
    Points = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[2]
STRIDE = 8  # input pixels to a cell of the map
BLUR = 0.03  # of the longer side: what one fixation covers

_CROP_CHANCE, _SHAPE_CHANCE = 0.5, 0.3
_SMALLEST_CROP = 0.8  # of each side
_SHAPES = (9 / 16, 4 / 5, 1.0, 16 / 9)  # width over height
_KEPT_FIXATIONS = 0.6  # a crop that loses more is not used
_GREY_CHANCE = 0.1


@dataclass(frozen=True)
class Picture:
    """An upright picture and the fixations of all its observers, as fractions of its sides."""

    name: str
    bgr: Pixels
    points: Points

    @property
    def dataset(self) -> str:
        return self.name.split("_")[0]


def data_folder() -> Path:
    """Return the folder with `images/` and `fixations.json`, by CONTENTCHECK_DATA."""
    shared = Path(os.environ.get("CONTENTCHECK_DATA", ROOT / ".." / "shared"))
    folder = shared / "data" / "visual-focus"
    if not folder.is_dir():
        raise SystemExit(f"no data/visual-focus in {shared}: set CONTENTCHECK_DATA")
    return folder.resolve()


def is_kept_out(name: str) -> bool:
    """Return whether a picture is watched only, never trained on (112 of 775)."""
    number = int(re.sub(r"\D", "", name))
    return number > 1330 if name.startswith("osie") else number % 12 == 3


def load(folder: Path, wanted: Callable[[str], bool] = bool) -> list[Picture]:
    """Return the pictures whose names are wanted, in the order of their names."""
    known = json.loads((folder / "fixations.json").read_text())
    files = {file.stem: file for file in (folder / "images").iterdir()}
    pictures = []
    for name in filter(wanted, sorted(known)):
        bgr = cv2.imread(str(files[name]))
        assert bgr is not None, name
        each = known[name]
        points = np.array([point for seen in each["subjects"] for point in seen], np.float64)
        points = points / (each["w"], each["h"])
        inside = ((points >= 0) & (points < 1)).all(axis=1)
        pictures.append(Picture(name, np.asarray(bgr, np.uint8), points[inside]))
    return pictures


def stretched(bgr: Pixels, size: tuple[int, int]) -> Pixels:
    """Return the picture at the net's input size (width, height), RGB."""
    small = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2RGB), np.uint8)


def target(points: Points, shape: tuple[int, int], size: tuple[int, int]) -> Map:
    """Return where people looked, on the map of an input of `size`; sums to 1.

    `shape` is the picture's height and width: it says how far the blur is stretched.
    """
    across, down = size[0] // STRIDE, size[1] // STRIDE
    grid = np.zeros((down, across), np.float32)
    columns = (points[:, 0] * across).astype(int)
    rows = (points[:, 1] * down).astype(int)
    np.add.at(grid, (rows, columns), 1)
    sigma = BLUR * max(shape)
    blurred = cv2.GaussianBlur(
        grid,
        (0, 0),
        sigmaX=sigma / shape[1] * across,
        sigmaY=sigma / shape[0] * down,
        borderType=cv2.BORDER_CONSTANT,
    )
    return np.asarray(blurred / blurred.sum(), np.float32)


def variant(
    picture: Picture, size: tuple[int, int], chance: np.random.Generator
) -> tuple[Pixels, Map]:
    """Return an input and its target as training sees them: mirrored, cropped, recoloured."""
    bgr, points = _cropped(picture, chance)
    rgb, truth = stretched(bgr, size), target(points, bgr.shape[:2], size)
    if chance.random() < 0.5:
        rgb, truth = rgb[:, ::-1], truth[:, ::-1]
    return np.ascontiguousarray(_recoloured(rgb, chance)), np.ascontiguousarray(truth)


def portrait(picture: Picture) -> Picture | None:
    """Return the 9:16 crop that holds most fixations; None for a picture that is not wide."""
    height, width = picture.bgr.shape[:2]
    across = round(height * 9 / 16)
    if width < 1.2 * height:
        return None
    starts = np.linspace(0, width - across, 21)
    x = picture.points[:, 0] * width
    held = [int(((x >= start) & (x < start + across)).sum()) for start in starts]
    left = round(starts[int(np.argmax(held))])
    box = left / width, 0.0, across / width, 1.0
    return Picture(picture.name, picture.bgr[:, left : left + across], _inside(picture.points, box))


def _cropped(picture: Picture, chance: np.random.Generator) -> tuple[Pixels, Points]:
    if chance.random() >= _CROP_CHANCE:
        return picture.bgr, picture.points
    height, width = picture.bgr.shape[:2]
    wide, high = chance.uniform(_SMALLEST_CROP, 1, 2)
    if chance.random() < _SHAPE_CHANCE:
        shape = chance.choice(_SHAPES) * height / width  # width over height, in fractions
        wide, high = (shape, 1.0) if shape < 1 else (1.0, 1 / shape)
    left, top = chance.uniform(0, 1 - wide), chance.uniform(0, 1 - high)
    points = _inside(picture.points, (left, top, wide, high))
    if len(points) < _KEPT_FIXATIONS * len(picture.points):
        return picture.bgr, picture.points
    rows = slice(round(top * height), round((top + high) * height))
    columns = slice(round(left * width), round((left + wide) * width))
    return picture.bgr[rows, columns], points


def _inside(points: Points, box: tuple[float, float, float, float]) -> Points:
    moved = (points - box[:2]) / box[2:]
    return np.asarray(moved[((moved >= 0) & (moved < 1)).all(axis=1)], np.float64)


def _recoloured(rgb: Pixels, chance: np.random.Generator) -> Pixels:
    values = rgb.astype(np.float32)
    mean = values.mean()
    values = (values - mean) * chance.uniform(0.75, 1.25) + mean + chance.uniform(-20, 20)
    values *= chance.uniform(0.92, 1.08, 3).astype(np.float32)
    if chance.random() < _GREY_CHANCE:
        values[:] = values.mean(axis=2, keepdims=True)
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)
