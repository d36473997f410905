"""The process that atheris leads: `python -m fuzz.inside NAME FINDS OPTION…`; `guided` starts it.

It ends when libFuzzer does, without a word to Python: what is found is on the disk by then.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

from fuzz.running import Runner


def main(name: str, finds: Path, options: list[str]) -> None:
    """Run a target until libFuzzer's options say that it is enough."""
    with atheris.instrument_imports(include=["contentcheck"]):
        from fuzz.targets import called

        target = called(name)
        runner = Runner(target, finds)
        for seed in target.seeds():  # what is imported when it is needed is watched, too
            runner.execute(seed)
    atheris.Setup([sys.argv[0], *options], runner.execute)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
