"""The properties of `tests/property`, run by hypothesis with many more examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from fuzz import ROOT
from fuzz.target import Tally

NAME = "properties"
EACH = "CONTENTCHECK_FUZZ_EXAMPLES"  # what tests/conftest.py makes the profile `fuzz` of
_EXAMPLES = re.compile(r"(\d+) passing, (\d+) failing, and (\d+) invalid")
_FAILED = re.compile(r"^FAILED", re.MULTILINE)
_TESTS = 115  # properties, those that are tried on each finder and pattern counted each
_USUAL = 900  # examples of each


def run(executions: int | None, seed: int) -> Tally:
    """Run all properties with so many examples in all; a test that fails is a find."""
    each = _USUAL if executions is None else max(executions // _TESTS, 1)
    command = [
        *(sys.executable, "-m", "pytest", "tests/property", "-n", "0", "-q", "--tb=short"),
        *("--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}", "--hypothesis-show-statistics"),
        *("--ignore", "tests/property/test_patterns.py", "-p", "no:cacheprovider"),
    ]
    tally = Tally(NAME, how="drawn")
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {EACH: str(each)},
        capture_output=True,
        text=True,
        check=False,
    )
    tally.seconds = time.monotonic() - began
    for passing, failing, invalid in _EXAMPLES.findall(done.stdout):
        tally.executions += int(passing) + int(failing)
        tally.became["drawn in vain"] += int(invalid)
    tally.finds = len(_FAILED.findall(done.stdout)) or int(done.returncode not in {0, 5})
    if tally.finds:
        print(done.stdout[-20_000:], done.stderr[-2_000:], file=sys.stderr)
    return tally
