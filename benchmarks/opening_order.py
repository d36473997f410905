"""Do openings score in the order that needs no label? `python benchmarks/opening_order.py [N]`.

N photographs of data/visual-focus (default 6, evenly spread) are panned into clips, landscape and
portrait, and spoilt one way at a time; `benchmarks/panned.py` says how and what has to score lower.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np

from contentcheck.measuring.opening import opening
from contentcheck.model import Medium
from panned import LANDSCAPE, ORDER, PORTRAIT, Frame, variants, write

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[2] / "shared")) / "data"


def scores(photographs: list[Frame], size: tuple[int, int]) -> dict[str, float]:
    """Return the opening focus of every variant of the first photograph."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            name: Medium(name, write(Path(folder, f"{name}.mp4"), frames)).once(opening).focus.total
            for name, frames in variants(photographs, size).items()
        }


def main(count: int) -> None:
    files = sorted((DATA / "visual-focus" / "images").glob("*.jpg"))
    gaps: dict[tuple[str, str], list[float]] = {pair: [] for pair in ORDER}
    for start in range(0, len(files) - 6, len(files) // count):
        photographs = [
            np.asarray(cv2.imread(str(file)), np.uint8) for file in files[start : start + 6]
        ]
        for size in (LANDSCAPE, PORTRAIT):
            found = scores(photographs, size)
            print(
                files[start].name,
                size,
                {name: round(value, 3) for name, value in found.items()},
                flush=True,
            )
            for low, high in ORDER:
                gaps[low, high].append(found[high] - found[low])
    print("\n| lower than | kept | smallest gap, median |\n|---|---|---|")
    for low, high in ORDER:
        found_gaps = gaps[low, high]
        least, middle = min(found_gaps), float(np.median(found_gaps))
        kept = sum(gap > 0 for gap in found_gaps)
        print(f"| {low} < {high} | {kept} of {len(found_gaps)} | {least:.3f}, {middle:.3f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
