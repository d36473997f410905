"""Show on a terminal how far a long video has been watched."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import click

from contentcheck.model import Draft
from contentcheck.report.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.drafts.read import Read
    from contentcheck.model import Medium

_LONG = 1.0  # s of waiting, after which a bar is welcome
_CLEAR_LINE = "\r\033[K"
_WIDTH = 30  # columns of a whole bar


class Bar:
    """A bar for the video that is being watched, once that takes a while; gone when it is done.

    It is the `progress` of media, unless it is not wanted or the stream is no terminal.
    """

    def __init__(self, stream: TextIO, *, wanted: bool):
        self._stream = stream
        self._shows = wanted and stream.isatty()
        self._since: float | None = None
        self._shown = ""

    def __call__(self, file: str, seen: float, stated: float) -> None:
        """Show that `seen` of `stated` seconds of a file have been watched."""
        if self._since is None:
            self._since = monotonic()
        if seen >= stated:
            self._show("")
            self._since = None
        elif monotonic() - self._since >= _LONG:
            done = round(_WIDTH * seen / stated)
            name = visible(click.format_filename(file, shorten=True))
            self._show(f"{name}  [{'#' * done:-<{_WIDTH}}]  {seen / stated:.0%}")

    def _show(self, line: str) -> None:
        """Put a line in place of the last one."""
        if line != self._shown:
            click.echo(_CLEAR_LINE + line, file=self._stream, nl=False)
        self._shown = line

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
