"""Run a target over and over, by itself or led by coverage, and keep what breaks its promises."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from fuzz import ROOT, TESTS
from fuzz.mutating import Mutator
from fuzz.target import Tally, Target

FINDS = TESTS / "finds"
FOUND = "FOUND"  # begins what is printed of each find
_MOST_FINDS = 20  # of a target, each from another place; whoever gets so many knows enough


class NeverEndsError(Exception):
    """An execution took more processor time than its target has patience."""


class Runner:
    """Executes a target and keeps the first bytes of each kind of find, shortest first."""

    def __init__(self, target: Target, finds: Path = FINDS):
        self.target = target
        self.tally = Tally(target.name)
        self._folder = finds / target.name
        self._places: dict[str, int] = {}

    def execute(self, data: bytes) -> None:
        """Run the target once; what it raises is a find."""
        self.tally.executions += 1
        try:
            with _patience(self.target.patience):
                became = self.target.run(data)
        except Exception as error:
            self.keep(data, error)
            became = "find"
        self.tally.became[became] += 1

    def keep(self, data: bytes, error: Exception) -> None:
        """Save the bytes, if none from that place in the program are known that are as short."""
        place = _place(error)
        known = self._places.get(place)
        if known is None:
            self.tally.finds += 1
            told = "".join(traceback.format_exception(error))
            print(f"\n{FOUND} {self.target.name}: {told}", file=sys.stderr, flush=True)
        if known is None or len(data) < known:
            self._places[place] = len(data)
            self._folder.mkdir(parents=True, exist_ok=True)
            name = sha256(place.encode()).hexdigest()[:12]
            (self._folder / name).write_bytes(data)

    def finish(self) -> Tally:
        """Close what the target has open; what is left over is a find, too."""
        try:
            self.target.end()
        except Exception as error:
            self.keep(b"", error)
        return self.tally

    @property
    def has_enough(self) -> bool:
        return self.tally.finds >= _MOST_FINDS


def blind(
    target: Target, *, seconds: float, executions: int | None, seed: int, finds: Path = FINDS
) -> Tally:
    """Run a target on its seeds, then on mutations of them, until time or count is up."""
    runner = Runner(target, finds)
    seeds = [each for each in target.seeds() if len(each) <= target.longest]
    mutator = Mutator(Random(seed), target.words, target.longest)
    started = time.monotonic()
    for number in count():
        late = time.monotonic() - started >= seconds
        if late or number == executions or runner.has_enough:
            break
        runner.execute(seeds[number] if number < len(seeds) else mutator.mutated(seeds))
    runner.tally.seconds = time.monotonic() - started
    runner.tally.how = "blind"
    return runner.finish()


def _place(error: BaseException) -> str:
    """Return the kind of an exception and where in the project it came from, without its words."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if Path(step.filename).is_relative_to(ROOT)] or list(steps)
    where = [f"{Path(step.filename).name}:{step.name}:{step.line}" for step in ours[-3:]]
    return " ".join((type(error).__name__, *where))


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Raise NeverEndsError in what takes more processor time; regular expressions listen, too."""
    if os.name == "nt":
        yield
        return

    def end(*_: Any) -> None:
        raise NeverEndsError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
