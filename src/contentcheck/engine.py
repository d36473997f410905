"""Check drafts one by one, or many: each with its rulebook, its cache and the posts beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from contentcheck import faults
from contentcheck.calendar import ALONE, compared
from contentcheck.errors import DraftError, LostError
from contentcheck.model import Draft, Failure, FailureKind, Language, Report
from contentcheck.rulebook import Rulebook, load
from contentcheck.run import Run
from contentcheck.text.personal import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future

    from contentcheck.cache import Cache
    from contentcheck.calendar import Compared
    from contentcheck.media.limits import Limits
    from contentcheck.remembering import Memory

D = TypeVar("D", bound=Draft | DraftError)

# One rulebook for all drafts, or each draft's own.
Rules = Rulebook | Callable[[Draft], Rulebook]

AHEAD = 64  # drafts given to an executor before the first report is awaited: memory stays flat


def check(
    draft: Draft,
    rules: Rulebook | None = None,
    lang: Language = "id",
    limits: Limits | None = None,
) -> Report:
    """Check one draft on all its targets, by itself; messages are in `lang`.

    What is wrong with the draft, its media or a rule stands in the report, not in an exception.
    With `limits` media are opened by a process beside this one (see `media.worker`); without, by
    this one: then a harmful file can hold or end it.
    """
    return _report(_take_apart(draft, limits), rules, lang, ALONE)


def check_many(
    drafts: Iterable[Draft | DraftError],
    rules: Rules | None = None,
    lang: Language = "id",
    executor: Executor | None = None,
    cache: Cache | None = None,
    ahead: int = AHEAD,
    limits: Limits | None = None,
) -> Iterator[Report]:
    """Check drafts one after another or by an executor; reports keep the order of the drafts.

    Any `concurrent.futures.Executor` will do; it is given `ahead` drafts at most before the first
    report is awaited. `processes.Processes` and `cluster.cluster` also outlive a process that dies.

    `rules` is one rulebook, or a function that returns each draft's own. A draft that could not be
    read has a report that says so. Rules that compare posts have all of them before them: from the
    first draft on that concerns one, all drafts are read, but nothing of their media, before the
    next report comes (see `calendar`). A `cache` saves measuring unchanged media again. With
    `limits` each process that checks has one beside it that opens media, as for `check`.
    """
    drafts = map(partial(_take_apart, limits=limits), drafts)
    known = compared(drafts, lambda draft: _book_for(draft, rules) or load())
    if executor is None:
        for draft, others in known:
            yield _check(draft, _book_for(draft, rules), lang, others, cache)
        return
    waiting: deque[tuple[Draft | DraftError, Future[Report]]] = deque()
    for draft, others in known:
        book = _book_for(draft, rules)
        waiting.append((draft, executor.submit(_check, draft, book, lang, others, cache, limits)))
        if len(waiting) >= ahead:
            yield _awaited(*waiting.popleft(), lang)
    while waiting:
        yield _awaited(*waiting.popleft(), lang)


def _awaited(draft: Draft | DraftError, future: Future[Report], lang: Language) -> Report:
    try:
        return future.result()
    except LostError as error:
        kind: FailureKind = "media" if isinstance(draft, Draft) and draft.media else "check"
        failure = Failure(kind, error.reason, masked(error.message[lang]))
        name = draft.id if isinstance(draft, Draft) else None
        return Report(draft.source, name, None, "unchecked", errors=(failure,))


def _book_for(draft: Draft | DraftError, rules: Rules | None) -> Rulebook | None:
    if rules is None or isinstance(rules, Rulebook):
        return rules
    return rules(draft) if isinstance(draft, Draft) else None


def _check(
    draft: Draft | DraftError,
    rules: Rulebook | None,
    lang: Language,
    others: Compared,
    cache: Cache | None = None,
    limits: Limits | None = None,
) -> Report:
    draft = _take_apart(draft, limits)
    if isinstance(draft, Draft):
        return _report(draft, rules, lang, others, cache)
    failure = Failure("draft", draft.reason, masked(draft.message[lang]), draft.place)
    return Report(draft.source, None, None, "unchecked", errors=(failure,))


def _take_apart(draft: D, limits: Limits | None) -> D:
    """Have a draft's media measured by this process's media worker, and return the draft."""
    if limits is not None and isinstance(draft, Draft):
        picture = draft.preview.picture if draft.preview else None
        for medium in (*draft.media, *((picture,) if picture else ())):
            from contentcheck.media.worker import worker

            worker(limits).take(medium)
    return draft


def _report(
    draft: Draft,
    rules: Rulebook | None,
    lang: Language,
    others: Compared,
    cache: Cache | None = None,
) -> Report:
    book = rules or load()  # without any rules there is nothing to report
    try:
        memory = _memory(draft, cache)
        report = Run(draft, book, lang, others, memory).report()
        if memory:
            memory.keep(draft)
    except Exception as error:
        # The boundary around a draft: a fault that no check made must not cost the other drafts.
        told = faults.said(error)
        failure = Failure("check", told.reason, masked(told.message[lang]))
        return Report(draft.source, draft.id, None, "unchecked", errors=(failure,))
    return report


def _memory(draft: Draft, cache: Cache | None) -> Memory | None:
    """Return what is remembered of a draft; None of one without media: words are read fast."""
    if cache is None or not (draft.media or (draft.preview and draft.preview.picture)):
        return None
    from contentcheck.remembering import Memory

    return Memory(cache)
