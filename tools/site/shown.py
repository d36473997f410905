"""What a rule says of its own example: the message with real numbers, and in which unit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from contentcheck.engine import check
from contentcheck.model import Draft, Finding, Language
from contentcheck.rulebook import load
from contentcheck.targets import Target
from contentcheck.testing import Case, draft_of

MEDIA = Path(__file__).parent.parent.parent / "tests" / "rule-media"


def finding(rule: str, lang: Language) -> Finding | None:
    """Return what is found in the rule's first example that it minds.

    None where it has none, or its media are not kept in the repository.
    """
    failing = _failing(rule)
    if failing is None:
        return None
    draft, target = failing
    rules = load().select([rule, *draft.ignore])
    (judged,) = check(replace(draft, targets=(target.name,)), rules, lang).targets
    return next((each for each in judged.findings if each.rule == rule), None)


@cache  # so that the media are measured once for both languages
def _failing(rule_id: str) -> tuple[Draft, Target] | None:
    book = load()
    (rule,) = (rule for rule in book.rules if rule.id == rule_id)
    for number, example in enumerate(rule.examples):
        if example.expect != "pass":
            draft, target = draft_of(Case(book, rule, number), MEDIA)
            return None if any(not m.path.exists() for m in draft.media) else (draft, target)
    return None
