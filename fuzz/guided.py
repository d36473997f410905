"""Run a target led by coverage: atheris, in a process of its own, as libFuzzer never returns.

Bytes that reach something new are kept in a corpus, from which it goes on. Only contentcheck is
watched; a search by a pattern tells what it was looking for.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz import ROOT
from fuzz.running import FINDS, FOUND
from fuzz.target import Tally, Target

_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_FOUND = re.compile(rf"^{re.escape(FOUND)}.*?\n\n", re.MULTILINE | re.DOTALL)
_STARTS = 120.0  # s, until all of it is watched and the seeds are read
_LOG = "log"


class GuidedError(Exception):
    """The process ended in a way that it should not; its last lines are the message."""


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
        corpus = folder / "corpus"
        corpus.mkdir()
        for number, data in enumerate(target.seeds()):
            (corpus / f"{number}").write_bytes(data[: target.longest])
        (folder / "words").write_text("".join(map(_entry, target.words)), encoding="ascii")
        options = [
            *(f"-seed={seed}", f"-max_len={target.longest}", f"-dict={folder / 'words'}"),
            *(f"-max_total_time={max(round(seconds), 1)}", "-print_final_stats=1", "-timeout=60"),
            *(f"-artifact_prefix={folder}/", f"-runs={-1 if executions is None else executions}"),
        ]
        command = [sys.executable, "-m", "fuzz.inside", target.name, finds, *options, corpus]
        with (folder / _LOG).open("w+", errors="replace") as log:
            process = subprocess.run(
                list(map(str, command)),
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdout=log,
                stderr=subprocess.STDOUT,
                timeout=seconds + _STARTS,
                check=False,
            )
            log.seek(0)
            said = log.read()
        executed = _EXECUTED.search(said)
        print(*_FOUND.findall(said), sep="\n", end="", file=sys.stderr)
        if process.returncode or executed is None:
            raise GuidedError(f"{target.name} ended with {process.returncode}:\n{said[-3000:]}")
        tally.executions = int(executed[1])
        tally.finds = len(_FOUND.findall(said))
    tally.seconds = time.monotonic() - began
    return tally


def _entry(word: bytes) -> str:
    """Return a line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'
