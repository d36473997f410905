"""Score the text share on annotated pictures: `python benchmarks/text_density.py [FOLDER]`.

Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from pathlib import Path

from contentcheck.measuring.image import text_regions
from contentcheck.model import Medium
from telling import DATA, head, row

LIMIT = 0.20  # the share whose sides `acc20` tells apart
FAINT = 0.02  # a text-free picture given more than this is a false alarm


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=DATA / "text-density")
    return asked


def main() -> None:
    folder: Path = options().parse_args().folder
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
    mae = statistics.mean(abs(t - f) for t, f in with_text)
    false = [found > FAINT for found in without]
    head("what", "figure", "target")
    row("pictures, those with text", f"{len(pairs)}, {len(with_text)}", "")
    row("mean error of the share, pictures with text", f"{mae:.4f}", "≤ .018")
    row("bias, same pictures", f"{statistics.mean(f - t for t, f in with_text):+.4f}", "")
    row("right side of 20 %, all pictures", f"{statistics.mean(right):.3f}", "≥ .93")
    row("pictures without text given more than 2 %", f"{statistics.mean(false):.3f}", "≤ .06")
    far = statistics.mean(found > LIMIT for found in without)
    row("pictures without text given more than 20 %", f"{far:.3f}", "≤ .02")
    row("mean error of the 5×5 grid's share", f"{statistics.mean(grid_errors):.4f}", "")
    row("median time, decoding included", f"{statistics.median(milliseconds):.0f} ms", "≤ 350 ms")
    head("kind", "mean error")
    for kind, values in sorted(by_kind.items()):
        row(kind, f"{statistics.mean(abs(t - f) for t, f in values):.4f}")


if __name__ == "__main__":
    main()
