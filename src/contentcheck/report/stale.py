"""What a maintainer should read again: rules and facts whose sources are old."""

from collections.abc import Iterator
from datetime import date

from contentcheck.rulebook import Rulebook
from contentcheck.targets import Source


def stale(book: Rulebook, before: date) -> Iterator[str]:
    """Yield a line for each rule and fact that nobody has looked up since a day, the oldest first.

    What counts is the newest of its sources: date, what rests on it, and where to look.
    """
    resting: list[tuple[str, list[Source]]] = [(rule.id, [*rule.sources]) for rule in book.rules]
    for target in book.targets.by_name.values():
        for path, facts in target.facts.items():
            for fact in facts:
                sources = [target.sources[name] for name in fact.sources]
                resting.append((f"{target.name} {path}", sources))
    old = [
        (newest, name) for name, sources in resting if (newest := _newest(sources)).seen < before
    ]
    width = max((len(name) for _, name in old), default=0)
    for source, name in sorted(old, key=lambda each: (each[0].seen, each[1])):
        yield f"{source.seen.isoformat()}  {name:<{width}}  {source.url or source.title}\n"


def _newest(sources: list[Source]) -> Source:
    return max(sources, key=lambda source: source.seen)


def months_before(today: date, months: int) -> date:
    """Return the same day so many months ago; the month's first where it has no such day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    try:
        return today.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 1, 1)
