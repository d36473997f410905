"""Compare the posts of one run: same texts, silences, too many in a day.

A check that compares has `check_calendar(drafts, params)` instead of `check(draft, params)`. What
it says of a post is known only when all posts are, and reports are to come one by one. So drafts
are passed on as they come up to the first one that a calendar rule concerns; from there on they
wait, as they were read (some kilobytes each, nothing of their media measured), until the last one
has been read. Then the posts are compared, and each goes on its way with what was found of it.
That is before any of them is checked: a report is made in one piece, in whatever process.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any

from contentcheck.decode import DecodeError
from contentcheck.errors import SelectionError, Skip
from contentcheck.events import published
from contentcheck.measuring import kinds
from contentcheck.model import Draft, Measure, Medium
from contentcheck.rules import CalendarCheck, Rule, calendar_check_of
from contentcheck.targets import Target, traits_of
from contentcheck.view import view_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from contentcheck.errors import DraftError
    from contentcheck.judge import Judge
    from contentcheck.rulebook import Rulebook

    _Work = tuple[str, str, Path | None, Any]  # a rule, its check and where that stands, params

    # What comparing found of one post, by rule and target: measures, and what kept from more.
    Compared = Mapping[tuple[str, str], tuple[list[Measure], Exception | None]]

ALONE: Compared = {}  # what comparing finds of a post that has no others beside it


def compared(
    drafts: Iterable[Draft | DraftError], book_of: Callable[[Draft], Rulebook]
) -> Iterator[tuple[Draft | DraftError, Compared]]:
    """Pass drafts on, in their order, each with what comparing it to the others found.

    `book_of` returns the rulebook by which a draft is judged.
    """
    calendar = Calendar()
    waiting: deque[Draft | DraftError] = deque()
    for draft in drafts:
        concerned = isinstance(draft, Draft) and calendar.note(len(waiting), draft, book_of(draft))
        if concerned or waiting:
            waiting.append(draft)
        else:
            yield draft, ALONE
    found = calendar.found()
    number = 0
    while waiting:
        yield waiting.popleft(), found.pop(number, ALONE)
        number += 1


class Calendar:
    """The posts that calendar rules concern, as light as they can be."""

    def __init__(self) -> None:
        # By rule, check and params: each post's number, its target, and the post as shown there.
        self.noted: dict[_Work, list[tuple[int, str, Draft]]] = defaultdict(list)

    def note(self, number: int, draft: Draft, book: Rulebook) -> bool:
        """Take note of a post for each rule and target; tell whether any rule concerns it."""
        concerned = False
        if all(rule.compares is None for rule in book.chosen):
            return concerned
        for target, traits in _targets(draft, book):
            light: Draft | None = None
            for judge in book.judges(target, traits, target.via_for(draft)):
                rule = judge.rule
                if rule.compares is None:
                    continue
                light = light or as_compared(draft, target)
                if not all(getattr(light, field) for field in rule.compares):
                    continue
                params = _params(judge)
                if params is not None:
                    work = (rule.id, rule.check, rule.code, params)
                    self.noted[work].append((number, target.name, light))
                    concerned = True
        return concerned

    def found(self) -> dict[int, Compared]:
        """Compare the posts; return by their number what was found of each."""
        found: dict[int, dict[tuple[str, str], tuple[list[Measure], Exception | None]]]
        found = defaultdict(dict)
        for (rule, name, code, params), noted in self.noted.items():
            check = calendar_check_of(name, code)
            measures, failure = _measured(check, [light for *_, light in noted], params)
            for index, (number, target, _) in enumerate(noted):
                found[number][rule, target] = measures.get(index, []), failure
        self.noted.clear()
        return dict(found)


def _targets(draft: Draft, book: Rulebook) -> Iterator[tuple[Target, frozenset[str]]]:
    """Yield the targets of a post; names that are none are found fault with elsewhere."""
    traits = traits_of(draft, kinds(draft))
    found: dict[str, Target] = {}
    for name in draft.targets:
        try:
            target = book.targets.find(name, traits)
        except SelectionError:
            continue
        found[target.name] = target
    yield from ((target, traits) for target in found.values())


def _params(judge: Judge) -> Any:
    """Return a rule's params for a target; None where they do not fit."""
    try:
        params = judge.params
    except (DecodeError, ValueError):
        return None  # said when the post itself is judged
    return params


def as_compared(draft: Draft, target: Target) -> Draft:
    """Return of a draft what is compared: text, media as files, time, group, as a target has them.

    Nothing of its media has been measured, it does not know its place in a file, and times without
    a zone are Jakarta's.
    """
    view = view_for(draft, target)
    return Draft(
        view.caption,
        [Medium(medium.file, medium.path).sit_beside(medium) for medium in view.media],
        (target.name,),
        language=view.language,
        via=view.via,
        id=view.id,
        link=view.link,
        publish=published(view),
        group=view.group,
        event=view.event,
        source=view.source,
    )


def _measured(
    check: CalendarCheck | None, drafts: Sequence[Draft], params: Any
) -> tuple[dict[int, list[Measure]], Exception | None]:
    """Run a calendar check; return its measures by post, and what kept it from going on."""
    measures: dict[int, list[Measure]] = defaultdict(list)
    try:
        for index, measure in check(drafts, params) if check else ():
            measures[index].append(measure)
    except Skip as skip:
        return measures, skip
    except Exception as error:
        # As with other checks, a fault in one must not cost the others' results. The exception
        # itself may not be able to travel to another process.
        return measures, RuntimeError(f"{type(error).__name__}: {error}")
    return measures, None


def measured(rule: Rule, target: Target, found: Compared) -> tuple[list[Measure], Exception | None]:
    """Return what comparing found of a post for a rule on a target.

    Raises Skip where there was nothing to compare it with, RuntimeError where the check crashed.
    """
    measures, failure = found.get((rule.id, target.name), ([], None))
    if failure is not None and not isinstance(failure, Skip):
        raise failure
    if not measures and failure is None:
        raise Skip("nothing to compare")
    return measures, failure
