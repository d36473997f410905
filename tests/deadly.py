"""Work for other processes, some of which does not let them live."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

from contentcheck.media.beat import beat
from contentcheck.model import Draft, Medium


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


# ------------------------------------------------------------------------- measures of a medium


def killed(_: Medium) -> None:
    die()


def stopped(_: Medium) -> None:
    """Stop the process, as nothing but SIGCONT or SIGKILL can change."""
    os.kill(os.getpid(), signal.SIGSTOP)


def endless(_: Medium) -> None:
    """Work without any progress, and hold on to the interpreter as a library may."""
    re.fullmatch(r"(a+)+b", "a" * 64)


def busy(_: Medium) -> None:
    """Make progress for ever."""
    while True:
        beat()
        sum(range(1000))


def slow(_: Medium) -> str:
    """Take a while, with progress now and then; a busy machine takes long as well."""
    for _second in range(15):
        time.sleep(0.2)
        beat()
    return "done"


def watched(medium: Medium) -> None:
    """Tell how far it is."""
    assert medium.progress is not None
    for second in range(3):
        medium.progress(medium.file, float(second), 3.0)


def greedy(_: Medium) -> int:
    """Ask for more memory than anybody has."""
    return len(bytearray(1 << 44))


def growing(_: Medium) -> int:
    """Take more and more memory, as a bomb does."""
    held = []
    while True:
        held.append(bytearray(64 << 20))


def faulty(_: Medium) -> None:
    raise Unsendable(lambda: None)


class Unsendable(Exception):
    """An exception that cannot go to another process."""


def noisy(_: Medium) -> str:
    """Print what is no answer."""
    sys.stdout.write("this is not an answer\n")
    sys.stdout.flush()
    os.write(1, b"nor is this\n")
    return "answer"


def process(_: Medium) -> int:
    return os.getpid()


def unsendable(_: Medium) -> Any:
    return lambda: None


def large(_: Medium) -> bytes:
    return bytes(50 << 20)


def known(medium: Medium) -> int:
    """Return how much is known of a medium where it is measured, this question included."""
    return len(medium._known) + 1


def another(medium: Medium) -> Medium:
    return Medium("other.jpg", medium.path)


def swollen(_: Medium) -> int:
    """Need half a gigabyte for a moment, and return the number of the process."""
    bytearray(1 << 29)
    return os.getpid()
