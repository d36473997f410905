"""Measures kept from run to run, in an SQLite file in the user's cache folder.

What is kept, and under which key, is `remembering.py`'s. Here it is bytes. Whatever goes wrong with
the file turns the cache off for the run: it may save work, never cost a report.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

T = TypeVar("T")
Stamp = tuple[int, ...]

LARGEST = 200 << 20  # bytes of entries; our own choice: some 20,000 posts
_KEPT_OF_IT = 0.75  # share that stays once it is full
_USED_ANEW = 3600  # s after which another use is noted: a run that only reads seldom writes
_PATIENCE = 5.0  # s to wait for another run that writes
_PAUSE = 0.02  # s before another attempt to open the file

_TABLES = """
CREATE TABLE IF NOT EXISTS entry (
    subject BLOB, aspect BLOB, value BLOB, used INTEGER, PRIMARY KEY (subject, aspect)
) WITHOUT ROWID;
"""


def cache_folder() -> Path | None:
    """Return where this user's cache lies; None where nothing says so."""
    named = {"win32": "LOCALAPPDATA"}.get(sys.platform, "HOME")
    below = {"win32": "contentcheck/cache", "darwin": "Library/Caches/contentcheck"}
    for variable, inside in (
        ("XDG_CACHE_HOME", "contentcheck"),
        (named, below.get(sys.platform, ".cache/contentcheck")),
    ):
        found = os.environ.get(variable, "")
        if os.path.isabs(found):  # noqa: PTH117  (the XDG specification: ignore one that is not)
            return Path(found, inside)
    return None


class Cache:
    """Bytes by subject and aspect, the longest unused of which go when there are too many.

    Several processes and threads may use one folder at once; each opens the file for itself.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "measures-2.sqlite3"  # the number goes with the tables
        self._off = False
        self._open: dict[tuple[int, int], sqlite3.Connection] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Cache, (self.folder,)

    def recall(self, subject: bytes) -> dict[bytes, bytes]:
        """Return what is kept of a subject, by aspect."""

        def read(base: sqlite3.Connection) -> dict[bytes, bytes]:
            found = base.execute(
                "SELECT aspect, value, used FROM entry WHERE subject = ?", (subject,)
            ).fetchall()
            now = int(time.time())
            if any(used < now - _USED_ANEW for *_, used in found):
                base.execute("UPDATE entry SET used = ? WHERE subject = ?", (now, subject))
            return {aspect: value for aspect, value, _ in found if isinstance(value, bytes)}

        return self._try(read, {})

    def keep(self, subject: bytes, values: Mapping[bytes, bytes]) -> None:
        """Keep values of a subject, by aspect, in place of older ones."""
        now = int(time.time())
        rows = [(subject, aspect, value, now) for aspect, value in values.items()]
        self._try(
            lambda base: base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows),
            None,
        )

    def tidy(self) -> None:
        """Let the longest unused entries go, if there are too many; close the file."""
        if self._open:
            self._try(_shrink, None)
        for (process, thread), base in self._open.items():
            if (process, thread) == (os.getpid(), threading.get_ident()):
                base.close()
        self._open.clear()

    def counted(self) -> tuple[int, int]:
        """Return how many entries there are and how many bytes the files take. Raise OSError."""
        if not self.file.exists():
            return 0, 0
        size = sum(file.stat().st_size for file in self._files())
        count = self._try(lambda base: base.execute("SELECT count(*) FROM entry").fetchone(), None)
        if count is None:
            raise OSError(0, "not readable as a cache")
        return int(count[0]), size

    def clear(self) -> None:
        """Remove the files. Raise OSError."""
        self.tidy()
        for file in self._files():
            file.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob(f"{self.file.name}*")) if self.folder.is_dir() else []

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the file; if that fails, leave it alone from now on."""
        if self._off:
            return otherwise
        import sqlite3

        try:
            return work(self._base())
        except (sqlite3.Error, OSError):
            self._off = True
            return otherwise

    def _base(self) -> sqlite3.Connection:
        here = os.getpid(), threading.get_ident()  # a connection must not cross a fork
        if here not in self._open:
            self._open[here] = _opened(self.file)
        return self._open[here]


def stamp_of(path: Path | os.DirEntry[str]) -> Stamp:
    """Return what changes when a file does. Raise OSError."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


def _opened(file: Path) -> sqlite3.Connection:
    import sqlite3

    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        file.parent.chmod(0o700)  # it may have been there
    until = time.monotonic() + _PATIENCE
    while True:
        base = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")  # a lost entry is measured again
            base.executescript(_TABLES)
            _shrink(base)
        except sqlite3.OperationalError as error:
            base.close()
            # Of those that make a new file at once SQLite turns some away without any waiting.
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        except sqlite3.Error:
            base.close()
            raise
        else:
            return base


def _shrink(base: sqlite3.Connection) -> None:
    def figure(name: str) -> int:
        return int(base.execute(f"PRAGMA {name}").fetchone()[0])

    taken = (figure("page_count") - figure("freelist_count")) * figure("page_size")
    if taken <= LARGEST:
        return
    (count,) = base.execute("SELECT count(*) FROM entry").fetchone()
    gone = count - int(count * _KEPT_OF_IT * LARGEST / taken)
    line = base.execute(
        "SELECT used FROM entry ORDER BY used LIMIT 1 OFFSET ?", (max(gone - 1, 0),)
    ).fetchone()
    if line:
        base.execute("DELETE FROM entry WHERE used <= ?", line)
