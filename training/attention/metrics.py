"""How well a map says where people looked.

Grid of 160 px, fixation density blurred by 3 % of the width. AUC-Judd, NSS, CC and KL as in
Bylinskii and others, "What do different evaluation metrics tell us about saliency models?", IEEE
TPAMI 2019; hit: the peak lies in the densest tenth of where people looked.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Map = NDArray[np.float32]

GRID_SIDE = 160
BLUR = 0.03
DENSEST = 0.9
_TINY = 1e-12


@dataclass(frozen=True)
class Scores:
    """The figures of one picture, and what people and the map need to hold half of the looks."""

    auc: float
    nss: float
    cc: float
    kl: float
    hit: float
    area: float
    human_area: float


def counted(points: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Return the number of fixations (fractions of the picture) in each cell of the grid."""
    scale = GRID_SIDE / max(shape[:2])
    grid = np.zeros((round(shape[0] * scale), round(shape[1] * scale)), np.int64)
    rows = (points[:, 1] * grid.shape[0]).astype(int)
    columns = (points[:, 0] * grid.shape[1]).astype(int)
    np.add.at(grid, (rows, columns), 1)
    return grid


def scored(chance: Map, looked: NDArray[np.int64]) -> Scores:
    """Return the scores of a map of any size against the fixations on the grid."""
    chance = np.asarray(cv2.resize(chance, looked.shape[::-1]), np.float32)
    density = cv2.GaussianBlur(looked.astype(np.float32), (0, 0), BLUR * looked.shape[1])
    seen = chance[looked > 0]
    others = np.sort(chance[looked == 0])
    below = np.searchsorted(others, seen, "left") + np.searchsorted(others, seen, "right")
    normal = (chance - chance.mean()) / (chance.std() + _TINY)
    truth, found = density / density.sum(), chance / chance.sum()
    peak = np.unravel_index(int(chance.argmax()), chance.shape)
    return Scores(
        auc=float(below.mean() / 2 / len(others)),
        nss=float((normal * looked).sum() / looked.sum()),
        cc=float((normal * (density - density.mean())).mean() / (density.std() + _TINY)),
        kl=float((truth * np.log(_TINY + truth / (found + _TINY))).sum()),
        hit=float(density[peak] >= np.quantile(density, DENSEST)),
        area=half_area(chance),
        human_area=half_area(np.asarray(density, np.float32)),
    )


def half_area(values: Map) -> float:
    """Return the smallest part of the map that holds half of its sum."""
    falling = np.sort(values, axis=None)[::-1].cumsum(dtype=np.float64)
    return float(np.searchsorted(falling, 0.5 * falling[-1]) + 1) / values.size


def summed(scores: Sequence[Scores]) -> dict[str, float]:
    """Return the mean figures of several pictures; `focus` is Spearman's of the two areas."""
    figures = {
        name: round(statistics.mean(getattr(each, name) for each in scores), 4)
        for name in ("auc", "nss", "cc", "kl", "hit")
    }
    focus = spearman([each.area for each in scores], [each.human_area for each in scores])
    return figures | {"focus": round(focus, 4), "pictures": len(scores)}


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the correlation of the ranks; equal values share the mean of theirs."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    rising = np.sort(values)
    first, last = (np.searchsorted(rising, values, side) for side in ("left", "right"))
    return np.asarray((first + last) / 2, np.float64)
