"""Run benchmarks and write what they print into RESULTS.md: `python benchmarks/update_results.py`.

RESULTS.md has blocks that begin with `<!-- run: COMMAND -->` and end with `<!-- end -->`. Each
command is run from the repository's root, and what it prints takes the place of what stood between
these lines, below the command, the day, the commit, the machine and how long it took. What stands
outside of blocks is left alone. `--only WORD` runs the commands that contain a word, `--list` says
which there are and how long each took the last time; a command that fails leaves its block as it
was, and ends this with 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shlex
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks/RESULTS.md"
BLOCK = re.compile(r"(?<=<!-- run: )(?P<command>[^\n]+)(?P<told> -->\n.*?)(?=<!-- end -->)", re.S)
TOOK = re.compile(r", took (\d+) s:$", re.M)


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--only", metavar="WORD", default="", help="commands with this in them")
    asked.add_argument("--list", action="store_true", help="only say which there are")
    return asked


def main() -> int:
    given = options().parse_args()
    blocks = [block for block in blocks_of(RESULTS) if given.only in block[0]]
    if given.list:
        for command, told in blocks:
            took = TOOK.search(told)
            print(f"{took[1] if took else '?':>6} s  {command}")
        return 0
    failed = []
    for command, _ in blocks:
        print(f"$ {command}", flush=True)
        start = time.monotonic()
        if (printed := output(command)) is None:
            failed.append(command)
        else:
            write(command, printed, time.monotonic() - start)
    for each in failed:
        print(f"failed: {each}", file=sys.stderr)
    return 1 if failed else 0


def blocks_of(file: Path) -> list[tuple[str, str]]:
    """Return the command of each block, and what stands in it."""
    return BLOCK.findall(file.read_text(encoding="utf-8"))


def output(command: str) -> str | None:
    """Return what a command prints; None if it fails."""
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    path = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        words, cwd=ROOT, env=os.environ | path, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    return done.stdout.strip("\n")


def write(command: str, printed: str, seconds: float) -> None:
    """Put what a command printed into its block. The file is read anew: it may have changed."""
    body = printed if "|---|" in printed else f"```\n{printed}\n```"
    told = f" -->\n`{command}`, {circumstances()}, took {seconds:.0f} s:\n\n{body}\n"

    def filled(block: re.Match[str]) -> str:
        return command + told if block["command"] == command else block[0]

    text = RESULTS.read_text(encoding="utf-8")
    RESULTS.write_text(BLOCK.sub(filled, text), encoding="utf-8")


def circumstances() -> str:
    """Return the day, the commit, and the machine in words."""
    commit = _git("describe", "--always")
    results = [f":!benchmarks/{name}" for name in ("RESULTS.md", "growth.svg")]
    changed = _git("status", "--porcelain", "--", ".", *results)
    cores, load = os.cpu_count(), os.getloadavg()[0]
    machine = f"{cores} cores ({platform.machine()}), load {load:.0f}"
    day = date.today()  # noqa: DTZ011  (of this machine)
    return f"{day}, commit {commit}{' with changes' if changed else ''}, {machine}"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
