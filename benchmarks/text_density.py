"""Score the text share on annotated pictures: `python benchmarks/text_density.py [FOLDER]`."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path

from contentcheck.measuring.image import text_regions
from contentcheck.model import Medium

DATA = Path(__file__).parents[1] / ".." / "shared" / "data" / "text-density"
LIMIT = 0.20  # the share whose sides `acc20` tells apart
FAINT = 0.02  # a text-free picture given more than this is a false alarm


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA)
    folder: Path = parser.parse_args().folder
    pictures = json.loads((folder / "ground_truth.json").read_text())
    by_kind: dict[str, list[tuple[float, float]]] = defaultdict(list)
    grid_errors, milliseconds = [], []
    for picture in pictures:
        medium = Medium(picture["file"], folder / picture["file"])
        start = time.perf_counter()
        regions = text_regions(medium)
        milliseconds.append(1000 * (time.perf_counter() - start))
        by_kind[picture["kind"]].append((picture["share"], regions.share))
        grid_errors.append(abs(picture["grid_share"] - regions.grid_share))
    pairs = [pair for kind in by_kind.values() for pair in kind]
    with_text = [(truth, found) for truth, found in pairs if truth > 0]
    without = [found for truth, found in pairs if truth == 0]
    right = [(truth > LIMIT) == (found > LIMIT) for truth, found in pairs]
    print(f"pictures   {len(pairs)} ({len(with_text)} with text)")
    print(f"mae        {statistics.mean(abs(t - f) for t, f in with_text):.4f}")
    print(f"bias       {statistics.mean(f - t for t, f in with_text):+.4f}")
    print(f"acc20      {statistics.mean(right):.3f}")
    print(f"fa         {statistics.mean(found > FAINT for found in without):.3f}")
    print(f"fa20       {statistics.mean(found > LIMIT for found in without):.3f}")
    print(f"grid mae   {statistics.mean(grid_errors):.4f}")
    print(f"median ms  {statistics.median(milliseconds):.0f} (decoding included)")
    for kind, values in sorted(by_kind.items()):
        print(f"  mae {kind:12} {statistics.mean(abs(t - f) for t, f in values):.4f}")


if __name__ == "__main__":
    main()
