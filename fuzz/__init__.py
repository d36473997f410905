"""Feed contentcheck what nobody wrote, and hold it to what it promises: `python -m fuzz`.

A *target* takes bytes, has contentcheck read them, and raises where a promise is broken. Texts are
led by coverage (`guided`, where atheris is installed), media are mutated without (`blind`): their
decoders are in C and in another process. What is found is kept as a small file in `tests/finds/`,
which the tests replay.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"

if str(TESTS) not in sys.path:  # the tests' own helpers draw the seeds
    sys.path.insert(0, str(TESTS))
