"""The process of the media worker: it measures what it is asked for, and tells that it goes on.

It keeps each medium with all that was measured of it, pixels too, until it is told to forget it;
what goes back is only what was asked for.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from contentcheck.errors import ContentcheckError, Skip
from contentcheck.media.beat import on_beat
from contentcheck.media.limits import Limits, allow_work, hold_to, peak
from contentcheck.media.parcel import packed
from contentcheck.media.sniff import media_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from contentcheck.model import Medium

BEAT = 0.5  # s between two beats that are passed on: each costs both processes some microseconds
_ALIVE = 0.25  # s between two looks whether the process that started this is still there
_NO_MEMORY = -4  # cv2.error.code


class Beat(NamedTuple):
    """There is progress, after so many seconds of work; `seen` is for `Medium.progress`."""

    work: float
    seen: tuple[str, float, float] | None = None


class Answer(NamedTuple):
    """What was measured or, unless `fine`, the exception; `tired`: another process is to go on."""

    work: float
    fine: bool
    value: Any
    tired: bool


def message_of(parts: tuple[Any, ...]) -> Beat | Answer:
    """Return what was sent."""
    return Beat(*parts) if len(parts) == len(Beat._fields) else Answer(*parts)


def serve() -> None:
    """Do what comes on standard input, answer on standard output, end when the input does."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    limits: Limits = pickle.load(tasks)  # noqa: S301  (from the process that started this)
    hold_to(limits)
    place = _Workplace(answers, limits)
    place.beat()  # what it took to start is nothing that a medium did
    on_beat(place.beat)
    try:
        while True:
            place.do(*pickle.load(tasks))  # noqa: S301
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nobody waits for an answer


class _Workplace:
    """What one process has measured, and the way back."""

    def __init__(self, answers: BinaryIO, limits: Limits):
        self._answers = answers
        self._limits = limits
        self._media: dict[int, Medium] = {}
        self._count = 0
        self._tired = False
        self._at_first = peak()
        self._since = self._due = 0.0

    def do(
        self,
        forget: tuple[int, ...],
        number: int,
        medium: Medium | None,
        measure: Callable[[Medium], Any],
    ) -> None:
        """Measure the medium with this number, and send the answer.

        The first time it comes along; `forget` are numbers of media that nobody will ask for again.
        """
        self._since, self._due = time.thread_time(), time.monotonic() + BEAT
        for each in forget:
            self._media.pop(each, None)
        if medium is not None:
            self._take(number, medium)
        medium = self._media[number]
        short = False
        try:
            fine, value = True, medium.once(measure)
        except Exception as error:
            fine, short = False, _is_want_of_memory(error)
            value = _too_much_memory(medium) if short else _able_to_travel(error)
        self._tired |= short
        try:
            self._send(Answer(self._work(), fine, value, self._tired))
        except (pickle.PicklingError, TypeError, AttributeError, MemoryError) as error:
            self._send(Answer(self._work(), False, _able_to_travel(error), self._tired))

    def _take(self, number: int, medium: Medium) -> None:
        """Keep a medium from now on, and look whether this process should take many more."""
        allow_work(self._limits)
        self._media[number] = replace(medium, progress=self._progress)
        self._count += 1
        grown = peak() - self._at_first
        self._tired = self._count >= self._limits.media or grown >= self._limits.growth

    def beat(self) -> None:
        """Tell of progress, but not too often."""
        if time.monotonic() >= self._due:
            self._tell(None)

    def _progress(self, *seen: Any) -> None:
        self._tell(seen)

    def _tell(self, seen: Any) -> None:
        self._due = time.monotonic() + BEAT
        self._send(Beat(self._work(), seen))

    def _send(self, message: Beat | Answer) -> None:
        # As a plain tuple: with its class it takes three times as long to pack and to read.
        self._answers.write(packed(tuple(message)))
        self._answers.flush()

    def _work(self) -> float:
        return time.thread_time() - self._since


def _is_want_of_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or getattr(error, "code", None) == _NO_MEMORY


def _too_much_memory(medium: Medium) -> Exception:
    return media_error(
        medium,
        "memory",
        "memori tidak cukup untuk mengukurnya; perkecil ukurannya atau perpendek",
        "there is not enough memory to measure it; make it smaller or shorter",
    )


def _able_to_travel(error: Exception) -> Exception:
    """Return an exception that arrives: itself, or what it says and where it came from."""
    if isinstance(error, (ContentcheckError, Skip)):
        return error
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301
    except Exception:  # whatever it is made of
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.__notes__ = [*getattr(error, "__notes__", ())]
        return plain
    return error


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, whatever is being measured."""
    if sys.platform != "win32":  # where only the end of the input tells
        while os.getppid() == parent:
            time.sleep(_ALIVE)
        os._exit(1)
