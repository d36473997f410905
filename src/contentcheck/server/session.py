"""One session with an editor: which documents are open, and what was found in them.

All of it runs on the thread that speaks with the editor, but for `_look` and `_measure`.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from lsprotocol import types

from contentcheck.model import Draft, Post, Span, Text
from contentcheck.server.checker import Checker, Problem, files_of
from contentcheck.server.document import Document
from contentcheck.server.pages import address
from contentcheck.server.worker import Outdated, Worker
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from contentcheck.drafts.read import Read

_LOG = logging.getLogger(__name__)

SOURCE = "contentcheck"
PAUSE = 0.3  # s without an edit before a text is checked
AGAIN = 2.0  # s between two looks at a document while its media are measured
LONGEST = 500_000  # characters that are checked while one writes; a post takes some thousand
MOST_POSTS = 1000  # of a calendar
MOST_SHOWN = 1000  # findings; the gravest first

TOO_LONG = Text(
    id="terlalu panjang untuk diperiksa sambil menulis; jalankan: contentcheck check {file}",
    en="too long to be checked while you write; run: contentcheck check {file}",
)
TOO_MANY = Text(
    id="sambil menulis hanya {count} unggahan pertama yang diperiksa; selengkapnya: "
    "contentcheck check {file}",
    en="while you write, the first {count} posts are checked only; for all: "
    "contentcheck check {file}",
)
FAULT = Text(
    id="tidak dapat diperiksa karena kesalahan program: {error}",
    en="could not be checked because of a fault in the program: {error}",
)
_WEIGHTS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
    "hint": types.DiagnosticSeverity.Hint,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem where it stands (offsets) in a version of a document, and of which draft it is."""

    problem: Problem
    draft: Read
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A version of a document and what is shown of it, the gravest first."""

    document: Document
    shown: tuple[Shown, ...]


@dataclass(slots=True)
class Opened:
    """An open document, what was found in it last, and how often it has changed."""

    document: Document
    turn: int = 0
    timer: asyncio.TimerHandle | None = None
    checked: Checked | None = None
    waited_for: set[object] = field(default_factory=set)  # media that are not measured yet
    to_measure: list[Draft] = field(default_factory=list)


class Session:
    """The open documents; `publish` is told what to show of one."""

    def __init__(self, publish: Callable[[Document, list[types.Diagnostic]], None]):
        self.publish = publish
        self.opened: dict[str, Opened] = {}
        self._texts = Worker("texts")
        self._media = Worker("media")

    def start(self, checker: Checker) -> None:
        """Check by this checker from now on, also what is open."""
        self.checker = checker
        self.look_again()

    # ------------------------------------------------------------------------------ documents

    def open(self, document: Document) -> None:
        self.opened[document.uri] = Opened(document)
        self._ask(document.uri)

    def change(self, document: Document) -> None:
        """Take a new version on; it is checked once nothing has been written for a moment."""
        opened = self.opened.get(document.uri)
        if opened is None:
            self.open(document)
            return
        opened.document = document
        opened.turn += 1  # what is under way for the old version is of no use
        if opened.timer is not None:
            opened.timer.cancel()
        loop = asyncio.get_running_loop()
        opened.timer = loop.call_later(PAUSE, self._ask, document.uri)

    def close(self, uri: str) -> None:
        opened = self.opened.pop(uri, None)
        self._texts.drop(uri)
        self._media.drop(uri)
        if opened is not None:
            if opened.timer is not None:
                opened.timer.cancel()
            self.publish(opened.document, [])

    def look_again(self) -> None:
        """Check what is open anew: a file was saved, or the language is another."""
        for uri, opened in self.opened.items():
            opened.turn += 1
            self._ask(uri)

    def fresh(self, uri: str) -> Checked | None:
        """Return what is shown of a document if it belongs to the newest version."""
        opened = self.opened.get(uri)
        checked = opened and opened.checked
        return checked if opened and checked and checked.document is opened.document else None

    # -------------------------------------------------------------------------------- at work

    def _ask(self, uri: str) -> None:
        opened = self.opened.get(uri)
        if opened is None:
            return
        if opened.timer is not None:
            opened.timer.cancel()
        opened.timer = None
        loop, turn, document = asyncio.get_running_loop(), opened.turn, opened.document

        def wanted() -> bool:
            return self.opened.get(uri) is opened and opened.turn == turn

        def job() -> None:
            shown, to_measure = self._look(document, wanted)
            _tell(loop, lambda: self._looked(document, wanted, shown, to_measure))

        self._texts.give(uri, job)

    def _look(
        self, document: Document, wanted: Callable[[], bool]
    ) -> tuple[tuple[Shown, ...], list[Draft]]:
        """Check a document as far as its media are known. Raises Outdated."""
        checker = self.checker
        shown: list[Shown] = []
        to_measure: list[Draft] = []

        def show(problems: Iterable[Problem], draft: Read) -> None:
            shown.extend(Shown(p, draft, *document.span(p.place, draft)) for p in problems)

        def notice(text: Text, **words: str) -> None:
            said = fill(text[checker.lang], file=document.path.name, **words)
            start, end = 0, len(document.line(0))
            shown.append(Shown(Problem("advice", said, Post()), NOBODY, start, end))

        if len(document.text) > LONGEST:
            notice(TOO_LONG)
            return tuple(shown), []
        try:
            drafts = document.drafts()
            for draft in drafts[:MOST_POSTS]:
                glance = checker.glance(draft, wanted)
                show(glance.problems, draft)
                if glance.to_measure is not None:
                    to_measure.append(glance.to_measure)
            if len(drafts) > MOST_POSTS:
                notice(TOO_MANY, count=str(MOST_POSTS))
        except Exception as error:  # the boundary: an editor hears of it, and goes on
            _LOG.exception("a document could not be checked")
            notice(FAULT, error=f"{type(error).__name__}: {error}")
        return tuple(shown), to_measure

    def _looked(
        self,
        document: Document,
        wanted: Callable[[], bool],
        shown: tuple[Shown, ...],
        to_measure: list[Draft],
    ) -> None:
        if not wanted():
            return
        uri = document.uri
        opened = self.opened[uri]
        gravest = sorted(shown, key=lambda each: (_WEIGHTS[each.problem.weight].value, each.start))
        opened.checked = Checked(document, tuple(gravest[:MOST_SHOWN]))
        opened.to_measure = to_measure
        opened.waited_for = set().union(*map(files_of, to_measure))
        self.publish(document, [diagnostic(document, each) for each in opened.checked.shown])
        if to_measure:
            loop = asyncio.get_running_loop()
            self._media.give(uri, lambda: self._measure(opened, loop))

    def _measure(self, opened: Opened, loop: asyncio.AbstractEventLoop) -> None:
        """Measure media as long as somebody waits for them, and have the document looked at."""
        uri, told = opened.document.uri, monotonic()
        while opened.to_measure and self.opened.get(uri) is opened:
            draft = opened.to_measure.pop(0)
            try:
                self.checker.measure(draft, partial(self._waits, opened, files_of(draft)))
            except Outdated:
                continue
            if not opened.to_measure or monotonic() - told > AGAIN:
                told = monotonic()
                _tell(loop, lambda: self._measured(opened))

    def _waits(self, opened: Opened, files: set[object]) -> bool:
        """Tell whether a document is open still and waits for one of these media."""
        return self.opened.get(opened.document.uri) is opened and bool(files & opened.waited_for)

    def _measured(self, opened: Opened) -> None:
        if opened.timer is None:  # else it will be looked at in a moment, anyway
            self._ask(opened.document.uri)


NOBODY = Draft()  # whose notices about a whole file are


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    """Have something done by the thread that speaks with the editor, if that is still there."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(what)


def diagnostic(document: Document, shown: Shown) -> types.Diagnostic:
    """Return a problem as the protocol has it."""
    problem = shown.problem
    url = address(problem.url)
    ignored = isinstance(problem.place, Span) and problem.place.field.startswith("ignore.")
    return types.Diagnostic(
        range=document.range(shown.start, shown.end),
        message=problem.message,
        severity=_WEIGHTS[problem.weight],
        source=SOURCE,
        code=problem.rule,
        code_description=types.CodeDescription(url) if url and problem.rule else None,
        tags=[types.DiagnosticTag.Unnecessary] if ignored and problem.rule else None,
    )


def path_of(uri: str, language: str | None, root: Path) -> Path:
    """Return where a document lies; one that was never saved would lie in the root."""
    from pygls.uris import to_fs_path

    found = to_fs_path(uri) if uri.startswith("file:") else None
    if found:
        return Path(found)
    endings = {"json": ".json", "jsonl": ".jsonl", "csv": ".csv", "tsv": ".tsv"}
    return root / f"untitled{endings.get(language or '', '.md')}"
