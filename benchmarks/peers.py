"""Other linters to compare with: pinned, each installed into an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PIP = {"proselint": "0.16.0", "sqlfluff": "4.5.0", "yamllint": "1.38.0"}
NPM = {"textlint": {"textlint": "15.8.0", "textlint-rule-write-good": "2.0.0"}}
NPM |= {"alex": {"alex": "11.0.1"}}

TEXTLINT = {"rules": {"write-good": True}}  # it has no rules of its own
YAML = "targets: [instagram/feed, facebook/page]\nlanguage: id\ntitle: Layanan paspor\n"
SQL = "SELECT id, name\nFROM posts\nWHERE published = 1\n"


def install(folder: Path) -> None:
    """Install them, unless they are there."""
    for name, version in PIP.items():
        home = folder / name
        if not (home / "bin" / name).exists():
            _run(sys.executable, "-m", "venv", str(home))
            _run(str(home / "bin" / "pip"), "install", "--quiet", f"{name}=={version}")
    for name, packages in NPM.items():
        home = folder / name
        if not _script(home, name).exists():
            home.mkdir(parents=True, exist_ok=True)
            pinned = [f"{package}@{version}" for package, version in packages.items()]
            _run("npm", "install", "--silent", "--no-audit", "--prefix", str(home), *pinned)


def command(folder: Path, name: str, *files: Path) -> list[str]:
    """Return what has a peer look at files."""
    named = [str(file) for file in files]
    if name in NPM:
        options = []
        if name == "textlint":
            rules = folder / name / "rules.json"
            rules.write_text(json.dumps(TEXTLINT), encoding="utf-8")
            modules = folder / name / "node_modules"
            options = ["--config", str(rules), "--rules-base-directory", str(modules)]
        return ["node", str(_script(folder / name, name)), *options, *named]
    options = {"proselint": ["check"], "sqlfluff": ["lint", "--dialect", "ansi"]}.get(name, [])
    return [str(folder / name / "bin" / name), *options, *named]


def _script(home: Path, name: str) -> Path:
    return home / "node_modules" / ".bin" / name


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
