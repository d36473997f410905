"""Score the attention maps against eye fixations: `python benchmarks/attention.py`.

On the 112 pictures that the learned maps were not trained on (OSIE number > 1330, Scene number
mod 12 = 3): the map made by hand, with the face and text detectors where they are installed, and
the learned ones, which need none. `training/attention/metrics.py` says what the figures are;
"focus" is Spearman's correlation of the area that holds half of the map with that of the people.
`--times` only takes the times: CPU of one thread for each picture at 1920×1080.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
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

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data import Picture
    from numpy.typing import NDArray

    from contentcheck.vision.attention import Attention

    Look = Callable[[NDArray[np.uint8]], Attention]

FULL_HD = 1920, 1080
COLUMNS = ("auc", "nss", "cc", "kl", "hit", "focus")


def by_hand(bgr: NDArray[np.uint8]) -> Attention:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", action="store_true")
    pictures = load(data_folder(), is_kept_out)
    cv2.setNumThreads(1)
    if not parser.parse_args().times:
        print_scores("kept out", pictures)
        for dataset in ("osie", "scene"):
            print_scores(dataset, [each for each in pictures if each.dataset == dataset])
        crops = [crop for each in pictures if (crop := portrait(each))]
        print_scores("cropped to 9:16", crops)
    print_times([each.bgr for each in pictures])


def print_scores(title: str, pictures: Sequence[Picture]) -> None:
    print(f"{title}, {len(pictures)} pictures")
    print(f"  {'':24}", *(f"{name:>6}" for name in COLUMNS), "  two named")
    for name, look in MAPS.items():
        found = [look(each.bgr) for each in pictures]
        figures = summed(
            [
                scored(attention.map, counted(each.points, each.bgr.shape))
                for attention, each in zip(found, pictures, strict=True)
            ]
        )
        named = statistics.mean(each.second is not None for each in found)
        print(f"  {name:24}", *(f"{figures[column]:6.3f}" for column in COLUMNS), f"{named:11.2f}")


def print_times(pictures: Sequence[NDArray[np.uint8]]) -> None:
    engine = "onnxruntime" if find_spec("onnxruntime") else f"cv2.dnn {cv2.__version__}"
    print(f"CPU ms of a 1920×1080 picture, one thread, {engine}; load {os.getloadavg()[0]:.1f}")
    large = [np.asarray(cv2.resize(each, FULL_HD), np.uint8) for each in pictures]
    for name, look in MAPS.items():
        if name == "hand-made":
            continue  # its detectors' times stand elsewhere, and other rules share them
        look(large[0])
        taken = [_milliseconds(look, each) for each in large]
        print(
            f"  {name:24} least {min(taken):5.1f}  median {statistics.median(taken):5.1f}"
            f"  mean {statistics.mean(taken):5.1f}  most {max(taken):5.1f}"
        )
    sizes = {"still": STILL.size, "frame": FRAME.size}
    for name, size in sizes.items():
        taken = [_resizing(each, size) for each in large]
        print(f"  of it resizing, {name:8} least {min(taken):5.1f}")


def _milliseconds(look: Look, bgr: NDArray[np.uint8]) -> float:
    start = time.process_time()
    look(bgr)
    return 1000 * (time.process_time() - start)


def _resizing(bgr: NDArray[np.uint8], size: tuple[int, int]) -> float:
    start = time.process_time()
    cv2.resize(bgr, size, interpolation=cv2.INTER_AREA)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
