"""What a million posts a day would take on a Dask cluster: `python benchmarks/million.py`.

Measures what a post costs a worker by its kind (words, a poster, a Reel; CPU time of one thread),
what it costs the scheduler (CPU time of a real one, for posts of words alone), and the memory of a
process that has checked them all. Then lets a day of posts arrive, most of them in office hours,
at a cluster of k workers of one thread, and finds the least k that lets 95 of 100 posts of the
busiest hour wait less than a minute. The mix and the course of the day are assumptions, named
below.
"""

from __future__ import annotations

import argparse
import heapq
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import cv2

from contentcheck.cluster import cluster
from contentcheck.engine import check, check_many
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from parallel import dask
from telling import head, row

EXAMPLES = Path(__file__).parents[1] / "examples"
CAPTION = "Kantor imigrasi membuka layanan paspor pada hari Sabtu. Simpan unggahan ini. " * 6
MEDIA = {
    "words": (None, "whatsapp/channel"),
    "poster": ("06-infografik-penuh-teks/infografik.jpg", "instagram/feed"),
    "Reel": ("04-reel-langsung-terlihat/reel.mp4", "instagram/reel"),
}
# Assumptions: what is posted, and how many of a hundred posts of a day come in each hour of it.
MIX = {"words": 0.25, "poster": 0.60, "Reel": 0.15}
HOURS = (0, 0, 0, 0, 0, 1, 3, 6, 10, 12, 11, 9, 6, 8, 9, 8, 6, 3, 2, 2, 2, 1, 1, 0)
POSTS = 1_000_000
PATIENCE = 60.0  # s
SAMPLE = 10  # the day is simulated at a tenth, with a tenth of the workers: see `waits`
THROUGH_SCHEDULER = 300  # posts of words, for what one costs the scheduler


def options() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(description=__doc__)


def main() -> None:
    options().parse_args()
    cv2.setNumThreads(1)
    load()
    costs = {kind: cost(kind) for kind in MEDIA}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    overhead = scheduling()
    whole = sum(MIX[kind] * costs[kind] for kind in MIX)
    busiest = POSTS * max(HOURS) / sum(HOURS) / 3600
    least = busiest * whole
    head("what", "figure")
    for kind, seconds in costs.items():
        row(f"a post with {kind}, {MIX[kind]:.0%} of all", f"{seconds:.3f} s")
    row("a post in the mean", f"{whole:.3f} s")
    row("a post at the scheduler", f"{overhead * 1000:.2f} ms")
    row("posts a second, busiest hour", f"{busiest:.0f}")
    row("workers that are never idle then (paper)", f"{least:.0f}")
    row("memory of a worker", f"{memory:.0f} MB")
    row("the scheduler is busy", f"{busiest * overhead:.0%} of that hour")
    head("workers", "offered in that hour", "95 of 100 wait less than", "memory, GB")
    for workers in range(round(least * 0.9 / SAMPLE) * SAMPLE, 1 << 20, SAMPLE):
        waited, offered = waits(workers, costs)
        total = workers * memory / 1024
        row(workers, f"{offered:.0%}", f"{waited:.1f} s", f"{total:.0f}")
        if waited < PATIENCE:
            break


def cost(kind: str) -> float:
    """Return the CPU seconds of a post of a kind: the median of five, the first left out."""
    taken = []
    for _ in range(6):
        start = time.process_time()
        check(post(kind))
        taken.append(time.process_time() - start)
    return median(taken[1:])


def post(kind: str) -> Draft:
    """Return a post whose medium nobody has measured yet."""
    file, target = MEDIA[kind]
    path = EXAMPLES / file if file else None
    media = [Medium(path.name, path)] if path else []
    return Draft(CAPTION, media, [target], language="id")


def scheduling() -> float:
    """Return the CPU seconds that a Dask scheduler spends on a post."""
    from distributed import Client

    drafts = [post("words") for _ in range(THROUGH_SCHEDULER)]
    with (
        tempfile.TemporaryDirectory() as folder,
        dask(Path(folder)) as address,
        Client(address) as client,  # type: ignore[no-untyped-call]
        cluster(address) as far,
    ):
        for _ in check_many(drafts[:20], executor=far, ahead=far.ahead):
            pass
        before = client.run_on_scheduler(time.process_time)
        for _ in check_many(drafts, executor=far, ahead=far.ahead):
            pass
        spent: float = client.run_on_scheduler(time.process_time) - before
        return spent / len(drafts)


def waits(workers: int, costs: dict[str, float]) -> tuple[float, float]:
    """Simulate a day; return for the busiest hour the 95th percentile of waiting, and the load.

    A tenth of the posts meet a tenth of the workers: larger clusters wait less at the same load, so
    that what is found is on the safe side, in a tenth of the time.
    """
    chance = random.Random(1)
    free = [0.0] * max(workers // SAMPLE, 1)
    kinds, weights = [*MIX], [*MIX.values()]
    start, end = HOURS.index(max(HOURS)) * 3600, (HOURS.index(max(HOURS)) + 1) * 3600
    waited, work = [], 0.0
    for at in arrivals(chance):
        seconds = costs[chance.choices(kinds, weights)[0]]
        begin = max(at, heapq.heappop(free))
        heapq.heappush(free, begin + seconds)
        if start <= at < end:
            waited.append(begin - at)
            work += seconds
    waited.sort()
    return waited[int(len(waited) * 0.95)], work / len(free) / 3600


def arrivals(chance: random.Random) -> Iterator[float]:
    """Yield when the posts of a day arrive, in seconds, each at a moment of its own."""
    for hour, share in enumerate(HOURS):
        count = round(POSTS / SAMPLE * share / sum(HOURS))
        yield from sorted(chance.uniform(hour * 3600, (hour + 1) * 3600) for _ in range(count))


if __name__ == "__main__":
    main()
