"""What does the media worker cost? `python benchmarks/worker.py`.

Once a medium has been measured by the worker, all its measures are asked for again; what that takes
beyond looking them up in this process is the way there and back. The nets would drown it: it is a
thousandth of them. Then the start: a whole run with a worker and without. What the worker keeps
when it is killed: `faults.py`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

from processes import children, ran
from telling import head, row

ROOT = Path(__file__).parent.parent
MEDIA = ROOT / "tests" / "rule-media"
ROUNDS = 40
STARTS = 7
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"}


def cost() -> None:
    """Print what a picture and a clip cost beside measuring here, and what the start does."""
    from contentcheck import Draft, Medium, check
    from contentcheck.errors import Skip
    from contentcheck.media.limits import LIMITS

    head("file", "measures there and back", "CPU of both, ms", "time, ms", "target")
    for file, target in (
        ("photo.jpg", "instagram/feed"),
        ("poster-heavy-text.jpg", "instagram/feed"),
        ("reel-good.mp4", "instagram/reel"),
    ):
        there = Medium(file, MEDIA / file)
        check(Draft("Kantor kami buka besok.", [there], [target]), limits=LIMITS)
        seat, asked = there._seat, [*there._known]  # noqa: SLF001  (where all is known by now)
        assert seat is not None
        (process,) = children()
        cpu, wall = [], []
        for _ in range(ROUNDS):
            again = Medium(file, MEDIA / file)
            again.sit(seat)
            start, here, beside = time.perf_counter(), time.process_time(), ran(process)
            for measure in asked:
                with suppress(Skip):
                    again.once(measure)
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - here + ran(process) - beside) * 1000)
        cells = f"{median(cpu):.2f}", f"{median(wall):.2f} (least {min(wall):.2f})"
        row(file, len(asked), *cells, "≤ 10" if there.path.suffix == ".mp4" else "≤ 1")
    used: dict[str, list[tuple[float, float]]] = {"None": [], "LIMITS": []}
    for _ in range(STARTS):
        for limits, found in used.items():
            found.append(_run_once(limits))
    head("a run over one picture", "here, s", "with a worker, s")
    for index, name in enumerate(("CPU", "time")):
        one, other = (median(each[index] for each in used[limits]) for limits in used)
        row(name, f"{one:.2f}", f"{other:.2f}")


def _run_once(limits: str) -> tuple[float, float]:
    code = (
        "from contentcheck import Draft, check\nfrom contentcheck.media.limits import LIMITS\n"
        f"check(Draft('Halo', ['{MEDIA / 'photo.jpg'}'], ['facebook/page']), limits={limits})"
    )
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, check=True)
    after = os.times()
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return cpu, time.perf_counter() - start


def options() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(description=__doc__.splitlines()[0])


if __name__ == "__main__":
    options().parse_args()
    cost()
