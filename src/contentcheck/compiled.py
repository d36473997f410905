"""The shipped rules and targets as one file that is read at once, in place of hundreds of TOML.

It is part of a wheel; in a checkout the first run writes it. It holds as long as nothing has
changed of what it was made of: an edited rule counts from the next run on. All in it has been
validated, so that checks whose rules never run need not be loaded. It is data, no code; a rulebook
with an error in it is never compiled.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from contentcheck import __version__
from contentcheck.cache import stamp_of
from contentcheck.rulebook import Rulebook, not_replaced
from contentcheck.rules import Rule
from contentcheck.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent
FILE = PACKAGE / "rules.msgpack"


class _Form(msgspec.Struct, frozen=True, array_like=True):
    """What the rulebook was made of, the rules' files as seen from their folder, rules, targets."""

    origin: int
    files: tuple[str, ...]
    rules: tuple[Rule, ...]
    targets: Targets


def stored(folder: Path, origin: int) -> Rulebook | None:
    """Return the rulebook of a folder if it has been compiled since anything changed."""
    try:
        form = msgspec.msgpack.decode(FILE.read_bytes(), type=_Form)
    except (OSError, ValueError):
        return None
    if form.origin != origin:
        return None
    files = {rule.id: folder / name for rule, name in zip(form.rules, form.files, strict=True)}
    return Rulebook(form.rules, not_replaced(form.rules), form.targets, files)


def keep(book: Rulebook, folder: Path, origin: int) -> None:
    """Compile a folder's rulebook for the next run; where nothing can be written, it has none.

    `origin` is that of before the rules were read: what was changed since counts the next time.
    """
    if book.errors:
        return
    from contentcheck.report.whole import unfinished

    data = compiled(book, folder, origin)
    with suppress(OSError), unfinished(FILE) as draft:
        draft.write_bytes(data)
        draft.replace(FILE)


def compiled(book: Rulebook, folder: Path, origin: int) -> bytes:
    """Return what is kept of a folder's rulebook."""
    from contentcheck.idle import idle

    files = tuple(book.files[rule.id].relative_to(folder).as_posix() for rule in book.rules)
    targets = book.targets.by_name.values()
    rules = tuple(msgspec.structs.replace(rule, idle=idle(rule, targets)) for rule in book.rules)
    return msgspec.msgpack.encode(_Form(origin, files, rules, book.targets))


def contents(folder: Path) -> int:
    """Return a checksum of the rules in a folder: of their names and all that they say."""
    found = crc32(__version__.encode())
    for name, file in _files(folder, ".toml"):
        with open(file.path, "rb", buffering=0) as opened:  # noqa: PTH123  (hundreds of them)
            found = crc32(name.encode() + opened.read(), found)
    return found


def origin_of(folder: Path) -> int:
    """Return what changes with all that a folder's rulebook is made of.

    In a checkout that is the program, too; there times and sizes stand for what is in the files.
    """
    if folder.is_relative_to(PACKAGE):
        return contents(folder)
    files = [*_files(folder, ".toml"), *_files(PACKAGE, ".py")]
    return crc32(repr([__version__, *((name, stamp_of(file)) for name, file in files)]).encode())


def _files(
    folder: Path | os.DirEntry[str], ending: str, below: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files of a folder and of those in it, with their names, in a settled order."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from _files(entry, ending, f"{below}{entry.name}/")
            elif entry.name.endswith(ending):
                yield f"{below}{entry.name}", entry
