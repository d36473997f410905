"""The page of a rule: what it says, why, by which numbers, where, who says so, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

import yaml

from contentcheck.model import Language
from contentcheck.report.cards import WAYS, point, value, when, without_values
from contentcheck.report.excerpt import visible
from contentcheck.rulebook import Rulebook, shipped
from contentcheck.rules import Example, Reference, Rule, applies, references
from contentcheck.targets import Fact, Number, Source, Target
from contentcheck.wording import number, unit_word
from shown import finding
from typeset import box, code, fenced, link, page, paragraphs, table, text
from words import word

_PICTURE = re.compile(r"(?!shape-|.*-over-).*\.(jpg|png|webp)")  # those are there for their size


def rule_path(rule: str) -> str:
    return f"rules/{rule}.md"


def rule_page(rule: Rule, book: Rulebook, lang: Language, *, configurable: bool) -> str:
    """Return the page of a rule; `configurable`: whether a configuration may change it."""
    seen = finding(rule.id, lang)
    message = seen.message if seen else without_values(rule.message[lang])
    advice = seen.advice if seen else without_values(rule.advice[lang])
    return page(
        f"# {rule.id}",
        _summary(rule, lang),
        box("quote", word("finds", lang), text(message), f"**{word('do', lang)}:** {text(advice)}"),
        f"## {word('why', lang)}",
        paragraphs(rule.why if isinstance(rule.why, str) else rule.why[lang]),
        word("group", lang, n=rule.group) if rule.group else "",
        f"## {word('scale', lang)}",
        _scale(rule, seen.measure.unit if seen else "", lang),
        f"## {word('where', lang)}",
        _where(rule, book, lang),
        f"## {word('examples', lang)}",
        *(_example(example, lang) for example in rule.examples),
        f"## {word('change', lang)}",
        *_change(rule, book, lang, configurable),
        f"## {word('ignore', lang)}",
        word("ignore-how", lang),
        fenced(f'ignore: {{ {rule.id}: "{word("reason", lang)}" }}', "yaml"),
        f"## {word('sources', lang)}",
        "\n".join(f"1. {source_words(source, lang)}" for source in rule.sources),
    )


def rule_index(book: Rulebook, names: dict[str, str], lang: Language) -> str:
    """Return the list of all rules, by what they look at."""
    parts = [f"# {word('rules', lang)}", word("rules-lead", lang)]
    for subject, rules in subjects(book).items():
        header = (word("rule", lang), word("at-most", lang), word("finds", lang))
        parts += [f"## {names[subject]}", table(header, (_row(rule, lang) for rule in rules))]
    return page(*parts)


def subjects(book: Rulebook) -> dict[str, list[Rule]]:
    """Return the rules by the first part of their ids, both sorted."""
    found: dict[str, list[Rule]] = {}
    for rule in sorted(book.rules, key=lambda rule: rule.id):
        found.setdefault(rule.id.partition(".")[0], []).append(rule)
    return found


def source_words(source: Source, lang: Language) -> str:
    """Return who says so, with the kind of source and its date."""
    title = link(text(source.title), f"<{source.url}>") if source.url else text(source.title)
    return f"{title}: {word(source.kind, lang)}, {word('seen', lang)} {source.seen.isoformat()}"


def _row(rule: Rule, lang: Language) -> tuple[str, str, str]:
    seen = finding(rule.id, lang)
    message = text(seen.message if seen else without_values(rule.message[lang]))
    return link(rule.id, f"{rule.id}.md"), word(rule.severity, lang), message


def _summary(rule: Rule, lang: Language) -> str:
    parts = [
        f"{word('at-most', lang)}: **{word(rule.severity, lang)}**",
        word("costs", lang, n=f"{rule.impact * 100:.0f}"),
        f"{word('measured-by', lang)} {link(code(rule.check), f'../checks/{rule.check}.md')}",
    ]
    if rule.languages:
        parts.append(f"{word('languages', lang)} {', '.join(rule.languages)}")
    return " · ".join(parts)


def _scale(rule: Rule, unit: str, lang: Language) -> str:
    rows = [(where, f"{score * 100:.0f}") for where, score in _points(rule, unit, lang)]
    said = [table((word("measured", lang), word("score", lang)), rows)]
    values = [place for place, _ in rule.scale]
    if values[0] != values[-1] and (unit, values) != ("count", [0, 1]):
        said.append(word("between", lang))
    asked = next((v.target for v, _ in rule.scale if isinstance(v, Reference)), None)
    if asked:
        said.append(word("refers", lang, n=code(asked)))
    return "\n\n".join(said)


def _points(rule: Rule, unit: str, lang: Language) -> Iterator[tuple[str, Number]]:
    """Yield where on the scale a point lies, in words, and its score."""
    last = len(rule.scale) - 1
    for at, (place, score) in enumerate(rule.scale):
        second = at > 0 and rule.scale[at - 1][0] == place  # of a step, which holds beyond it
        key = "above" if second else "up-to" if at == 0 else "from" if at == last else "at"
        shown = code(point(place)) if isinstance(place, Reference) else _amount(place, unit, lang)
        nothing = place == 0 and at == 0 and unit == "count"  # there are no fewer
        yield shown if nothing else word(key, lang, v=shown), score


def _amount(value: Number, unit: str, lang: Language) -> str:
    shown = number(value, unit, lang)
    return shown if unit in {"", "count"} else f"{shown} {unit_word(unit, lang)}"


def _where(rule: Rule, book: Rulebook, lang: Language) -> str:
    """Return the targets a rule runs on, with the numbers it takes from each."""
    targets = [target for target in book.targets.by_name.values() if applies(rule, target)]
    paths = sorted(facts_asked(rule))
    if not paths:
        return ", ".join(target_link(target) for target in targets)
    rows = [
        (target_link(target) + condition, *(_number(facts[path], lang) for path in paths))
        for target in targets
        for condition, facts in _cases(target, paths, lang)
    ]
    return table((word("target", lang), *map(code, paths)), rows)


def _cases(
    target: Target, paths: list[str], lang: Language
) -> Iterator[tuple[str, dict[str, Fact]]]:
    """Yield each case that a target tells apart ("with a picture"), with the facts that hold."""
    cases = {fact.when: fact for path in paths for fact in target.facts.get(path, ())}
    for name, stated in cases.items():
        facts = {path: fact for path in paths if (fact := target.fact(path, (name, "always")))}
        if len(facts) == len(paths):  # a rule runs only where every fact is stated
            yield when(stated, lang), facts


def facts_asked(rule: Rule) -> set[str]:
    """Return the facts that a rule asks of its targets: `caption.max`, for its counting, too."""
    asked = references([*rule.scale, rule.params])
    return {each.target.removesuffix(".counting").removesuffix(".unit") for each in asked}


def _number(fact: Fact, lang: Language) -> str:
    return value(fact, fact.value, lang) + only_by(fact, lang)


def only_by(fact: Fact, lang: Language) -> str:
    """Say where a limit binds only one way of publishing."""
    return f", {word('only', lang)} {WAYS[fact.binds[0]][lang]}" if len(fact.binds) == 1 else ""


def target_link(target: Target) -> str:
    return link(target.name, f"../targets/{target.name}.md")


def _example(example: Example, lang: Language) -> str:
    """Return an example as the draft that an officer would write."""
    front = {"targets": [example.target]} if example.target else {}
    front |= {"media": list(example.media)} if example.media else {}
    front |= example.front
    written = StringIO()
    if front:
        written.write("---\n")
        yaml.safe_dump(front, written, allow_unicode=True, sort_keys=False, default_flow_style=None)
        written.write("---\n")
    written.write(example.caption)
    shown = [fenced("\n".join(map(visible, written.getvalue().split("\n"))))]
    if example.length is not None:
        length = example.length
        said = point(length) if isinstance(length, Reference) else str(length)
        shown.append(word("repeated", lang, n=code(said)))
    shown += [
        f"![{name}](../assets/media/{name}){{ loading=lazy width=240 }}"
        for name in example.media
        if _PICTURE.fullmatch(name)
    ]
    if example.expect == "pass":
        return box("success", word("passes", lang), *shown)
    low, high = (f"{score * 100:.0f}" for score in example.expect.score)
    return box("failure", word("found", lang, s=low if low == high else f"{low}–{high}"), *shown)


def _change(rule: Rule, book: Rulebook, lang: Language, configurable: bool) -> Iterator[str]:
    file = book.files[rule.id].relative_to(shipped()).as_posix()
    how = link(word("change-how", lang), "../start/packs.md")
    yield f"{word('change-file', lang, file=file)} {how}."
    if configurable:
        yield word("change-config", lang)
        said = f'[rule."{rule.id}"]\nseverity = "advice"\nimpact = {rule.impact / 2:.2g}'
        yield fenced(said, "toml")
