"""The one gate through which files of strangers are opened: plain ones only, and never waiting.

A named pipe would hold the program until somebody writes into it, a device may do anything when it
is opened. So what stands under a name is looked at before it is opened, and again afterwards, as it
may have been exchanged in between.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

# What a system does not have is left out (Windows has none but O_BINARY).
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


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
    file = os.open(path, _FLAGS)
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


def _refuse(found: os.stat_result, path: Path, most: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotPlainError(errno.EINVAL, "not a plain file", str(path))
    if most is not None and found.st_size > most:
        raise TooLargeError(errno.EFBIG, f"larger than {most} bytes", str(path))
