"""The README's two commands are the ones CI runs and the ones that work."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_ci_runs_the_readmes_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = ".venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
    assert f"python3 -m venv .venv && {command}" in readme
    assert command.replace("install", "install --quiet") in ci
