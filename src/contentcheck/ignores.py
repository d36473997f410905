"""What a draft ignores, and why: `{ caption.fold: "…" }`, or one word of a list alone.

`house.terms:bakau` means the findings of `house.terms` that quote “bakau”.
"""

from collections.abc import Iterable, Mapping

from contentcheck.model import Finding
from contentcheck.rules import Rule


def rule_named(name: str) -> str:
    """Return the part of a name that means a rule: an id, its last part, a prefix, a check."""
    return name.partition(":")[0]


def accepts(name: str, rule: Rule, evidence: str) -> bool:
    """Tell whether a name means a rule's finding, which shows this as evidence."""
    named, _, word = name.partition(":")
    return rule.is_called(named) and (not word or f"“{word}”".casefold() in evidence.casefold())


def unused(
    ignored: Mapping[str, str],
    rules: Mapping[str, Rule],
    ran: Iterable[str],
    findings: Iterable[Finding],
) -> dict[str, str]:
    """Return what is ignored in vain: its rules ran, and it suppressed none of the findings."""
    ran = set(ran)
    suppressed = [found for found in findings if found.suppressed is not None]
    return {
        name: reason
        for name, reason in ignored.items()
        if any(rules[each].is_called(rule_named(name)) for each in ran)
        and not any(accepts(name, rules[f.rule], f.evidence) for f in suppressed)
    }
