"""Do openings score in the order that needs no label? `python benchmarks/opening_order.py [N]`.

N photographs of data/visual-focus (default 6, evenly spread) are panned into clips, landscape and
portrait, and spoilt one way at a time; `benchmarks/panned.py` says how and what has to score lower.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import cv2
import numpy as np

from contentcheck.measuring.opening import opening
from contentcheck.model import Medium
from panned import LANDSCAPE, ORDER, PORTRAIT, Frame, variants, write
from telling import DATA, head, row


def scores(photographs: list[Frame], size: tuple[int, int]) -> dict[str, float]:
    """Return the opening focus of every variant of the first photograph."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            name: Medium(name, write(Path(folder, f"{name}.mp4"), frames)).once(opening).focus.total
            for name, frames in variants(photographs, size).items()
        }


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int, nargs="?", default=6, help="photographs")
    return asked


def main() -> None:
    count = options().parse_args().count
    files = sorted((DATA / "visual-focus" / "images").glob("*.jpg"))
    gaps: dict[tuple[str, str], list[float]] = {pair: [] for pair in ORDER}
    for start in range(0, len(files) - 6, len(files) // count):
        photographs = [
            np.asarray(cv2.imread(str(file)), np.uint8) for file in files[start : start + 6]
        ]
        for size in (LANDSCAPE, PORTRAIT):
            found = scores(photographs, size)
            for low, high in ORDER:
                gaps[low, high].append(found[high] - found[low])
    head("lower than", "kept", "smallest gap", "median")
    for low, high in ORDER:
        found_gaps = gaps[low, high]
        least, middle = min(found_gaps), float(np.median(found_gaps))
        kept = sum(gap > 0 for gap in found_gaps)
        row(f"{low} < {high}", f"{kept} of {len(found_gaps)}", f"{least:.3f}", f"{middle:.3f}")


if __name__ == "__main__":
    main()
