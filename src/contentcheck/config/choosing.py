"""Choose rules as the layers of a configuration say, and change what they say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from contentcheck.config.layers import Accepted, Layer
from contentcheck.config.record import RuleChange
from contentcheck.errors import ConfigError, RuleError, SelectionError
from contentcheck.judge import validate
from contentcheck.model import Text
from contentcheck.rulebook import Rulebook, not_replaced
from contentcheck.rules import Rule

SILENCED = Text(
    id="membungkam {rule}, yang melaporkan kesalahan; itu hanya boleh dilakukan konfigurasi proyek"
    " tempat perintah ini dijalankan",
    en="silences {rule}, which reports errors; only the configuration of the project in whose"
    " folder the command runs may do that",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of rules: it comes after every configuration."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    suppress: bool = True


def chosen(
    book: Rulebook, layers: Sequence[Layer], suppressions: Iterable[Accepted], asked: Asked
) -> Rulebook:
    """Return the rulebook for a draft. Raises ConfigError, and SelectionError for `asked`."""
    changed = _changed(book, layers)
    selected = _selected(book, layers, asked) - _left_out(book, layers, asked)
    return replace(
        book,
        rules=changed,
        chosen=not_replaced(rule for rule in changed if rule.id in selected),
        suppressed=_suppressed(book, suppressions) if asked.suppress else {},
    )


def _selected(book: Rulebook, layers: Iterable[Layer], asked: Asked) -> set[str]:
    """Return the ids of the rules that are left when each layer has spoken, nearest last."""
    everything = {rule.id for rule in book.rules}
    selected, ignored = everything, set[str]()
    for layer in layers:
        said, before = layer.said, selected - ignored
        more = _ids(book, layer, "extend-select", said.extend_select)
        if said.select is not None:
            selected = _ids(book, layer, "select", said.select)
        selected = selected | more
        if said.ignore is not None:
            ignored = _ids(book, layer, "ignore", said.ignore)
        else:
            ignored = ignored - more
        ignored = ignored | _ids(book, layer, "extend-ignore", said.extend_ignore)
        key = "select" if said.select is not None else "ignore" if said.ignore else "extend-ignore"
        _refuse_silencing(book, layer, key, before - (selected - ignored))
    if asked.select:
        selected = {rule.id for name in asked.select for rule in book.called(name)}
        ignored = ignored - selected
    return selected - ignored - {r.id for name in asked.ignore for r in book.called(name)}


def _left_out(book: Rulebook, layers: Sequence[Layer], asked: Asked) -> set[str]:
    """Return the rules of campaigns that are not this draft's."""
    if asked.select:
        return set()
    here = {folder for layer in layers for folder in layer.folders}
    elsewhere = book.campaigns - here
    return {rule for rule, file in book.files.items() if elsewhere & set(file.parents)}


def _changed(book: Rulebook, layers: Sequence[Layer]) -> tuple[Rule, ...]:
    """Return all rules as the layers change them."""
    rules = {rule.id: rule for rule in book.rules}
    for layer in layers:
        for name, change in layer.said.rule.items():
            key = f"rule.{name}"
            for named in _ids(book, layer, key, [name]):
                rules[named] = _with(rules[named], change)
                if rules[named].severity != "error" or change.scale or change.params:
                    _refuse_silencing(book, layer, key, {named})
                try:
                    validate(rules[named], layer.found.file, book.targets, under=layer.path(key))
                except RuleError as error:
                    raise ConfigError(error.message) from None
    return tuple(rules.values())


def _with(rule: Rule, change: RuleChange) -> Rule:
    said: dict[str, Any] = {
        name: value
        for name in ("severity", "impact", "scale")
        if (value := getattr(change, name)) is not None
    }
    if change.params:
        said |= {"params": rule.params | change.params, "idle": None}
    return msgspec.structs.replace(rule, **said)


def _suppressed(book: Rulebook, suppressions: Iterable[Accepted]) -> dict[str, str]:
    """Return why findings of rules are accepted; the nearest file's reason counts."""
    reasons: dict[str, str] = {}
    for each in suppressions:
        ids = _ids(book, each.layer, "rules", each.said.rules)
        _refuse_silencing(book, each.layer, "rules", ids)
        reasons = dict.fromkeys(ids, each.said.reason) | reasons
    return reasons


def _ids(book: Rulebook, layer: Layer, key: str, names: Iterable[str]) -> set[str]:
    try:
        return {rule.id for name in names for rule in book.called(name)}
    except SelectionError as error:
        raise layer.wrong(key, error.message) from None


def _refuse_silencing(book: Rulebook, layer: Layer, key: str, ids: set[str]) -> None:
    """Refuse that a configuration from elsewhere keeps errors from being seen."""
    errors = sorted(rule.id for rule in book.rules if rule.id in ids and rule.severity == "error")
    if errors and not layer.trusted:
        named = Text(
            id=SILENCED.id.replace("{rule}", errors[0]), en=SILENCED.en.replace("{rule}", errors[0])
        )
        raise layer.wrong(key, named)


def campaigns(layers: Iterable[Layer]) -> frozenset[Path]:
    """Return the folders of rules that hold for some paths only."""
    layers = list(layers)
    always = {folder for layer in layers if not layer.key for folder in layer.folders}
    return frozenset(f for layer in layers if layer.key for f in layer.folders) - always
