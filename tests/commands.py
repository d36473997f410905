"""Run the command line in a process of its own, as a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR")


def run(
    *arguments: str,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    path: tuple[Path, ...] = (),
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Return what `contentcheck …` did; `path` comes before the source on the module path."""
    inherited = {name: value for name, value in os.environ.items() if name not in LOCALES}
    modules = os.pathsep.join(map(str, (*path, SOURCE)))
    done = subprocess.run(
        [sys.executable, "-m", "contentcheck", *arguments],
        input=stdin if isinstance(stdin, bytes) else stdin.encode("utf-8"),
        capture_output=True,
        cwd=cwd,
        env=inherited | {"PYTHONPATH": modules, "PYTHONUTF8": "1"} | environment,
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
