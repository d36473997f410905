"""A thread of its own for what takes long: of two jobs for one document the newer is done."""

from __future__ import annotations

import logging
from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.rules import Rule

_LOG = logging.getLogger(__name__)


class Outdated(BaseException):
    """Nobody waits for this work any more.

    No Exception: what is half measured must not be remembered as an error of the medium.
    """


class Worker:
    """Does jobs one after another, the longest waiting first. The editor's end does not wait."""

    def __init__(self, name: str):
        self._jobs: dict[str, Callable[[], None]] = {}
        self._given = Condition()
        Thread(target=self._work, name=name, daemon=True).start()

    def give(self, key: str, job: Callable[[], None]) -> None:
        """Take a job on; one that waits under the same key is dropped for it."""
        with self._given:
            self._jobs[key] = job
            self._given.notify()

    def drop(self, key: str) -> None:
        """Forget the job that waits under a key."""
        with self._given:
            self._jobs.pop(key, None)

    def _work(self) -> None:
        while True:
            with self._given:
                self._given.wait_for(lambda: self._jobs)
                job = self._jobs.pop(next(iter(self._jobs)))
            try:
                job()
            except Outdated:
                pass
            except Exception:  # the boundary around jobs: the next one may do
                _LOG.exception("a job of the language server failed")


class Interruptible(tuple["Rule", ...]):
    """The rules to go through, as long as somebody waits for the end. Raises Outdated."""

    wanted: Callable[[], bool]

    def __iter__(self) -> Iterator[Rule]:
        for rule in super().__iter__():
            if not self.wanted():
                raise Outdated
            yield rule
