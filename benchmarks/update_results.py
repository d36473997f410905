"""Run benchmarks and write what they print into RESULTS.md: `python benchmarks/update_results.py`.

RESULTS.md has blocks that begin with `<!-- run: COMMAND -->` and end with `<!-- end -->`. Each
command is run from the repository's root, and what it prints takes the place of what stood between
these lines, below the command, the day, the commit and the machine. What stands outside of blocks
is left alone. `--only WORD` runs the commands that contain a word; a command that fails leaves its
block as it was, and ends this with 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks/RESULTS.md"
BLOCK = re.compile(r"(?<=<!-- run: )(?P<command>[^\n]+)(?P<told> -->\n.*?)(?=<!-- end -->)", re.S)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", metavar="WORD", default="")
    word = asked.parse_args().only
    failed = []
    for command in BLOCK.findall(RESULTS.read_text(encoding="utf-8")):
        if word not in command[0]:
            continue
        print(f"$ {command[0]}", flush=True)
        if (printed := output(command[0])) is None:
            failed.append(command[0])
        else:
            write(command[0], printed)
    for each in failed:
        print(f"failed: {each}", file=sys.stderr)
    return 1 if failed else 0


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


def write(command: str, printed: str) -> None:
    """Put what a command printed into its block. The file is read anew: it may have changed."""
    body = printed if "|---|" in printed else f"```\n{printed}\n```"
    told = f" -->\n`{command}`, {circumstances()}:\n\n{body}\n"

    def filled(block: re.Match[str]) -> str:
        return command + told if block["command"] == command else block[0]

    text = RESULTS.read_text(encoding="utf-8")
    RESULTS.write_text(BLOCK.sub(filled, text), encoding="utf-8")


def circumstances() -> str:
    """Return the day, the commit, and the machine in words."""
    asked = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    cores, load = os.cpu_count(), os.getloadavg()[0]
    machine = f"{cores} cores ({platform.machine()}), load {load:.0f}"
    return f"{date.today()}, commit {commit.strip()}, {machine}"  # noqa: DTZ011  (of this machine)


if __name__ == "__main__":
    sys.exit(main())
