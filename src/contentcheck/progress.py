"""Show on a terminal how far a long video, or a long list of posts, has come."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import click

from contentcheck.model import Draft, Text
from contentcheck.report.excerpt import visible
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.drafts.read import Read
    from contentcheck.model import Language, Medium, Report

_LONG = 1.0  # s of waiting, after which a bar is welcome
_CLEAR_LINE = "\r\033[K"
_WIDTH = 30  # columns of a whole bar

POSTS = Text(
    id="sejauh ini {done} unggahan", en="posts so far: {done}"
)  # before it is known how many there are
OF_POSTS = Text(id="{done} dari {all} unggahan", en="{done} of {all} posts")


class Bar:
    """A bar for the video that is being watched, or for the posts, once that takes a while.

    It is the `progress` of media, unless it is not wanted or the stream is no terminal.
    """

    def __init__(self, stream: TextIO, *, wanted: bool):
        self._stream = stream
        self._shows = wanted and stream.isatty()
        self._since: float | None = None
        self._shown = ""
        self._read = 0
        self._whole = False  # whether all posts have been read

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
            self._read += 1
            if isinstance(draft, Draft) and draft.media and self._shows:
                yield replace(draft, media=tuple(map(self.on, draft.media)))
            else:
                yield draft
        self._whole = True

    def on_reports(self, reports: Iterable[Report], lang: Language) -> Iterator[Report]:
        """Pass reports on; while the next one is awaited, show how many there have been.

        The bar is gone while a report is passed on, which may be printed on the same terminal.
        """
        start = monotonic()
        for done, report in enumerate(reports, 1):
            self._show("")
            yield report
            if self._shows and monotonic() - start >= _LONG:
                self._show(self._posts(done, lang))
        self._show("")

    def _posts(self, done: int, lang: Language) -> str:
        if not self._whole:
            return fill(POSTS[lang], done=str(done))
        part = round(_WIDTH * done / self._read)
        said = fill(OF_POSTS[lang], done=str(done), all=str(self._read))
        return f"{said}  [{'#' * part:-<{_WIDTH}}]"

    def on(self, medium: Medium) -> Medium:
        """Return a medium with this as its progress."""
        return replace(medium, progress=self) if self._shows else medium
