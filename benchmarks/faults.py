"""What is left when something is killed, stopped or stuck: `python benchmarks/faults.py [PART …]`.

kills    the media worker is killed (-9) amid the picture of each of 200 posts. Each has to be one
         `errors` entry, the rest of the report what it is without the picture's rules
stops    Ctrl-C at a run with `-j 4`, 50 times, at moments spread over its first seconds. It has to
         end with 130 within 2 s and leave no part of a report
cache    8 runs at once on one cache, 20 rounds of new pictures; in each round one run is killed
         (-9) and started again. All reports have to be the one without a cache
blocked  the worker is stopped (SIGSTOP) amid the video of each of 5 posts. The clock has to end
         it: an `errors` entry of reason `time`, all else checked

Nowhere may a process be left. Prints a table; `--few` does a tenth of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image

from processes import session, work
from telling import head, row

ROOT = Path(__file__).parent.parent
MEDIA = ROOT / "tests" / "rule-media"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"}
RUNS = 8  # at once on one cache
PATIENCE = 5.0  # s in which the processes of a run have to go that has ended

Row = tuple[str, str, str]
Program = subprocess.Popen[bytes]


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    asked.add_argument("--few", action="store_true")
    return asked


def main() -> None:
    given = options().parse_args()
    head("what", "figure", "target")
    for name in given.parts or PARTS:
        part, times = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            for cells in part(Path(folder), -(-times // 10) if given.few else times):
                row(*cells)


def kills(folder: Path, times: int) -> Iterator[Row]:
    _write_posts(folder, times, "photo.jpg", "instagram/feed")
    program = _start(folder, "-j", "1")
    killed = _each_once(program, signal.SIGKILL, amid=(0.25, 0.6))
    yield from _told(folder, program, f"worker killed (-9), {killed} times", times, "signal")


def blocked(folder: Path, times: int) -> Iterator[Row]:
    _write_posts(folder, times, "reel-good.mp4", "instagram/reel")
    program = _start(folder, "-j", "1")
    stopped = _each_once(program, signal.SIGSTOP, amid=(0.4, 0.6))
    yield from _told(folder, program, f"worker stopped amid, {stopped} times", times, "time")


def stops(folder: Path, times: int) -> Iterator[Row]:
    chance = random.Random(2)
    codes: Counter[int] = Counter()
    took: list[float] = []
    parts = left = 0
    _write_posts(folder, 40, "photo.jpg", "instagram/feed")
    before = set(folder.iterdir())
    # Where this runs in a shell's background it is ignored, and so it would be there.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for _ in range(times):
        program = _start(folder, "-j", "4")
        time.sleep(chance.uniform(1.0, 6.0))
        start = time.perf_counter()
        os.killpg(program.pid, signal.SIGINT)
        codes[program.wait()] += 1
        took.append(time.perf_counter() - start)
        left += _left(program)
        parts += len(set(folder.iterdir()) - before)
    yield f"Ctrl-C with `-j 4`, {times} times: exit codes", str(dict(codes)), "130"
    yield "how long until it has ended", f"{median(took):.2f} s, longest {max(took):.2f} s", "2 s"
    yield "parts of reports and processes left", f"{parts} and {left}", "0 and 0"


def cache(folder: Path, times: int) -> Iterator[Row]:
    chance = random.Random(3)
    same = others = errors = killed = left = 0
    kept = {"XDG_CACHE_HOME": str(folder / "cache")}
    for number in range(times):
        posts = folder / f"posts-{number}"
        posts.mkdir()
        for n in range(2):  # pictures that nobody has seen before
            picture = Image.open(MEDIA / "photo.jpg").reduce(4).rotate(7 * number + 90 * n)
            picture.save(posts / f"{n}.jpg")
            _draft(posts, n, f"{n}.jpg", "facebook/page")
        with _start(posts, "--no-cache", out="alone") as alone:
            alone.wait()
        expected = (posts / "alone").read_bytes()
        programs = [_start(posts, out=f"{run}", **kept) for run in range(RUNS)]
        time.sleep(chance.uniform(0.5, 6.0))
        unlucky = chance.randrange(RUNS)
        killed += programs[unlucky].poll() is None
        programs[unlucky].kill()
        programs[unlucky].wait()
        programs.append(_start(posts, out=f"{unlucky}", **kept))
        codes = [program.wait() for program in programs]
        codes.pop(unlucky)
        errors += sum(code not in {0, 1} for code in codes)
        reports = [(posts / f"{run}").read_bytes() for run in range(RUNS)]
        same += reports.count(expected)
        others += RUNS - reports.count(expected)
        left += sum(map(_left, programs))
    what = f"{RUNS} runs at once on one cache, {times} rounds, {killed} killed (-9), begun again"
    yield f"{what}: reports as without a cache", f"{same} of {same + others}", "all"
    yield "runs that failed, processes left", f"{errors} and {left}", "0 and 0"


def _left(program: Program) -> int:
    """Return how many processes of a run that has ended are there still, after a while."""
    until = time.monotonic() + PATIENCE
    while (left := session(program.pid)) and time.monotonic() < until:
        time.sleep(0.1)
    return len(left)


def _told(folder: Path, program: Program, what: str, posts: int, reason: str) -> Iterator[Row]:
    """Say of a run whose media were all lost what its report tells."""
    code, left = program.wait(), _left(program)
    lines = (folder / "report").read_text().splitlines()
    told: list[dict[str, Any]] = [json.loads(line) for line in lines]
    alone = sum(
        [(e["kind"], e["reason"]) for e in p["errors"]] == [("media", reason)] for p in told
    )
    words = {json.dumps(_words(post)) for post in told}
    yield f"{what}: posts with that one error", f"{alone} of {posts}", "all"
    yield (
        "posts in the report, kinds of what is found in their captions, exit code, processes left",
        f"{len(told)}, {len(words)} of {len(_words(told[0]))} rules, {code}, {left}",
        f"{posts}, 1, 2, 0",
    )


def _words(post: dict[str, Any]) -> list[str]:
    found = (finding["rule"] for target in post["targets"] for finding in target["findings"])
    return [rule for rule in found if rule.startswith("caption.")]


def _each_once(program: Program, told: signal.Signals, amid: tuple[float, float]) -> int:
    """Send each process that has worked so long (s) a signal; return how many there were."""
    chance = random.Random(1)
    done: set[int] = set()
    while program.poll() is None:
        for process in session(program.pid) - done - {program.pid}:
            if work(process) > chance.uniform(*amid):
                with suppress(ProcessLookupError):
                    os.kill(process, told)
                done.add(process)
        time.sleep(0.005)
    return len(done)


def _write_posts(folder: Path, count: int, medium: str, target: str) -> None:
    for n in range(count):
        name = f"{n}{Path(medium).suffix}"
        shutil.copy(MEDIA / medium, folder / name)
        _draft(folder, n, name, target)


def _draft(folder: Path, n: int, medium: str, target: str) -> None:
    draft = f"---\ntargets: {target}\nmedia: {medium}\n---\nKANTOR kami buka besok!!!"
    (folder / f"{n}.md").write_text(draft, encoding="utf-8")


def _start(folder: Path, *options: str, out: str = "report", **environment: str) -> Program:
    """Start a run over a folder, in a session of its own; without a cache unless one is named."""
    kept = () if environment else ("--no-cache",)
    command = [sys.executable, "-m", "contentcheck", "check", ".", *kept, *options]
    return subprocess.Popen(
        [*command, "--format", "jsonl", "-o", out],
        cwd=folder,
        env=ENVIRONMENT | environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


PARTS: dict[str, tuple[Callable[[Path, int], Iterator[Row]], int]] = {
    "kills": (kills, 200),
    "stops": (stops, 50),
    "cache": (cache, 20),
    "blocked": (blocked, 5),
}

if __name__ == "__main__":
    main()
