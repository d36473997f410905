"""A few seconds of `python -m fuzz`, the same every time, and what it ever found."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.running import FINDS, blind
from fuzz.target import Target
from fuzz.targets import TARGETS, called

# Executions, so many that each target takes about a second; the command takes a minute each.
_FEW = {
    "captions": 60,
    "clips": 60,
    "configurations": 150,
    "copies": 300,
    "finders": 400,
    "json": 1500,
    "jsonl": 1000,
    "markdown": 700,
    "mending": 80,
    "pictures": 400,
    "rules": 200,
    "subtitles": 3000,
    "tables": 700,
    "units": 200,
}
KEPT = sorted(file for file in FINDS.rglob("*") if file.is_file())


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_nothing_is_found_in_a_second(target: Target, tmp_path: Path) -> None:
    few = _FEW[target.name]
    tally = blind(target, seconds=60, executions=few, seed=1, finds=tmp_path)
    assert not tally.finds
    assert tally.executions == few
    assert len(tally.became) > 1, "all came to the same: what is fed to it is too dull"


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_stays_mended(file: Path) -> None:
    target = called(file.parent.name)
    target.run(file.read_bytes())
    target.end()
