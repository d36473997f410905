"""Run a target led by coverage: atheris, in a process of its own, as libFuzzer never returns.

Bytes that reach something new are kept in a corpus, from which it goes on. Only contentcheck itself
is watched, none of its libraries.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from math import isinf
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from fuzz import ROOT
from fuzz.running import FINDS, FOUND
from fuzz.target import Tally, Target

_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_FOUND = re.compile(rf"^{re.escape(FOUND)}.*?\n\n", re.MULTILINE | re.DOTALL)
_STARTS = 600.0  # s, until all of it is watched and the seeds are read, on a busy machine
_ENDS = ("crash", "timeout", "oom")


class GuidedError(Exception):
    """The process ended as it should not and left no bytes; the message is its last lines."""


def is_here() -> bool:
    """Tell whether atheris is installed."""
    return find_spec("atheris") is not None


def guided(
    target: Target, *, seconds: float, executions: int | None, seed: int, finds: Path = FINDS
) -> Tally:
    """Run a target led by coverage until time or count is up. Raises GuidedError."""
    tally = Tally(target.name, how="guided")
    began = time.monotonic()
    with TemporaryDirectory() as name:
        folder = Path(name)
        options = _options(target, folder, seconds, executions, seed)
        with (folder / "log").open("w+", errors="replace") as log:
            ended = _ended(target, finds, options, log, seconds + _STARTS)
            log.seek(0)
            said = log.read()
        tally.finds = len(_FOUND.findall(said)) + _kept(folder, finds / target.name)
        print(*_FOUND.findall(said), sep="\n", end="", file=sys.stderr)
        executed = _EXECUTED.search(said)
        if (ended or executed is None) and not tally.finds:
            raise GuidedError(f"{target.name} ended with {ended}:\n{said[-3000:]}")
        tally.executions = int(executed[1]) if executed else 0
    tally.seconds = time.monotonic() - began
    return tally


def _options(
    target: Target, folder: Path, seconds: float, executions: int | None, seed: int
) -> list[str]:
    """Write what libFuzzer begins with, and return its options."""
    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    for number, data in enumerate(target.seeds()):
        (corpus / f"{number}").write_bytes(data[: target.longest])
    words.write_text("".join(map(_entry, target.words)), encoding="ascii")
    return [
        *(f"-seed={seed}", f"-max_len={target.longest}", f"-dict={words}"),
        *(f"-runs={-1 if executions is None else executions}", "-print_final_stats=1"),
        *(f"-max_total_time={0 if isinf(seconds) else max(round(seconds), 1)}",),
        *("-timeout=60", f"-artifact_prefix={folder}/", str(corpus)),
    ]


def _ended(target: Target, finds: Path, options: list[str], log: TextIO, most: float) -> int | None:
    """Run the process; return its exit code, or None where it had to be ended."""
    try:
        return subprocess.run(
            [sys.executable, "-m", "fuzz.inside", target.name, str(finds), *options],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdout=log,
            stderr=subprocess.STDOUT,
            timeout=None if isinf(most) else most,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


def _kept(folder: Path, finds: Path) -> int:
    """Keep what ended the process: a crash, a hang, memory; return how many there were."""
    ended_by = [file for kind in _ENDS for file in folder.glob(f"{kind}-*")]
    for file in ended_by:
        finds.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, finds)
    return len(ended_by)


def _entry(word: bytes) -> str:
    """Return a line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'
