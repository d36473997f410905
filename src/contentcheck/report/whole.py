"""Write a file as a whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_UNWRITABLE = "backslashreplace"  # a file name that is no UTF-8 becomes \udcff, in JSON, too


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write the pieces beside `path` and rename at the end: a reader never sees half a report.

    What is no file (`/dev/stdout`, a pipe) is written to as it is, and a link is followed. Raises
    OSError; the file that was there before is then still there.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors=_UNWRITABLE) as file:
            file.writelines(pieces)
        return
    path = path.resolve()
    with unfinished(path) as draft:
        with draft.open("w", encoding="utf-8", errors=_UNWRITABLE) as file:
            file.writelines(pieces)
        draft.replace(path)


def replace_bytes(path: Path, data: bytes) -> None:
    """Put other bytes into a file, which has the old ones until all new ones are written.

    A link is followed, and who may read the file stays as it was. Raises OSError.
    """
    import shutil

    path = path.resolve()
    with unfinished(path) as draft:
        draft.write_bytes(data)
        shutil.copymode(path, draft)
        draft.replace(path)


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Give a new file beside `path`, to be renamed when it is whole; else it is gone afterwards.

    It may be read by whoever may read other new files. Raises OSError.
    """
    # Named before it is there: whoever ends the program the moment after leaves nothing behind.
    draft = path.with_name(f".{path.stem}.{os.urandom(8).hex()}{path.suffix}")
    try:
        draft.open("xb").close()
        yield draft
    finally:
        draft.unlink(missing_ok=True)
