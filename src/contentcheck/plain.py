"""The one gate through which files of strangers are opened: plain ones only, and never waiting.

A named pipe would hold the program until somebody writes into it, a device may do anything when it
is opened. So what stands under a name is looked at before it is opened, and again afterwards, as it
may have been exchanged in between. Where a draft's file may lie is looked at when the draft is
read; `Settled` keeps a link put there later from leading elsewhere.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    _Path = Path
else:
    _Path = type(Path())  # what can be inherited from before Python 3.12

# What a system does not have is left out (Windows has none but O_BINARY).
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW_ANY", 0)  # macOS: in no part of the path
_FOLDER = getattr(os, "O_PATH", 0)  # Linux: a folder to go on from, which one need not may list


class Settled(_Path):
    """A whole path without links: where one stands in it later, it is not opened."""


class NotPlainError(OSError):
    """What stands under a name is a folder, a pipe, a device or a socket."""


class TooLargeError(OSError):
    """A file is larger than whoever opens it reads."""


def open_plain(path: Path, most: int | None = None) -> BinaryIO:
    """Open a file for reading bytes, of which it has at most so many.

    Raises NotPlainError, TooLargeError, or another OSError as `open`, ValueError for a name with a
    null character.
    """
    _refuse(path.stat(), path, most)
    file = _open_settled(path) if isinstance(path, Settled) else os.open(path, _FLAGS)
    try:
        _refuse(os.fstat(file), path, most)
        return os.fdopen(file, "rb")
    except BaseException:
        os.close(file)
        raise


def read_plain(path: Path, most: int) -> bytes:
    """Return the bytes of a file; raises like `open_plain`, also where it grows meanwhile."""
    with open_plain(path, most) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _open_settled(path: Path) -> int:
    """Open a path and follow no link, not even one that has just been put there."""
    try:
        if _NO_LINKS or not _FOLDER:
            # Elsewhere (Windows) a moment is left between the look and the opening.
            if not _NO_LINKS and os.path.realpath(path) != str(path):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
            return os.open(path, _FLAGS | _NO_LINKS)
        return _open_from_root(path)
    except OSError as error:
        # Something does lie there, it was looked at: so a folder that is none is a link.
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise NotPlainError(errno.ELOOP, "a link since it was looked at", str(path)) from None
        raise


def _open_from_root(path: Path) -> int:
    """Open a path folder by folder."""
    folder = os.open(path.anchor, _FOLDER | os.O_DIRECTORY)
    try:
        for name in path.parts[1:-1]:
            inner = os.open(name, _FOLDER | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(path.name, _FLAGS | os.O_NOFOLLOW, dir_fd=folder)
    finally:
        os.close(folder)


def _refuse(found: os.stat_result, path: Path, most: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotPlainError(errno.EINVAL, "not a plain file", str(path))
    if most is not None and found.st_size > most:
        raise TooLargeError(errno.EFBIG, f"larger than {most} bytes", str(path))
