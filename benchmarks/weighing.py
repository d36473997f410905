"""Weigh commands as whole processes: CPU time and memory as the system counts them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# As users run it: Python may keep what it compiled, and says nothing of its own.
LEFT_OUT = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUNBUFFERED"}
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in LEFT_OUT} | {"PYTHONHASHSEED": "0"}
FINE = {0, 1}  # exit codes: nothing found, something found


@dataclass(frozen=True, slots=True)
class Weight:
    """CPU seconds of a process and its children, and the most memory one of them had, in MiB."""

    seconds: float
    memory: float


def weigh(command: Sequence[str]) -> Weight:
    """Run a command once. Raise RuntimeError where it fails."""
    with TemporaryFile() as output:
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in FINE:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {output.read().decode()[-2000:]}")
    return Weight(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turns(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds of commands run in turns, after a round that does not count."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken = weigh(command).seconds
            if number:
                found[name].append(taken)
    return found


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the median of the ratios of a round each."""
    return median(a / b for a, b in zip(one, other, strict=True))


def instructions(command: Sequence[str]) -> int | None:
    """Return how many instructions a command takes; None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run(
        [*counter, *command], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    (line,) = (
        line for line in done.stderr.splitlines() if "I   refs:" in line or "I refs:" in line
    )
    return int(line.rpartition(":")[2].replace(",", ""))
