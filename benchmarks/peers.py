"""What benchmarks compare with or draw from and users do not need: pinned, installed by themselves.

Each has an environment of its own in `FOLDER`: the user's cache, or what CONTENTCHECK_PEERS names.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
FOLDER = Path(os.environ.get("CONTENTCHECK_PEERS") or CACHE / "contentcheck-peers").resolve()

PIP = {"proselint": "0.16.0", "sqlfluff": "4.5.0", "yamllint": "1.38.0"}
NPM = {"textlint": {"textlint": "15.8.0", "textlint-rule-write-good": "2.0.0"}}
NPM |= {"alex": {"alex": "11.0.1"}}
RAPIDOCR = ("rapidocr==3.10.0", "onnxruntime==1.31.1", "opencv-python-headless==5.0.0.93")
FONTS = (
    "font-roboto==0.0.1", "font-lato==0.1.0", "font-caladea==0.0.2", "font-fredoka-one==0.0.4",
    "font-manrope==0.0.2", "font-source-sans-pro==0.0.1", "font-source-serif-pro==0.0.1",
    "font-hanken-grotesk==0.0.2",
)  # fmt: skip
MUSIC = ("fillets-ng-data=1.0.1-1.1", "frozen-bubble-data=2.212-11")  # packages of Debian
SPEECH = ("asterisk-core-sounds-en-wav=1.6.1-1", "asterisk-core-sounds-es-wav=1.6.1-1")

TEXTLINT = {"rules": {"write-good": True}}  # it has no rules of its own
YAML = "targets: [instagram/feed, facebook/page]\nlanguage: id\ntitle: Layanan paspor\n"
SQL = "SELECT id, name\nFROM posts\nWHERE published = 1\n"


def install() -> None:
    """Install the linters, unless they are there."""
    for name, version in PIP.items():
        python(name, f"{name}=={version}")
    for name, packages in NPM.items():
        home = FOLDER / name
        if not _script(name).exists():
            home.mkdir(parents=True, exist_ok=True)
            pinned = [f"{package}@{version}" for package, version in packages.items()]
            _run("npm", "install", "--silent", "--no-audit", "--prefix", str(home), *pinned)


def command(name: str, *files: Path) -> list[str]:
    """Return what has a linter look at files."""
    named = [str(file) for file in files]
    if name in NPM:
        options = []
        if name == "textlint":
            rules = FOLDER / name / "rules.json"
            rules.write_text(json.dumps(TEXTLINT), encoding="utf-8")
            modules = FOLDER / name / "node_modules"
            options = ["--config", str(rules), "--rules-base-directory", str(modules)]
        return ["node", str(_script(name)), *options, *named]
    options = {"proselint": ["check"], "sqlfluff": ["lint", "--dialect", "ansi"]}.get(name, [])
    return [str(FOLDER / name / "bin" / name), *options, *named]


def python(name: str, *packages: str) -> Path:
    """Return the Python of an environment that has these packages."""
    home = FOLDER / name
    done, found = home / "installed", home / "bin" / "python"
    if not done.exists():
        _run(sys.executable, "-m", "venv", str(home))
        _run(str(found), "-m", "pip", "install", "--quiet", *packages)
        done.touch()
    return found


def fonts() -> Path:
    """Return a folder with the fonts that posters are drawn with."""
    home = FOLDER / "fonts"
    if not home.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
        _run(*pip, "--target", str(home), *FONTS)
    return home


def sounds(name: str, packages: tuple[str, ...]) -> Path:
    """Return a folder with the sounds of Debian's packages, which are not installed for it."""
    home = FOLDER / name
    if not home.exists():
        parcels = FOLDER / f"{name}-parcels"
        parcels.mkdir(parents=True, exist_ok=True)
        _run("apt-get", "download", *packages, folder=parcels)
        for file in sorted(parcels.glob("*.deb")):
            _run("dpkg", "-x", str(file), str(home))
    return home


def _script(name: str) -> Path:
    return FOLDER / name / "node_modules" / ".bin" / name


def _run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True)
