"""How much sooner are many posts with pictures checked by two than by one?

    python benchmarks/parallel.py [POSTS]

Makes up posts with pictures, no two alike, and has the command line check them in turn with `-j 1`,
with `-j 2`, and on a Dask cluster of two workers on this machine, some rounds in one run, without
the cache and with one thread for nets in each process. Prints the time of each and how many times
sooner than one it was, by the medians; the reports have to be the same. Only ratios mean something,
and that of the time no more than the machine is idle; that of CPU time says what it costs to start
and feed two more processes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from telling import head, row

ROOT = Path(__file__).parent.parent
PHOTO = ROOT / "tests" / "rule-media" / "photo.jpg"
ROUNDS = 3
CHECK = (sys.executable, "-m", "contentcheck", "check", ".", "--format", "jsonl", "--no-cache")
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "OPENCV_FOR_THREADS_NUM": "1"}


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


@contextmanager
def dask(folder: Path) -> Iterator[str]:
    """Start a scheduler and two workers of one thread; give the scheduler's address."""
    said = folder / "scheduler.json"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = ["worker", "--nthreads", "1", "--nworkers", "1", "--no-dashboard"]
    known = ["--scheduler-file", str(said)]
    parts = [[*scheduler, *known], [*worker, *known], [*worker, *known]]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + part[0], *part[1:]],
            env=ENVIRONMENT,
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
        for part in parts
    ]
    try:
        from distributed import Client

        while not said.exists():
            time.sleep(0.1)
        with Client(scheduler_file=str(said)) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2)
            address = client.scheduler.address
        yield address
    finally:
        for each in started:
            each.terminate()
        for each in started:
            each.wait()


def check(folder: Path, how: tuple[str, ...]) -> tuple[float, float, bytes]:
    """Check the posts in a process of its own; return its time, its CPU time, and the report."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(
        [*CHECK, *how],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        check=False,
    )
    taken, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system
    return taken, cpu - before.children_user - before.children_system, done.stdout


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("posts", type=int, nargs="?", default=40)
    return asked


def main() -> None:
    count = options().parse_args().posts
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as beside:
        make_posts(Path(name), count)
        with dask(Path(beside)) as address:
            ways = {"-j 1": ("-j", "1"), "-j 2": ("-j", "2"), "Dask": ("--scheduler", address)}
            times: dict[str, list[float]] = {way: [] for way in ways}
            costs: dict[str, list[float]] = {way: [] for way in ways}
            for _ in range(ROUNDS):
                reports = set()
                for way, how in ways.items():
                    seconds, cost, report = check(Path(name), how)
                    times[way].append(seconds)
                    costs[way].append(cost)
                    reports.add(report)
                if len(reports) != 1 or report.count(b"\n") != count:
                    raise SystemExit("the reports differ")
    head("way", "times, s", "sooner than one", "CPU time of the command, s")
    for way, taken in times.items():
        sooner = median(times["-j 1"]) / median(taken)
        each = " ".join(f"{seconds:.1f}" for seconds in taken)
        row(way, each, f"{sooner:.2f} ×", f"{median(costs[way]):.1f}")


if __name__ == "__main__":
    main()
