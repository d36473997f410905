"""RESULTS.md can be written anew: each command in it is one, and each script is told of."""

from __future__ import annotations

import importlib.util
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

import update_results

FOLDER = Path(__file__).parents[2] / "benchmarks"
BLOCKS = update_results.blocks_of(FOLDER / "RESULTS.md")


def loaded(script: Path) -> ModuleType:
    """A script as a module, under a name of its own: tests have modules of the same names."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{script.stem}", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("command", [command for command, _ in BLOCKS])
def test_a_command_can_be_run(command: str) -> None:
    python, script, *words = shlex.split(command)
    assert python == "python"
    assert (FOLDER.parent / script).parent == FOLDER
    loaded(FOLDER.parent / script).options().parse_args(words)


def test_no_command_stands_twice() -> None:
    commands = [command for command, _ in BLOCKS]
    assert len(commands) == len(set(commands))


def test_a_block_says_what_was_run_in_it() -> None:
    for command, told in BLOCKS:
        assert f"\n`{command}`, 20" in told


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.py")), ids=lambda script: script.stem)
def test_each_script_is_told_of(script: Path) -> None:
    assert script.name in (FOLDER / "RESULTS.md").read_text(encoding="utf-8")


def test_a_block_takes_what_was_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "RESULTS.md"
    block = "Before.\n<!-- run: python benchmarks/{} -->\nold\n<!-- end -->\nAfter.\n"
    file.write_text(block.format("telling.py") + block.format("none.py"), encoding="utf-8")
    monkeypatch.setattr(update_results, "RESULTS", file)
    monkeypatch.setattr(sys, "argv", ["update_results.py"])
    assert update_results.main() == 1
    first, second = (told for _, told in update_results.blocks_of(file))
    assert "old" not in first
    assert "```\n\n```" in first  # it prints nothing
    assert update_results.TOOK.search(first)
    assert second == " -->\nold\n"
    assert "failed: python benchmarks/none.py" in capsys.readouterr().err
