"""Score the attention maps against eye fixations: `python benchmarks/attention.py`.

On the 112 pictures that the learned maps were not trained on (OSIE number > 1330, Scene number
mod 12 = 3): the map made by hand, with the face and text detectors where they are installed, and
the learned ones, which need none. `training/attention/metrics.py` says what the figures are;
"focus" is Spearman's correlation of the area that holds half of the map with that of the people.
`--times` only takes the times: CPU of one thread for each picture at 1920×1080, beside a yardstick
(a Gaussian blur of such a picture) that is timed in between: on a busy machine only ratios hold.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.errors import Skip
from contentcheck.vision.attention import attend
from contentcheck.vision.faces import find_faces
from contentcheck.vision.learned import FRAME, STILL, attend_learned
from contentcheck.vision.text_regions import find_text

sys.path.insert(0, str(Path(__file__).parents[1] / "training" / "attention"))

from data import data_folder, is_kept_out, load, portrait
from metrics import counted, scored, summed

from telling import head, row, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data import Picture
    from numpy.typing import NDArray

    from contentcheck.vision.attention import MappedAttention

    Look = Callable[[NDArray[np.uint8]], MappedAttention]

FULL_HD = 1920, 1080
_AREA = cv2.INTER_AREA
COLUMNS = ("auc", "nss", "cc", "kl", "hit", "focus")


def by_hand(bgr: NDArray[np.uint8]) -> MappedAttention:
    """Return the map made by hand, with faces and text as far as they can be found."""
    try:
        boxes = [face.box for face in find_faces(bgr)]
    except Skip:
        boxes = []
    try:
        text = find_text(bgr).probability
    except Skip:
        text = None
    return attend(bgr, boxes, text)


MAPS: dict[str, Look] = {
    "hand-made": by_hand,
    "hand-made, no detectors": attend,
    "learned, still": attend_learned,
    "learned, frame": lambda bgr: attend_learned(bgr, FRAME),
}


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", action="store_true", help="only the times")
    return asked


def main() -> None:
    given = options().parse_args()
    pictures = load(data_folder(), is_kept_out)
    cv2.setNumThreads(1)
    if not given.times:
        print_scores("kept out", pictures)
        for dataset in ("osie", "scene"):
            print_scores(dataset, [each for each in pictures if each.dataset == dataset])
        crops = [crop for each in pictures if (crop := portrait(each))]
        print_scores("cropped to 9:16", crops)
    print_times([each.bgr for each in pictures])


def print_scores(title: str, pictures: Sequence[Picture]) -> None:
    say(f"**{title}, {len(pictures)} pictures**")
    head("map", *COLUMNS, "two spots named")
    for name, look in MAPS.items():
        found = [look(each.bgr) for each in pictures]
        figures = summed(
            [
                scored(attention.map, counted(each.points, each.bgr.shape))
                for attention, each in zip(found, pictures, strict=True)
            ]
        )
        named = statistics.mean(each.second is not None for each in found)
        row(name, *(f"{figures[column]:.3f}" for column in COLUMNS), f"{named:.2f}")


def print_times(pictures: Sequence[NDArray[np.uint8]]) -> None:
    engine = "onnxruntime" if find_spec("onnxruntime") else f"cv2.dnn {cv2.__version__}"
    say(f"**CPU ms of a 1920×1080 picture, one thread, {engine}**")
    head("what", "least", "median", "mean", "most", "median / yardstick's")
    large = [np.asarray(cv2.resize(each, FULL_HD), np.uint8) for each in pictures]
    parts: dict[str, Callable[[NDArray[np.uint8]], object]] = {"yardstick": _yardstick}
    parts |= {name: look for name, look in MAPS.items() if name != "hand-made"}
    parts |= {
        f"of it resizing, {by.size[0]}": partial(cv2.resize, dsize=by.size, interpolation=_AREA)
        for by in (STILL, FRAME)
    }
    taken: dict[str, list[float]] = {name: [] for name in parts}
    for each in [large[0], *large]:  # the first one twice, as the nets load in its first look
        for name, part in parts.items():
            taken[name].append(_milliseconds(part, each))
    for name, times in taken.items():
        least, middle = min(times[1:]), statistics.median(times[1:])
        ratio = middle / statistics.median(taken["yardstick"][1:])
        figures = least, middle, statistics.mean(times[1:]), max(times[1:])
        row(name, *(f"{value:.1f}" for value in figures), f"{ratio:.2f}")


def _yardstick(bgr: NDArray[np.uint8]) -> None:
    cv2.GaussianBlur(bgr, (0, 0), 3)


def _milliseconds(part: Callable[[NDArray[np.uint8]], object], bgr: NDArray[np.uint8]) -> float:
    start = time.process_time()
    part(bgr)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
