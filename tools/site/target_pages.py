"""The page of a target: what it shows, each limit with who says so, the rules that run there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from contentcheck.model import Language
from contentcheck.report.cards import value, when
from contentcheck.report.target_card import GROUPS, sources_named
from contentcheck.rulebook import Rulebook
from contentcheck.rules import applies
from contentcheck.targets import Fact, Target
from rule_pages import facts_asked, only_by, source_words
from typeset import code, link, page, table, text
from words import word


def target_path(target: str) -> str:
    return f"targets/{target}.md"


def target_page(target: Target, book: Rulebook, lang: Language) -> str:
    none = word("none", lang)
    named = [name for path in sorted(target.facts) for name in sources_named(target.facts[path])]
    numbers = {name: at for at, name in enumerate(dict.fromkeys(named), 1)}
    parts = [
        f"# {text(target.title[lang])}",
        f"`{target.name}`",
        f"**{word('fields', lang)}:** {', '.join(map(code, sorted(target.fields))) or none}",
        f"**{word('media', lang)}:** {', '.join(map(code, target.media)) or none}",
        word("via-only", lang) if target.via == "api" else "",
    ]
    header = (word("fact", lang), word("value", lang))
    for group, paths in groupby(sorted(target.facts), lambda path: path.partition(".")[0]):
        rows = (row for path in paths for row in _rows(path, target.facts[path], numbers, lang))
        parts += [f"## {GROUPS[group][lang] if group in GROUPS else group}", table(header, rows)]
    parts += [f"## {word('runs-here', lang)}", *_rules(target, book, lang)]
    if numbers:
        parts.append(f"## {word('sources', lang)}")
        parts.append("\n".join(_source(name, target, at, lang) for name, at in numbers.items()))
    return page(*parts)


def target_index(book: Rulebook, names: dict[str, str], lang: Language) -> str:
    """Return the list of all targets, by platform."""
    parts = [f"# {word('targets-title', lang)}", word("targets-lead", lang)]
    for platform, targets in platforms(book).items():
        rows = ((link(t.name, f"{t.name}.md"), text(t.title[lang])) for t in targets)
        header = (word("target", lang), word("called", lang))
        parts += [f"## {names[platform]}", table(header, rows)]
    return page(*parts)


def platforms(book: Rulebook) -> dict[str, list[Target]]:
    """Return the targets by platform."""
    found: dict[str, list[Target]] = {}
    for target in book.targets.by_name.values():
        found.setdefault(target.name.partition("/")[0], []).append(target)
    return found


def _rows(
    path: str, facts: tuple[Fact, ...], numbers: dict[str, int], lang: Language
) -> Iterator[tuple[str, str]]:
    """Yield each fact in two columns, which fit a phone: its name, and all that is said of it."""
    for fact in facts:
        ground = f"{word(fact.confidence, lang)} {_marks(fact.sources, numbers)}"
        said = [f"**{value(fact, fact.value, lang)}**{when(fact, lang)}"]
        said.append(f"{word(fact.kind, lang)}{only_by(fact, lang)}; {ground}")
        for other in fact.readings:
            differs = f"{word('also', lang)} {value(fact, other.value, lang)}"
            said.append(f"{differs} {_marks(other.sources, numbers)}")
        said += [f"<small>{text(fact.note)}</small>"] if fact.note else []
        yield code(path), "<br>".join(said)


def _marks(names: tuple[str, ...], numbers: dict[str, int]) -> str:
    return "".join(f"[[{numbers[name]}]](#s{numbers[name]})" for name in names)


def _source(name: str, target: Target, at: int, lang: Language) -> str:
    return f'{at}. <span id="s{at}"></span>{source_words(target.sources[name], lang)}'


def _rules(target: Target, book: Rulebook, lang: Language) -> Iterator[str]:
    running = [
        rule
        for rule in book.rules
        if applies(rule, target) and facts_asked(rule) <= target.facts.keys()
    ]
    for severity in ("error", "warning", "advice"):
        ids = sorted(rule.id for rule in running if rule.severity == severity)
        if ids:
            links = ", ".join(link(each, f"../../rules/{each}.md") for each in ids)
            yield f"**{word(severity, lang)}:** {links}"
