"""What processes do and hold, as Linux tells it in /proc."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def session(first: int) -> set[int]:
    """Return the processes that live of the session which this one began."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, number, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            found |= {int(process.name)} if int(number) == first and state != "Z" else set()
    return found


def children() -> list[int]:
    """Return the processes that this one has started."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def ran(process: int) -> float:
    """Return the seconds of CPU time of a process's first thread, to the nanosecond."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def work(process: int) -> float:
    """Return the seconds of CPU time of a process, 0 of one that is gone."""
    with suppress(OSError):
        after = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def most_memory(process: int) -> float:
    """Return the most memory (MB) that a process has held, 0 of one that is gone."""
    with suppress(OSError, LookupError):
        status = Path(f"/proc/{process}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    return 0.0


def descriptors(process: int) -> int:
    """Return how many files, pipes and sockets a process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))
