"""How much sooner are many posts with pictures checked by two processes than by one?

    python benchmarks/parallel.py [POSTS]

Makes up posts with pictures, no two alike, and has the command line check them with `-j 1` and with
`-j 2` in turn, some rounds in one run. Prints the time of each and the ratio of the medians; the
reports have to be the same. Only ratios mean something. That of the time is worth no more than the
machine is idle, where half is the best that two cores can do; that of CPU time says what it costs
to start two more processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

ROOT = Path(__file__).parent.parent
PHOTO = ROOT / "tests" / "rule-media" / "photo.jpg"
ROUNDS = 3


def make_posts(folder: Path, count: int) -> None:
    """Write drafts, each with a photo that is a little lighter than the last one's."""
    with Image.open(PHOTO) as opened:
        photo = np.asarray(opened.convert("RGB"), np.float32)
    for n in range(count):
        pixels = np.clip(photo * (0.8 + 0.4 * n / count), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{n}.jpg", quality=90)
        draft = (
            f"---\ntargets: [instagram/feed]\nmedia: {n}.jpg\n---\nKantor kami buka hari ke-{n}."
        )
        (folder / f"{n}.md").write_text(draft, encoding="utf-8")


def cpu() -> float:
    """Return the CPU time of all processes that were started from here and have ended."""
    used = os.times()
    return used.children_user + used.children_system


def check(folder: Path, jobs: int) -> tuple[float, float, bytes]:
    """Check the posts in a process of its own; return its time, its CPU time, and the report."""
    start, before = time.perf_counter(), cpu()
    done = subprocess.run(
        [sys.executable, "-m", "contentcheck", "check", ".", "--format", "jsonl", "-j", str(jobs)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        check=False,
    )
    return time.perf_counter() - start, cpu() - before, done.stdout


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    times: dict[int, list[float]] = {1: [], 2: []}
    costs: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as name:
        make_posts(Path(name), count)
        for _ in range(ROUNDS):
            reports = set()
            for jobs, taken in times.items():
                seconds, cost, report = check(Path(name), jobs)
                taken.append(seconds)
                costs[jobs].append(cost)
                reports.add(report)
            if len(reports) != 1 or report.count(b"\n") != count:
                raise SystemExit("the reports differ")
    for jobs, taken in times.items():
        print(f"-j {jobs}: {' '.join(f'{each:.1f}' for each in taken)} s")
    time_ratio, cpu_ratio = (median(each[2]) / median(each[1]) for each in (times, costs))
    print(f"-j 2: {time_ratio:.0%} of the time and {cpu_ratio:.0%} of the CPU time ({count} posts)")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
