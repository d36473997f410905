"""`contentcheck check --watch`: check again whenever a draft, a medium or a setting is saved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentcheck import checking, console
from contentcheck.config.files import NAME, PYPROJECT
from contentcheck.drafts.folder import files_in, real
from contentcheck.model import Draft, Text
from contentcheck.server.shelf import Shelf

if TYPE_CHECKING:
    from contentcheck.drafts.read import Read

    Stamp = tuple[int, int] | None  # time and size of a file; None of one that is not there

EVERY = 0.5  # s between two looks at the files
INTERRUPTED = 130  # exit code of Ctrl-C before anything was checked, as shells call it
_WAITING = Text(
    id="{time} menunggu perubahan; Ctrl-C mengakhiri",
    en="{time} waiting for changes; Ctrl-C ends this",
)
_UNFIT = ("fix", "diff", "write_baseline", "prune_baseline")  # they write what is watched


def watch(given: Mapping[str, Any]) -> int:
    """Check, then again after every change, until Ctrl-C; return the last exit code."""
    unfit = [f"--{name.replace('_', '-')}" for name in _UNFIT if given[name]]
    if Path("-") in given["paths"] or not given["paths"]:
        unfit.append("standard input, --caption or --media; name files or folders")
    if unfit:
        raise click.UsageError(f"--watch does not go with {unfit[0]}.")
    watched = _Watched(given)
    code = INTERRUPTED
    try:
        code = watched.checked()
        while True:
            said = _WAITING[console.language(given["lang"])]
            at = f"{datetime.now():%H:%M:%S}"  # noqa: DTZ005  (the clock on the wall)
            click.echo(f"──── {said.replace('{time}', at)} ────", err=True)
            while not watched.changed():
                time.sleep(EVERY)
            code = _again(watched)
    except KeyboardInterrupt:
        return code


class _Watched:
    """The files of a run, how they were when they were read, and what was measured of them."""

    def __init__(self, given: Mapping[str, Any]):
        self._given = given
        self._shelf = Shelf()
        self._seen: dict[Path, Stamp] = {}
        self._beside: set[Path] = set()  # files that the drafts name

    def checked(self) -> int:
        """Check everything, only what is new being measured; return the exit code."""
        self._beside = set()
        self._seen = {path: _stamp(path) for path in self._named()}
        return checking.run(self._given, self._pass_on)

    def changed(self) -> bool:
        """Tell whether a file is not what it was when it was read."""
        now = {path: _stamp(path) for path in (*self._named(), *self._beside)}
        return now != self._seen

    def _pass_on(self, drafts: Iterable[Read]) -> Iterator[Read]:
        for draft in drafts:
            if not isinstance(draft, Draft):
                yield draft
                continue
            for path in _files_of(draft):
                self._beside.add(path)
                self._seen.setdefault(path, _stamp(path))
            yield self._shelf.on(draft, next((each.progress for each in draft.media), None))

    def _named(self) -> Iterator[Path]:
        """Yield the files that the options name, and the settings that hold for them."""
        written = self._given["output"] and real(self._given["output"])
        for path in self._given["paths"]:
            folder = path if path.is_dir() else path.parent
            for file in files_in(path) if path.is_dir() else (path,):
                if real(file) != written:
                    yield file
            for above in (real(folder), *real(folder).parents):
                yield from (above / NAME, above / PYPROJECT)
        for pack in self._given["packs"]:
            yield from sorted(pack.rglob("*.toml"))


def _again(watched: _Watched) -> int:
    """Check once more; a setting that is wrong while it is being written does not end it all."""
    try:
        return watched.checked()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else console.FAILED


def _files_of(draft: Draft) -> Iterator[Path]:
    for medium in draft.media:
        yield from filter(None, (medium.path, medium.subtitles, medium.cover_path))
    if draft.preview and draft.preview.picture:
        yield draft.preview.picture.path


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
