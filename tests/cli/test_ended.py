"""Told to end, the program leaves nothing half written behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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
