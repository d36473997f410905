"""`python -m fuzz`: every target for so long, and a table of what came of it.

Texts are led by coverage where atheris is installed (`pip install -e '.[fuzz]'`), the properties of
the tests are run with more examples by hypothesis. Ends with 1 where something was found.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from fuzz import guided, properties
from fuzz.running import FINDS, blind
from fuzz.target import Tally
from fuzz.targets import TARGETS

_SECONDS = 60.0


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; return the exit code."""
    given = _given(arguments)
    found = 0
    print(_row("target", "how", "executions", "seconds", "finds", "what became of them"))
    for tally in _tallies(given):
        found += tally.finds
        became = ", ".join(f"{word} {count}" for word, count in tally.became.most_common(5))
        numbers = f"{tally.executions:,}", f"{tally.seconds:.0f}", str(tally.finds)
        print(_row(tally.name, tally.how, *numbers, became), flush=True)
    return 1 if found else 0


def _given(arguments: list[str] | None) -> argparse.Namespace:
    names = [*(target.name for target in TARGETS), properties.NAME]
    parser = argparse.ArgumentParser("python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, help="for each target (60)")
    parser.add_argument("--executions", type=int, help="of each target, in place of seconds")
    parser.add_argument("--only", choices=names, action="append", metavar="NAME", help=str(names))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finds", type=Path, default=FINDS, help="folder to keep finds in")
    parser.add_argument("--blind", action="store_true", help="not led by coverage")
    return parser.parse_args(arguments)


def _tallies(given: argparse.Namespace) -> Iterator[Tally]:
    counted = given.executions is not None
    seconds = given.seconds or (float("inf") if counted else _SECONDS)
    led = guided.is_here() and not given.blind
    if not led and not given.blind:
        print("atheris is not installed: texts are mutated blindly", file=sys.stderr)
    for target in TARGETS:
        if not given.only or target.name in given.only:
            run = guided.guided if led and target.guided else blind
            yield run(
                target,
                seconds=seconds,
                executions=given.executions,
                seed=given.seed,
                finds=given.finds,
            )
    if not given.only or properties.NAME in given.only:
        yield properties.run(given.executions, given.seed)


def _row(name: str, how: str, executions: str, seconds: str, finds: str, became: str) -> str:
    return f"{name:15} {how:8} {executions:>11} {seconds:>8} {finds:>6}  {became}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
