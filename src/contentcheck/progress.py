"""Show on a terminal how far a long video has been watched."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import click

from contentcheck.model import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from click._termui_impl import ProgressBar

    from contentcheck.drafts.read import Read
    from contentcheck.model import Medium

_LONG = 1.0  # s of waiting, after which a bar is welcome
_CLEAR_LINE = "\r\033[K"


class Bar:
    """A bar for the video that is being watched, once that takes a while; gone when it is done.

    It is the `progress` of media, unless it is not wanted or the stream is no terminal.
    """

    def __init__(self, stream: TextIO, *, wanted: bool):
        self._stream = stream
        self._shows = wanted and stream.isatty()
        self._since: float | None = None
        self._bar: ProgressBar[int] | None = None

    def __call__(self, file: str, seen: float, stated: float) -> None:
        """Show that `seen` of `stated` seconds of a file have been watched."""
        if self._since is None:
            self._since = monotonic()
        if seen >= stated:
            self._end()
        elif monotonic() - self._since >= _LONG:
            if self._bar is None:
                label = click.format_filename(file, shorten=True)
                self._bar = click.progressbar(length=round(stated), label=label, file=self._stream)
            self._bar.update(round(seen) - self._bar.pos)

    def on_media(self, drafts: Iterable[Read]) -> Iterator[Read]:
        """Pass drafts on with this as the progress of their media."""
        for draft in drafts:
            if isinstance(draft, Draft) and draft.media and self._shows:
                yield replace(draft, media=tuple(map(self.on, draft.media)))
            else:
                yield draft

    def on(self, medium: Medium) -> Medium:
        """Return a medium with this as its progress."""
        return replace(medium, progress=self) if self._shows else medium

    def _end(self) -> None:
        if self._bar is not None:
            click.echo(_CLEAR_LINE, file=self._stream, nl=False)
        self._since, self._bar = None, None
