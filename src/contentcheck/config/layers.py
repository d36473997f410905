"""Which choices hold for a draft: those of the files above it, and of their patterns that fit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from contentcheck.config.files import Found
from contentcheck.config.globs import fits_any
from contentcheck.config.reading import wrong
from contentcheck.config.record import Choices, Suppress
from contentcheck.errors import ConfigError, SelectionError
from contentcheck.model import Text


@dataclass(frozen=True, slots=True)
class Layer:
    """Choices and where they stand: in a file as a whole, or under `per-path[0]` of it.

    `trusted`: the file belongs to the project in whose folder the command was started, so it may
    silence errors.
    """

    found: Found
    key: str
    said: Choices
    trusted: bool

    def path(self, key: str) -> str:
        """Return where in the file a key of this layer stands: `per-path[0].select`."""
        return ".".join(filter(None, (self.found.section, self.key, key)))

    def wrong(self, key: str, message: Text) -> ConfigError:
        """Return an error that names the file, the line and the key."""
        return wrong(self.found.file, self.path(key), message)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of rules that are named here.

        Raises ConfigError for a name that is neither a folder nor an installed pack.
        """
        if not self.said.rules:
            return ()
        from contentcheck.plugins import pack_folder

        try:
            return tuple(pack_folder(name, self.found.file.parent) for name in self.said.rules)
        except SelectionError as error:
            raise self.wrong("rules", error.message) from None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A `[[suppress]]` entry that holds for a draft."""

    layer: Layer
    said: Suppress


def layers(chain: Sequence[Found], path: Path | None, trusted: frozenset[Path]) -> Iterator[Layer]:
    """Yield what holds for a path, the farthest first; without a path all there is."""
    for found in chain:
        own = found.file in trusted
        yield Layer(found, "", found.said, own)
        for index, each in enumerate(found.said.per_path):
            if path is None or fits_any(_below(found, path), each.paths):
                yield Layer(found, f"per-path[{index}]", each, own)


def accepted(
    chain: Sequence[Found], path: Path | None, trusted: frozenset[Path]
) -> Iterator[Accepted]:
    """Yield the suppressions that hold for a path, the nearest file's first; without one all."""
    for found in reversed(chain):
        for index, each in enumerate(found.said.suppress):
            if path is None or fits_any(_below(found, path), each.paths):
                place = Layer(found, f"suppress[{index}]", found.said, found.file in trusted)
                yield Accepted(place, each)


def _below(found: Found, path: Path) -> PurePath:
    return PurePath(os.path.relpath(path, found.file.parent))
