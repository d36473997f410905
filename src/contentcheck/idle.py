"""What a check comes to on a draft with nothing in it: tried out once, so that it is not loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.errors import Skip
from contentcheck.judge import judges
from contentcheck.model import Draft
from contentcheck.remembering import asked_of, looked_at
from contentcheck.rules import Idle, Rule, check_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contentcheck.judge import Judge
    from contentcheck.targets import Target


def idle(rule: Rule, targets: Iterable[Target]) -> Idle | None:
    """Return what a rule's check comes to where the fields that it asks for are empty.

    None where it measures something even then, or where targets differ. What a check says depends
    on the fields that it asks for and its params alone; so it says the same of any such draft.
    """
    if rule.compares is not None:
        return None
    found = {_on_nothing(judge) for judge in judges(rule, targets)}
    return found.pop() if len(found) == 1 else None


def _on_nothing(judge: Judge) -> Idle | None:
    draft, skip = looked_at(Draft()), None
    try:
        for _ in check_of(judge.rule.check)(draft, judge.params):
            return None
    except Skip as found:
        skip = found.reason
    return Idle(asked_of(draft), skip)
