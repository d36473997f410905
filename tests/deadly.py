"""Work for other processes, some of which does not let them live."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from contentcheck.model import Draft


def die() -> None:
    """End the process that runs this, as a kernel short of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: Path) -> int:
    """End the first process that runs this with this mark; another returns its number."""
    if not mark.exists():
        mark.touch()
        die()
    return os.getpid()


def leave_mark_and_wait(mark: Path) -> None:
    """Write down the number of the process, and work for a minute."""
    mark.write_text(str(os.getpid()))
    time.sleep(60)


def no_memory() -> None:
    raise MemoryError


def fault() -> None:
    raise ZeroDivisionError("by nothing")


def threads() -> int:
    """Return how many threads OpenCV has here."""
    import cv2

    return cv2.getNumThreads()


class Deadly(Draft):
    """A draft that ends every process in which it arrives."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return die, ()


class DeadlyOnce(Draft):
    """A draft that ends the first process in which it arrives; its `id` is a file to mark that."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        plain = Draft(self.caption, targets=self.targets, id=self.id, source=self.source)
        return _arrive, (Path(self.id or ""), plain)


def _arrive(mark: Path, draft: Draft) -> Draft:
    die_once(mark)
    return draft
