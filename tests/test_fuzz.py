"""A few seconds of `python -m fuzz`, the same every time, and what it ever found."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from fuzz import guided
from fuzz.__main__ import main
from fuzz.mutating import Mutator
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


# ------------------------------------------------------------------------ whoever feeds, finds


def _breaks(data: bytes) -> str:
    assert b"!" not in data
    return "read"


def _endless(_: bytes) -> str:
    while True:
        pass


def test_what_breaks_a_promise_is_kept_once_as_short_as_it_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Target("made-up", _breaks, lambda: (b"a longer one!", b"short!", b"fine"))
    tally = blind(target, seconds=60, executions=200, seed=1, finds=tmp_path)
    (kept,) = (tmp_path / "made-up").iterdir()
    assert tally.finds == 1
    assert tally.became["find"] > 1
    assert b"!" in kept.read_bytes()
    assert len(kept.read_bytes()) <= len(b"short!")
    assert capsys.readouterr().err.count("AssertionError") == 1


@pytest.mark.skipif(os.name == "nt", reason="no such clock here")
def test_what_never_ends_is_a_find(tmp_path: Path) -> None:
    target = Target("made-up", _endless, lambda: (b"a",), patience=0.1)
    assert blind(target, seconds=60, executions=1, seed=1, finds=tmp_path).finds == 1


def test_the_same_seed_mutates_in_the_same_way() -> None:
    def mutated(seed: int) -> list[bytes]:
        mutator = Mutator(Random(seed), (b"word",), 500)
        return [mutator.mutated((b"\0\0\0\x08ftypisom", b"RIFF\x04\0\0\0WEBP")) for _ in range(99)]

    assert mutated(1) == mutated(1) != mutated(2)
    assert max(map(len, mutated(1))) <= 500


def test_the_command_ends_with_0_where_nothing_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--blind", "--executions", "20", "--only", "subtitles", "--finds", str(tmp_path)]
    assert main(options) == 0
    _, row = capsys.readouterr().out.splitlines()
    assert row.split()[:3] == ["subtitles", "blind", "20"]


@pytest.mark.skipif(not guided.is_here(), reason="atheris is not here (pip install -e '.[fuzz]')")
def test_a_run_led_by_coverage_counts_what_it_executes(tmp_path: Path) -> None:
    tally = guided.guided(called("subtitles"), seconds=60, executions=300, seed=1, finds=tmp_path)
    assert tally.executions >= 300
    assert not tally.finds
