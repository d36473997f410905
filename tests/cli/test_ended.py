"""Told to end, the program leaves nothing half written behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import SOURCE
from contentcheck.cli import main


@pytest.mark.skipif(os.name == "nt", reason="no such signal here")
def test_no_unfinished_report_is_left(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    with subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "check", "-", "-t", "x/post", "-o", str(report)],
        stdin=subprocess.PIPE,  # it waits for a draft that does not come
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    ) as program:
        while not list(tmp_path.iterdir()) and program.poll() is None:
            time.sleep(0.05)
        assert program.returncode is None
        program.terminate()
        assert program.wait(60) == 143
    assert not list(tmp_path.iterdir())


def test_whoever_calls_it_keeps_his_own_way_to_end() -> None:
    before = signal.getsignal(signal.SIGTERM)
    assert CliRunner().invoke(main, ["rules"]).exit_code == 0
    assert signal.getsignal(signal.SIGTERM) is before


CLIP = Path(__file__).parent.parent / "rule-media" / "reel-black-start.mp4"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("told", "code", "to_all"),
    [
        (signal.SIGTERM, 143, False),
        (signal.SIGINT, 130, True),  # as a terminal does at Ctrl-C
        (signal.SIGKILL, -9, False),
    ],
)
def test_no_process_is_left(
    told: signal.Signals, code: int, to_all: bool, jobs: int, tmp_path: Path
) -> None:
    for n in range(8):
        draft = f"---\ntargets: instagram/reel\nmedia: {n}.mp4\n---\nHalo"
        (tmp_path / f"{n}.md").write_text(draft)
        shutil.copy(CLIP, tmp_path / f"{n}.mp4")
    before = set(tmp_path.iterdir())
    out = ("--format", "jsonl", "-o", "report.jsonl")
    with subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "check", ".", "-j", str(jobs), *out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "LC_ALL": "C"},
        start_new_session=True,
    ) as program:
        while len(working(program.pid)) < jobs:
            assert program.poll() is None
            time.sleep(0.05)
        (os.killpg if to_all else os.kill)(program.pid, told)
        assert program.wait(10) == code
        said = program.stderr.read() if program.stderr else ""
        until = time.monotonic() + 10
        while session(program.pid) and time.monotonic() < until:
            time.sleep(0.02)
        assert not session(program.pid)
    assert said.strip() in {"", "Aborted!"}
    if told != signal.SIGKILL:  # which leaves no time to clean up
        assert set(tmp_path.iterdir()) == before


def working(first: int) -> list[Path]:
    """Return the processes that a process has started, it left out, which can open a video."""
    found = []
    for process in session(first):
        with suppress(OSError):
            found += [process] if "libavcodec" in (process / "maps").read_text() else []
    return [process for process in found if process.name != str(first)]


def session(first: int) -> list[Path]:
    """Return the processes that live of the session which this one began."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, number, *_ = (process / "stat").read_text().rpartition(")")[2].split()
            found += [process] if int(number) == first and state != "Z" else []
    return found
