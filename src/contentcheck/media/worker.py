"""The media worker: a process of its own that measures media, so that none can harm the job.

Whatever a file does to the libraries that open it (blocks them, crashes them, has them take all
memory), it costs that file alone: the process is ended and replaced, the file's measures are a
MediaError from then on. It is no sandbox: it may do what its user may.

`worker(limits).take(medium)` is all there is to do; `Medium.once` then asks the worker. It is
started when the first measure is asked for, by its own command line and not by `multiprocessing`,
which would run the user's script again.
"""

from __future__ import annotations

import atexit
import os
from contextlib import suppress
from functools import cache
from itertools import count
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from contentcheck.errors import MediaError
from contentcheck.measuring import facts, own_cover
from contentcheck.media.clocked import Clocked
from contentcheck.media.sniff import kind_of
from contentcheck.model import Medium

if TYPE_CHECKING:
    from collections.abc import Callable

    from contentcheck.media.limits import Limits

T = TypeVar("T")

# Each reads a few bytes without any library.
_HERE: frozenset[object] = frozenset({kind_of, own_cover})
_OURS = "contentcheck."  # a pack's own measure runs here; what it asks for of ours, there


def worker(limits: Limits) -> Worker:
    """Return this process's worker with these limits, the same one every time."""
    return _worker_of(limits, os.getpid())  # after a fork the pipes are another's


@cache
def _worker_of(limits: Limits, _process: int) -> Worker:
    made = Worker(limits)
    atexit.register(made.end)
    return made


class Worker:
    """Measures media in a process of its own, one measure after another, whoever asks."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self._process: Clocked | None = None
        self._numbers = count()
        self._forgotten: list[int] = []
        self._turn = RLock()

    def take(self, medium: Medium) -> None:
        """Have a medium measured by this from now on."""
        medium.sit(self.seat())

    def seat(self) -> Seat:
        """Return a place for a medium."""
        return Seat(self, next(self._numbers))

    def ask(self, seat: Seat, medium: Medium, measure: Callable[[Medium], T]) -> T:
        """Return a measure of a medium, or raise as it does; raises MediaError where it is lost."""
        with self._turn:
            process = self._ready(seat.number)
            told = None if seat.number in process.known else medium.absolute()
            process.known.add(seat.number)
            forgotten, self._forgotten = self._forgotten, []
            task = tuple(forgotten), seat.number, told, measure
            try:
                answer = process.do(task, seat.allows, medium.progress)
            except BaseException:  # Ctrl-C, mostly: nobody waits for what it is doing any more
                self.end()
                raise
            if answer is None:
                seat.lost = process.why_lost(medium)
                self.end()
                raise seat.lost
        seat.work += answer.work
        if not answer.fine:
            raise answer.value
        return answer.value  # type: ignore[no-any-return]

    def forget(self, number: int) -> None:
        """Take note that nobody will ask for a medium again."""
        self._forgotten.append(number)

    def end(self) -> None:
        """End the process; the next question starts another."""
        with self._turn:
            process, self._process = self._process, None
            if process is not None:
                process.end()

    def _ready(self, number: int) -> Clocked:
        """Return a process that lives and, for a medium that is new to it, is not tired."""
        process = self._process
        if process and (process.is_gone or (process.tired and number not in process.known)):
            self.end()
        if self._process is None:
            self._process = Clocked(self.limits)
        return self._process


class Seat:
    """A medium's place at a worker, which keeps what it measured for as long as this is kept.

    `work` is how many seconds it has worked on the medium, `lost` why it can no more.
    """

    __slots__ = ("_allowed", "_is_new", "_worker", "lost", "number", "work")

    def __init__(self, worker: Worker, number: int):
        self.number = number
        self.work = 0.0
        self.lost: MediaError | None = None
        self._worker = worker
        self._allowed = worker.limits.work(None)
        self._is_new = True

    def measured(self, medium: Medium, measure: Callable[[Medium], T]) -> T:
        """Return a measure, or raise as it does. Raises MediaError for a medium that was lost."""
        if measure in _HERE or not measure.__module__.startswith(_OURS):
            return measure(medium)
        if self._is_new:  # its header says how long a clip is
            self._is_new = False
            with suppress(MediaError):
                self._allowed = self._worker.limits.work(medium.once(facts).duration)
        if self.lost is not None:
            raise self.lost
        found = self._worker.ask(self, medium, measure)
        if isinstance(found, Medium):  # the picture that is a video's cover
            found.sit(self.beside())
        return found

    def allows(self, work: float) -> bool:
        """Tell whether so many seconds more may be worked on the medium."""
        return self.work + work <= self._allowed

    def beside(self) -> Seat:
        """Return a seat for another medium at the same worker."""
        return self._worker.seat()

    def __del__(self) -> None:
        self._worker.forget(self.number)
