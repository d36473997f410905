"""What holds for each draft of a run, from the command line and the configuration files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from contentcheck.config.files import NAME, PYPROJECT, Files, Found
from contentcheck.drafts.folder import file_of, media_root, real
from contentcheck.drafts.record import Defaults
from contentcheck.errors import SelectionError
from contentcheck.model import Text
from contentcheck.rulebook import Rulebook, load

if TYPE_CHECKING:
    from contentcheck.config.choosing import Asked
    from contentcheck.config.layers import Layer
    from contentcheck.model import Draft

PACKS = Text(
    id="menyebut paket aturan; itu hanya dibaca dari konfigurasi folder tempat perintah ini"
    " dijalankan (atau di atasnya), atau dari --rules",
    en="names a folder of rules or a pack; that is read only from the configuration of the folder"
    " in which the command runs (or above it), or from --rules",
)


class Held(msgspec.Struct, frozen=True):
    """What holds for a draft: defaults for what it does not say, and the rules."""

    defaults: Defaults
    book: Rulebook


@dataclass(slots=True)
class Settings:
    """The settings of a run that was started in the folder `here`.

    Raises ConfigError where a configuration of that folder is wrong.
    """

    here: Path
    packs: Sequence[Path] = ()
    asked: Asked | None = None
    files: Files = field(default_factory=Files)
    chain: tuple[Found, ...] = field(init=False)
    book: Rulebook = field(init=False)
    _held: dict[tuple[Any, ...], Held] = field(default_factory=dict)
    _trusted: dict[Path, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chain = self.files.above(self.here)
        if not self.chain:
            self.book = load(*self.packs)
            return
        from contentcheck.config.choosing import Asked, campaigns, chosen
        from contentcheck.config.layers import accepted, layers

        trusted = frozenset(found.file for found in self.chain)
        own = list(layers(self.chain, None, trusted))
        named = [folder for layer in own for folder in layer.folders]
        book = load(*dict.fromkeys([*named, *self.packs]))
        self.book = replace(book, campaigns=campaigns(own), docs=self.said("docs_url")[0])
        for layer in own:  # now, and not when the first draft is read
            self._check(layer)
        chosen(self.book, own, accepted(self.chain, None, trusted), Asked())

    def said(self, key: str) -> tuple[Any, Found | None]:
        """Return what the nearest file says about the run as a whole, and the file."""
        for found in reversed(self.chain):
            value = getattr(found.said, key)
            if value is not None:
                return value, found
        return None, None

    def held(self, path: Path) -> Held:
        """Return what holds for the drafts of a file. Raises ConfigError, SelectionError."""
        path = real(self.here / path)
        chain = self.files.above(path.parent)
        if not chain:
            key: tuple[Any, ...] = ()
            if key not in self._held:
                self._held[key] = Held(Defaults(), self._chosen((), ()))
            return self._held[key]
        from contentcheck.config.layers import accepted, layers

        trusted = frozenset(found.file for found in chain if self._trusts(found))
        here = tuple(layers(chain, path, trusted))
        suppressed = tuple(accepted(chain, path, trusted))
        key = tuple((each.found.file, each.key) for each in here)
        key += tuple((each.layer.found.file, each.layer.key) for each in suppressed)
        if key not in self._held:
            for layer in here:
                self._check(layer)
            self._held[key] = Held(_defaults(here), self._chosen(here, suppressed))
        return self._held[key]

    def defaults(self, path: Path) -> Defaults:
        """Return what holds where the drafts of a file do not say."""
        return self.held(path).defaults

    def rulebook(self, draft: Draft) -> Rulebook:
        """Return the rules for a draft."""
        return self.held(file_of(draft.source)).book

    def _chosen(self, here: tuple[Layer, ...], suppressed: tuple[Any, ...]) -> Rulebook:
        if not here and self.asked is None:
            return self.book
        from contentcheck.config.choosing import Asked, chosen

        return chosen(self.book, here, suppressed, self.asked or Asked())

    def _trusts(self, found: Found) -> bool:
        """Tell whether a file belongs to the project of the folder the run was started in."""
        if found.file not in self._trusted:
            root = self._root()
            inside = root is not None and found.file.is_relative_to(root)
            self._trusted[found.file] = inside or found in self.chain
        return self._trusted[found.file]

    def _root(self) -> Path | None:
        """Return the project's topmost folder; None where nothing marks one."""
        here = real(self.here)
        # What a file extends may lie anywhere and makes no project of its folder.
        own = [found.file for found in self.chain if found.file.name in {NAME, PYPROJECT}]
        above = (file.parent for file in own if here.is_relative_to(file.parent))
        marked = media_root(here)
        return next(above, marked if _is_project(marked) else None)

    def _check(self, layer: Layer) -> None:
        """Refuse targets that are none, and packs named where they may not be."""
        for name in layer.said.targets or ():
            try:
                self.book.targets.find(name, ("always",))
            except SelectionError as error:
                raise layer.wrong("targets", error.message) from None
        if layer.said.rules and layer.found not in self.chain:
            raise layer.wrong("rules", PACKS)


def _is_project(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in (".git", "pyproject.toml"))


def _defaults(here: Sequence[Layer]) -> Defaults:
    """Return what the layers say, the nearest one first."""

    def nearest(key: str) -> Any:
        said = (getattr(layer.said, key) for layer in reversed(here))
        return next((value for value in said if value is not None), None)

    from contentcheck.drafts.times import JAKARTA, zone_of

    zone = nearest("timezone")
    return Defaults(
        targets=nearest("targets") or (),
        via=nearest("via") or "app",
        language=nearest("language"),
        zone=JAKARTA if zone is None else zone_of(zone),
    )
