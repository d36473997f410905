"""Find and read the configuration files of a folder: its own, then those of the folders above."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from contentcheck.drafts.folder import exists, real
from contentcheck.plain import read_plain

if TYPE_CHECKING:
    from contentcheck.config.record import Configuration

NAME = "contentcheck.toml"
PYPROJECT = "pyproject.toml"
SECTION = "tool.contentcheck"
_LARGEST = 1_000_000  # bytes
_ROOT = 0  # the administrator's number


class Found(msgspec.Struct, frozen=True):
    """A configuration file that was read; `section` is where in it the keys stand."""

    file: Path
    section: str
    said: Configuration


class Files:
    """The configuration files of folders, each read once."""

    def __init__(self) -> None:
        self._chains: dict[Path, tuple[Found, ...]] = {}

    def above(self, folder: Path) -> tuple[Found, ...]:
        """Return the files that hold for a folder, the farthest first.

        The search ends at a folder with `.git`, or a file that says `root = true`. Raises
        ConfigError for a file that is wrong.
        """
        walked: list[tuple[Path, Found | None]] = []
        chain: tuple[Found, ...] = ()
        folder = real(folder)
        for here in (folder, *folder.parents):
            if here in self._chains:
                chain = self._chains[here]
                break
            found = _read_in(here)
            walked.append((here, found))
            if (found and found.said.root) or exists(here / ".git"):
                break
        for here, found in reversed(walked):
            chain = (*chain, *_with_extended(found)) if found else chain
            self._chains[here] = chain
        return chain

    def read(self) -> list[Found]:
        """Return every file that has been read so far."""
        return list(
            {found.file: found for chain in self._chains.values() for found in chain}.values()
        )


def _with_extended(found: Found) -> tuple[Found, ...]:
    """Return a file after those that it says it extends. Raises ConfigError."""
    chain = [found]
    while (name := chain[0].said.extend) is not None:
        from contentcheck.config.reading import no_file, wrong

        first = chain[0]
        file = real(first.file.parent / name)
        other = None
        if exists(file) and file.is_file() and file not in {each.file for each in chain}:
            other = _read(file, SECTION if file.name == PYPROJECT else "")
        if other is None:
            key = f"{first.section}.extend".lstrip(".")
            raise wrong(first.file, key, no_file(name))
        chain.insert(0, other)
    return tuple(chain)


def _read_in(folder: Path) -> Found | None:
    """Return what a folder's own file says; contentcheck.toml comes before pyproject.toml."""
    own, shared = folder / NAME, folder / PYPROJECT
    if exists(own) and _counts(own):
        return _read(own, "")
    if exists(shared) and _counts(shared) and b"contentcheck" in _bytes(shared):
        return _read(shared, SECTION)
    return None


def _counts(file: Path) -> bool:
    """Tell whether a file may configure anything.

    In a folder where everybody may put files (`/tmp`) one counts only if it is the user's own.
    """
    try:
        shared = file.parent.stat().st_mode & (stat.S_ISVTX | stat.S_IWOTH)
        if shared != stat.S_ISVTX | stat.S_IWOTH:
            return True
        return file.stat().st_uid in {_ROOT, os.geteuid()}
    except OSError:
        return False


def _read(file: Path, section: str) -> Found | None:
    """Return what a file says; None for a pyproject.toml without the section."""
    data: Any = _toml(file)
    for name in filter(None, section.split(".")):
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    from contentcheck.config.reading import configuration

    return Found(file, section, configuration(file, section, data))


def _toml(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_bytes(file).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        from contentcheck.config.reading import unreadable

        raise unreadable(file, error) from None


def _bytes(file: Path) -> bytes:
    try:
        return read_plain(file, _LARGEST)
    except OSError as error:
        from contentcheck.config.reading import unreadable

        raise unreadable(file, error) from None
