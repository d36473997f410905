"""Processes that check posts beside each other, of which any may die without the others."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from concurrent.futures import Executor, ThreadPoolExecutor
from multiprocessing.connection import Connection
from threading import Lock, Thread, local
from typing import TYPE_CHECKING, Any, TypeVar

from contentcheck.errors import ContentcheckError, LostError
from contentcheck.model import Text
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

T = TypeVar("T")

TRIES = 2  # the first process may have been ended for another's sake
# Each process has one core: read by OpenCV and by what NumPy calculates with, when they are loaded.
ONE_THREAD = dict.fromkeys(
    ("OPENCV_FOR_THREADS_NUM", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)

DIED = Text(
    id="proses yang memeriksa unggahan ini dua kali dihentikan ({how}), sering kali karena memori"
    " habis; perkecil medianya, atau periksa lagi dengan -j yang lebih kecil",
    en="the process that checked this post was ended twice ({how}), often because memory ran out;"
    " make its media smaller, or check again with a smaller -j",
)
NO_MEMORY = Text(
    id="memori tidak cukup untuk memeriksa unggahan ini; perkecil medianya",
    en="there was not enough memory to check this post; make its media smaller",
)


def cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux can say
        return os.cpu_count() or 1


class Processes(Executor):
    """Up to `count` processes, started when they are needed; leaving the `with` ends them at once.

    A thread each waits for one of them, so that it is known whose work it was when one dies: that
    is done once more by a new process, then given up with LostError. Exceptions of the work that
    are not contentcheck's own come as RuntimeError.
    """

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, "contentcheck")
        self._own = local()
        self._running: set[_Process] = set()
        self._lock = Lock()
        self._ended = False

    def submit(self, work: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        """Have work done by a process; it and what it returns have to be picklable."""
        return self._threads.submit(self._do, work, args, named)

    def __exit__(self, *_: object) -> None:
        """End all processes, whatever they are doing."""
        with self._lock:
            self._ended = True
        for process in self._running:
            process.end()
        self._threads.shutdown(cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; with `wait`, end the processes when all is done."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            self.__exit__()

    def _do(self, work: Callable[..., T], args: tuple[Any, ...], named: dict[str, Any]) -> T:
        task = pickle.dumps((work, args, named))
        how = ""
        for _ in range(TRIES):
            process = self._process()
            try:
                fine, value = process.do(task)
            except (EOFError, OSError):  # it is no longer there
                how = process.how_it_died()
                self._forget(process)
                continue
            if not fine:
                raise value
            return value  # type: ignore[no-any-return]
        raise LostError(filled(DIED, how=how), "signal")

    def _process(self) -> _Process:
        """Return this thread's process, a new one where it has none."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is None:
            with self._lock:  # so that none is started when all have been ended
                if self._ended:
                    raise LostError(Text(id=DIED.id, en=DIED.en), "signal")
                process = self._own.process = _Process()
                self._running.add(process)
        return process

    def _forget(self, process: _Process) -> None:
        with self._lock:
            if not self._ended:
                self._running.discard(process)
        self._own.process = None


class _Process:
    """A process that does one thing at a time."""

    def __init__(self) -> None:
        new = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold
        self.here, there = new.Pipe()
        self.process = new.Process(target=_serve, args=(there,), daemon=True)
        self.process.start()
        there.close()  # so that `here` ends when the process does

    def do(self, task: bytes) -> tuple[bool, Any]:
        """Return whether the work was done, and what it returned or raised.

        Raises EOFError or OSError if the process died.
        """
        self.here.send_bytes(task)
        answer: tuple[bool, Any] = self.here.recv()
        return answer

    def how_it_died(self) -> str:
        """Name the signal, or the exit code."""
        self.process.join()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def end(self) -> None:
        """End it now."""
        self.process.kill()
        self.process.join()


def _serve(there: Connection) -> None:
    """Do what comes, one after another, for as long as whoever sends it is alive."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process decides
    os.environ.update(ONE_THREAD)
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task = there.recv_bytes()
        except EOFError:
            return
        there.send(_answer(task))


def _answer(task: bytes) -> tuple[bool, Any]:
    try:
        work, args, named = pickle.loads(task)  # noqa: S301  (from the process that started this)
        return True, work(*args, **named)
    except MemoryError:
        return False, LostError(NO_MEMORY, "memory")
    except ContentcheckError as error:
        return False, error
    except Exception as error:  # whatever it is, it may not be able to travel
        return False, RuntimeError(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
