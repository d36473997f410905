"""Completion in a shell: names of rules and targets, without reading the rules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from commands import SOURCE, run
from contentcheck.rulebook import load
from rulebooks import write_rule

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"numpy", "PIL", "cv2", "av", "yaml", "regex", "textstat", "contentcheck.engine"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a command `contentcheck` in it that runs this source."""
    command = tmp_path / "bin" / "contentcheck"
    command.parent.mkdir()
    lines = (
        f"#!{sys.executable}",
        "import atexit, sys",
        "from contentcheck.cli import main",
        "atexit.register(lambda: print('LOADED', *sys.modules, file=sys.stderr))",
        "main(prog_name='contentcheck')",
    )
    command.write_text("\n".join(lines))
    command.chmod(0o755)
    return tmp_path


def shell(home: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(home / "bin"), os.environ["PATH"]])
    known = os.environ | {"PATH": path, "PYTHONPATH": str(SOURCE)} | environment
    return subprocess.run(
        command, env=known, cwd=home, capture_output=True, text=True, check=True, timeout=60
    )


def completed(home: Path, line: str) -> list[str]:
    """Return what click offers at the end of a line, as bash asks for it."""
    words = line.split(" ")
    asked = {"_CONTENTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": line}
    done = shell(home, "contentcheck", COMP_CWORD=str(len(words) - 1), **asked)
    loaded = set(done.stderr.partition("LOADED ")[2].split())
    assert "contentcheck.cli" in loaded
    assert not HEAVY & loaded
    return [offer.partition(",")[2] for offer in done.stdout.split()]


RULES = sorted(rule.id for rule in load().rules)
TARGETS = sorted({*load().targets.by_name, *load().targets.picks})


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("contentcheck explain ", RULES),
        ("contentcheck explain caption.", RULES),
        ("contentcheck check --select video.", RULES),
        ("contentcheck check --ignore whats", RULES),
        ("contentcheck targets ", TARGETS),
        ("contentcheck targets instagram/", TARGETS),
        ("contentcheck check -t face", TARGETS),
        ("contentcheck check --target x/", TARGETS),
        ("contentcheck explain nothing-begins-so", RULES),
    ],
)
def test_names_are_completed(home: Path, line: str, known: list[str]) -> None:
    begun = line.rpartition(" ")[2]
    assert completed(home, line) == [name for name in known if name.startswith(begun)]


def test_formats_are_completed(home: Path) -> None:
    assert completed(home, "contentcheck check --format g") == ["grouped", "github", "gitlab"]


def test_rules_and_targets_of_a_pack_are_completed(home: Path) -> None:
    write_rule(home / "pack")
    (home / "pack" / "platforms").mkdir()
    (home / "pack" / "platforms" / "radio.toml").write_text("[surfaces.fm]\n")
    (home / "pack" / "platforms" / "broken.toml").write_text("[surfaces\n")
    assert completed(home, "contentcheck explain --rules pack own.") == ["own.rule"]
    found = completed(home, "contentcheck check --rules pack -t r")
    assert found == ["radio", "radio/fm"]
    assert completed(home, "contentcheck check --rules pack -t brok") == ["broken"]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(home: Path, name: str) -> None:
    if name == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    script = shell(home, "contentcheck", _CONTENTCHECK_COMPLETE=f"{name}_source").stdout
    assert f"_CONTENTCHECK_COMPLETE={name}_complete" in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_as_the_readme_says(home: Path) -> None:
    script = """
        eval "$(_CONTENTCHECK_COMPLETE=bash_source contentcheck)"
        COMP_WORDS=(contentcheck check -t inst) COMP_CWORD=3
        _contentcheck_completion contentcheck
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = shell(home, "bash", "-c", script)
    assert done.stdout.split() == [name for name in TARGETS if name.startswith("inst")]


def test_help_names_the_options_that_are_completed() -> None:
    said = run("check", "--help").stdout
    assert all(option in said for option in ("--select", "--statistics", "--show-passed"))
