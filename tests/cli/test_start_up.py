"""What a short check does from start to end, counted: no clock, so the same on any machine.

Each bound lies a tenth above what was counted when it was set. Who goes beyond one made every run
slower: load it later, look for a word before a pattern is made ready, or say here why it pays.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from commands import SOURCE
from contentcheck.rulebook import load

CALLS = 68_500  # of functions written in Python, but for those that load modules
PATTERNS = 67  # made ready, 20 of them in other packages: each takes as long as hundreds of calls
MODULES = 140  # of contentcheck's own
WITH_PICTURE = 210  # of them for a draft with a picture, in the process that does not measure it
OTHERS = {"_distutils_hack", "click", "msgspec", "typing_extensions"}
YAML = {"cython_runtime", "yaml"}  # for the medium and its alt text
MEDIA = Path(__file__).parents[1] / "rule-media"

DRAFT = """\
---
targets: [instagram/feed, facebook/page]
language: id
---
Mulai Sabtu ini layanan paspor buka pukul 08.00–12.00. Daftar lewat aplikasi, ya!
"""
SCRIPT = """
import atexit, json, sys

counted = {"calls": 0, "patterns": 0}

def count(frame, event, _):
    if event == "call":
        code = frame.f_code
        if not code.co_filename.startswith("<frozen importlib"):
            counted["calls"] += 1
        if code.co_name == "compile" and code.co_filename.endswith("_compiler.py"):
            counted["patterns"] += 1

def tell():
    sys.setprofile(None)
    print(json.dumps(counted | {"modules": [*sys.modules]}), file=sys.stderr)

atexit.register(tell)
sys.setprofile(count)
from contentcheck.cli import main
main(prog_name="contentcheck")
"""


class Counted(TypedDict):
    calls: int
    patterns: int
    modules: list[str]


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    """What was counted while a draft of words was checked by all rules, which are compiled."""
    return checked(tmp_path_factory.mktemp("start"), DRAFT, "media.missing")


@pytest.fixture(scope="module")
def with_picture(tmp_path_factory: pytest.TempPathFactory) -> Counted:
    """The same of a draft with a poster, which is measured in another process."""
    folder = tmp_path_factory.mktemp("picture")
    shutil.copy(MEDIA / "poster-heavy-text.jpg", folder / "poster.jpg")
    media = "media:\n  - file: poster.jpg\n---\nMulai"
    return checked(folder, DRAFT.replace("---\nMulai", media), "image.too-much-text")


def checked(folder: Path, draft: str, finding: str) -> Counted:
    """Check a draft in a process of its own, which has to find something; return its counts."""
    load()
    file = folder / "draft.md"
    file.write_text(draft, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "check", file.name, "--lang", "id", "--no-cache"],
        cwd=file.parent,  # no configuration there
        capture_output=True,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
        timeout=120,
        check=False,
    )
    assert finding in done.stdout.decode(), done.stderr.decode()
    found: Counted = json.loads(done.stderr)
    return found


def test_no_rule_file_is_read(counted: Counted) -> None:
    assert "tomllib" not in counted["modules"]


def test_few_functions_are_called(counted: Counted) -> None:
    assert counted["calls"] <= CALLS


def test_few_patterns_are_made_ready(counted: Counted) -> None:
    assert counted["patterns"] <= PATTERNS


def test_few_modules_are_loaded(counted: Counted) -> None:
    ours = [name for name in counted["modules"] if name.startswith("contentcheck")]
    assert len(ours) <= MODULES, "checks of rules that find nothing without media need not be there"


def test_few_modules_are_loaded_for_a_picture(with_picture: Counted) -> None:
    ours = [name for name in with_picture["modules"] if name.startswith("contentcheck")]
    assert len(ours) <= WITH_PICTURE


@pytest.mark.parametrize("draft", ["counted", "with_picture"])
def test_no_other_package_is_loaded(draft: str, request: pytest.FixtureRequest) -> None:
    """Neither numpy nor OpenCV: what the media worker hands back are plain values."""
    found: Counted = request.getfixturevalue(draft)
    names = {name.partition(".")[0] for name in found["modules"]}
    others = names - sys.stdlib_module_names - {"contentcheck", "__main__", "org"}
    others = {name for name in others if not name.startswith(("__editable__", "_cython"))}
    assert others <= (OTHERS | YAML if draft == "with_picture" else OTHERS)
