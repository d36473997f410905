"""Check drafts while they are written: at once by what is known, whole once media are measured."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Literal

from contentcheck import engine
from contentcheck.fix import TextFix
from contentcheck.model import Draft, Place, Region, Span, Text
from contentcheck.report.excerpt import visible
from contentcheck.report.told import unsuppressed
from contentcheck.server.shelf import Shelf, key_of, with_media
from contentcheck.server.worker import Interruptible, Outdated
from contentcheck.text.personal import masked
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.drafts.read import Read
    from contentcheck.errors import DraftError
    from contentcheck.model import Language, Medium, Report
    from contentcheck.rulebook import Rulebook

MOST_REMEMBERED = 4000  # posts of which is known what was found; a year of a calendar has hundreds
Weight = Literal["error", "warning", "advice", "hint"]

MEASURING = Text(id="{file} masih diukur …", en="{file} is still being measured …")
NO_REASON = Text(id="tulis alasannya", en="write the reason")  # what stands there at first, too


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a post, told once however many targets mind it.

    The place is by field, without line and column: these move while one writes above.
    """

    weight: Weight
    message: str
    place: Place
    rule: str | None = None
    advice: str = ""
    url: str = ""
    fix: TextFix | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of a post by now, and the draft to measure if that is not all."""

    problems: tuple[Problem, ...]
    to_measure: Draft | None = None


@dataclass(frozen=True, slots=True)
class _Books:
    """A rulebook as each of the two threads has it, to be stopped by itself."""

    book: Rulebook
    glanced: tuple[Rulebook, Interruptible]
    measured: tuple[Rulebook, Interruptible]


class Checker:
    """Checks posts in one language, each by the rules that hold for it; remembers what it found.

    `book` is what the editor is told of rules and targets; `rules_for` returns a draft's own.
    `glance` belongs to one thread, `measure` to another: they share measures and what was found.
    """

    def __init__(
        self, book: Rulebook, lang: Language, rules_for: Callable[[Draft], Rulebook] | None = None
    ):
        self.book = book
        self.lang = lang
        self._rules_for = rules_for or (lambda _: book)
        self._shelf = Shelf()
        self._books: list[_Books] = []
        self._found: OrderedDict[bytes, tuple[Problem, ...]] = OrderedDict()
        self._lock = Lock()

    def glance(self, draft: Read, wanted: Callable[[], bool]) -> Glance:
        """Tell what is wrong with a draft as far as its media are known. Raises Outdated."""
        if not isinstance(draft, Draft):
            return Glance((self._unreadable(draft),))
        number = self._numbered(self._rules_for(draft))
        draft = self._shelf.on(_without_places(draft, number))
        key = _digest(draft)
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return Glance(self._found[key])
        rules, stop = self._books[number].glanced
        stop.wanted = wanted
        asked: list[str] = []
        seen = with_media(draft, lambda medium: self._shelf.glimpse(medium, asked))
        problems = self._problems(engine.check(seen, rules, self.lang), draft)
        if not asked:
            self._remember(key, problems)
            return Glance(problems)
        return Glance((*problems, *self._being_measured(asked)), draft)

    def measure(self, draft: Draft, wanted: Callable[[], bool]) -> None:
        """Measure the media of a draft that a glance returned, so that the next one knows all.

        Raises Outdated.
        """
        key = _digest(draft)
        rules, stop = self._books[int(draft.source)].measured
        stop.wanted = wanted

        def watched(medium: Medium) -> Medium:
            other = replace(medium, progress=lambda *_: _stop_unless(wanted))
            medium.share_with(other)
            return other

        report = engine.check(with_media(draft, watched), rules, self.lang)
        if _digest(draft) == key:  # else a file was changed meanwhile
            self._remember(key, self._problems(report, draft))

    def _numbered(self, book: Rulebook) -> int:
        """Return the number of a rulebook; drafts alike share one."""
        for number, known in enumerate(self._books):
            if known.book is book:
                return number
        self._books.append(_Books(book, _interruptible(book), _interruptible(book)))
        return len(self._books) - 1

    def _remember(self, key: bytes, problems: tuple[Problem, ...]) -> None:
        with self._lock:
            self._found[key] = problems
            while len(self._found) > MOST_REMEMBERED:
                self._found.popitem(last=False)

    # ------------------------------------------------------------------------------ in words

    def _problems(self, report: Report, draft: Draft) -> tuple[Problem, ...]:
        failed = (
            Problem("error", visible(failure.message), failure.place) for failure in report.errors
        )
        return (*failed, *self._found_by(report), *self._without_reason(draft))

    def _found_by(self, report: Report) -> Iterator[Problem]:
        """Yield findings that are not suppressed; one on some targets only says on which."""
        for told in unsuppressed(report):
            some = len(told.targets) < len(report.targets)
            where = f" ({', '.join(told.targets)})" if some else ""
            finding, fix = told.first, told.first.measure.fix
            yield Problem(
                finding.severity,
                visible(finding.message + where),
                finding.place,
                finding.rule,
                visible(finding.advice),
                finding.url,
                fix if isinstance(fix, TextFix) and fix.edits else None,
            )

    def _without_reason(self, draft: Draft) -> Iterator[Problem]:
        """Yield the suppressions whose reason is still the one that the editor put there."""
        for name, reason in draft.ignore.items():
            if reason in {NO_REASON.id, NO_REASON.en}:
                place = Span(f"ignore.{name}", 0, len(name))
                yield Problem("warning", f"`{visible(name)}`: {NO_REASON[self.lang]}", place)

    def _unreadable(self, error: DraftError) -> Problem:
        return Problem("error", visible(masked(error.message[self.lang])), error.place)

    def _being_measured(self, asked: list[str]) -> Iterator[Problem]:
        for file in dict.fromkeys(asked):
            said = fill(MEASURING[self.lang], file=visible(masked(file)))
            yield Problem("hint", said, Region(file))


def files_of(draft: Draft) -> set[object]:
    """Return what tells the media of a draft, and their state, from others."""
    found: set[object] = set()

    def note(medium: Medium) -> Medium:
        found.add(key_of(medium))
        return medium

    with_media(draft, note)
    return found


def _interruptible(book: Rulebook) -> tuple[Rulebook, Interruptible]:
    rules = Interruptible(book.chosen)
    return replace(book, chosen=rules), rules


def _stop_unless(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise Outdated


def _without_places(draft: Draft, rules: int) -> Draft:
    """Return a draft that equals itself wherever it stands in its file.

    As its source it has the number of the rulebook it is judged by.
    """
    return replace(draft, positions={}, source=str(rules), today=date.today())  # noqa: DTZ011


def _digest(draft: Draft) -> bytes:
    """Return what is the same for drafts that say the same and have the same media."""
    files = sorted(map(repr, files_of(draft)))
    return blake2b(repr((draft, files)).encode(errors="replace")).digest()
