"""What does the media worker cost, and what does it keep when it is killed?

    python benchmarks/worker.py cost
    python benchmarks/worker.py kills [POSTS]       200 if not said
    python benchmarks/worker.py stops [TIMES]       50 if not said

`cost`: once a medium has been measured by the worker, all its measures are asked for again; what
that takes beyond looking them up in this process is the way there and back. The nets would drown
it: it is a thousandth of them. Then the start: a whole run with a worker and without.

`kills`: the worker is killed (-9) in the middle of the picture of every post. Each has to be one
`errors` entry, the rest of the report what it is without the picture's rules, and no process left.

`stops`: Ctrl-C at a run with `-j 4`, at moments spread over its first seconds. It has to end with
130 within 2 s, with no part of a report, and no process left.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
MEDIA = ROOT / "tests" / "rule-media"
ROUNDS = 40
STARTS = 7
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"}


# ------------------------------------------------------------------------------------------- cost


def cost() -> None:
    """Print what a picture and a clip cost beside measuring here, and what the start does."""
    from contentcheck import Draft, Medium, check
    from contentcheck.errors import Skip
    from contentcheck.media.limits import LIMITS

    for file, target in (
        ("photo.jpg", "instagram/feed"),
        ("poster-heavy-text.jpg", "instagram/feed"),
        ("reel-good.mp4", "instagram/reel"),
    ):
        there = Medium(file, MEDIA / file)
        check(Draft("Kantor kami buka besok.", [there], [target]), limits=LIMITS)
        seat, asked = there._seat, [*there._known]  # noqa: SLF001  (where all is known by now)
        assert seat is not None
        (process,) = _children()
        cpu, wall = [], []
        for _ in range(ROUNDS):
            again = Medium(file, MEDIA / file)
            again.sit(seat)
            start, here, beside = time.perf_counter(), time.process_time(), _ran(process)
            for measure in asked:
                with suppress(Skip):
                    again.once(measure)
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - here + _ran(process) - beside) * 1000)
        print(
            f"{file:23} {len(asked)} measures there and back: {median(cpu):.2f} ms of CPU in both,"
            f" {median(wall):.2f} ms (least {min(wall):.2f})"
        )
    used: dict[str, list[tuple[float, float]]] = {"None": [], "LIMITS": []}
    for _ in range(STARTS):
        for limits, found in used.items():
            found.append(_run_once(limits))
    for index, name in enumerate(("CPU", "wall")):
        one, other = (median(each[index] for each in used[limits]) for limits in used)
        print(f"a run over one picture, {name}: {one:.2f} s here, {other:.2f} s with a worker")


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


# ------------------------------------------------------------------------------------------ kills


def kills(posts: int) -> None:
    """Kill the worker once for each post, and print what became of the posts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_posts(folder, posts, "photo.jpg", "instagram/feed")
        with _start(folder, "-j", "1") as program:
            killed = _kill_each(program)
            code = program.wait()
            left = _session(program.pid)
        told = [json.loads(line) for line in (folder / "report.jsonl").read_text().splitlines()]
    errors = [error for post in told for error in post["errors"]]
    alone = sum(len(post["errors"]) == 1 for post in told)
    words = {json.dumps(_words(post)) for post in told}
    print(
        f"{killed} kills, {len(told)} of {posts} posts in the report, exit code {code}:"
        f" {len(errors)} errors { ({(e['kind'], e['reason']) for e in errors}) },"
        f" {alone} posts with exactly one; {len(words)} kind of findings in captions"
        f" ({len(_words(told[0]))} each); {len(left)} processes left"
    )


def _words(post: dict[str, object]) -> list[str]:
    targets: list[dict[str, list[dict[str, str]]]] = post["targets"]  # type: ignore[assignment]
    return [f["rule"] for t in targets for f in t["findings"] if f["rule"].startswith("caption.")]


def _kill_each(program: subprocess.Popen[bytes]) -> int:
    """Kill each process that has worked for a while, until the program ends; return how many."""
    chance = random.Random(1)
    done: set[int] = set()
    while program.poll() is None:
        for process in _session(program.pid) - done - {program.pid}:
            if _work(process) > chance.uniform(0.25, 0.6):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                done.add(process)
        time.sleep(0.005)
    return len(done)


# ------------------------------------------------------------------------------------------ stops


def stops(times: int) -> None:
    """Stop a run as Ctrl-C does, again and again, and print the worst of what came of it."""
    chance = random.Random(2)
    codes: dict[int, int] = {}
    took: list[float] = []
    parts = left = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_posts(folder, 40, "photo.jpg", "instagram/feed")
        before = set(folder.iterdir())
        for _ in range(times):
            with _start(folder, "-j", "4") as program:
                time.sleep(chance.uniform(1.0, 6.0))
                start = time.perf_counter()
                os.killpg(program.pid, signal.SIGINT)
                code = program.wait()
                took.append(time.perf_counter() - start)
                codes[code] = codes.get(code, 0) + 1
                time.sleep(0.5)
                left += len(_session(program.pid))
            parts += len(set(folder.iterdir()) - before)
    print(
        f"{times} stops: exit codes {codes}, {median(took):.2f} s (longest {max(took):.2f} s),"
        f" {parts} parts of reports, {left} processes left"
    )


# ---------------------------------------------------------------------------------------- processes


def _write_posts(folder: Path, count: int, medium: str, target: str) -> None:
    for n in range(count):
        shutil.copy(MEDIA / medium, folder / f"{n}.jpg")
        draft = f"---\ntargets: {target}\nmedia: {n}.jpg\n---\nKANTOR kami buka besok!!!"
        (folder / f"{n}.md").write_text(draft, encoding="utf-8")


def _start(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "contentcheck", "check", ".", "--no-cache", *options]
    return subprocess.Popen(
        [*command, "--format", "jsonl", "-o", "report.jsonl"],
        cwd=folder,
        env=ENVIRONMENT,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _session(first: int) -> set[int]:
    """Return the processes that live of the session which this one began (Linux)."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, number, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            found |= {int(process.name)} if int(number) == first and state != "Z" else set()
    return found


def _children() -> list[int]:
    """Return the processes that this one has started (Linux)."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _ran(process: int) -> float:
    """Return the seconds of CPU time of a process's first thread, to the nanosecond (Linux)."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def _work(process: int) -> float:
    with suppress(OSError):
        after = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


if __name__ == "__main__":
    what, *more = sys.argv[1:] or ["cost"]
    if what == "cost":
        cost()
    else:
        {"kills": kills, "stops": stops}[what](
            int(more[0]) if more else {"kills": 200, "stops": 50}[what]
        )
