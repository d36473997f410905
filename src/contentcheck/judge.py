"""Make a rule ready for one target, then turn values into scores and severities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import msgspec

from contentcheck.decode import DecodeError, decode, unknown_name
from contentcheck.errors import RuleError
from contentcheck.model import Severity, Text, Via
from contentcheck.rules import Reference, Rule, applies, params_of
from contentcheck.scale import FINE, Scale
from contentcheck.targets import Fact, Number, Reading, Target, Targets, wrong

HINT = 0.998  # what a limit for others leaves of a score: it costs a fifth of a point at most


class Judge(msgspec.Struct, frozen=True, dict=True):
    """A rule with a target's numbers filled in.

    `filled` are the rule's params, as they are given to its check only once it is to measure.
    `stated` is the limit as the target gives it, where it is a number (a scale may let more pass);
    `readings` are the scale by what other sources say of the same limit, `others` what they say;
    `binds` are the ways of
    publishing that the limit holds for; `url` is the source a reader can open.
    """

    rule: Rule
    target: Target
    via: Via
    filled: Any
    scale: Scale
    stated: Number | None
    readings: tuple[Scale, ...]
    others: tuple[Reading, ...]
    binds: frozenset[Via]
    url: str

    @cached_property
    def params(self) -> Any:
        """The params as the check's own type. Raises DecodeError where they do not fit it."""
        return decode(self.filled, params_of(self.rule.check, self.rule.code))

    def score(self, value: float) -> float:
        """Return how good a value is, 0…1: the mean over the readings of the limit.

        A limit that does not bind the way of publishing is no more than a hint.
        """
        scores = [scale.score(value) for scale in (self.scale, *self.readings)]
        mean = sum(scores) / len(scores)
        return mean if self.via in self.binds else max(mean, HINT)

    def milder(self, value: float) -> tuple[Reading, ...]:
        """Return what other sources say of the limit by which this value is fine."""
        pairs = zip(self.readings, self.others, strict=True)
        return tuple(other for scale, other in pairs if scale.score(value) >= FINE)

    def severity(self, value: float) -> Severity:
        """Return how serious a value is: by the size of the fault, not by the rule alone.

        Small faults are advice. An error becomes advice where the limit does not bind the way of
        publishing, and a warning where only some readings of the limit are over.
        """
        if self.score(value) > self.rule.minor:
            return "advice"
        if self.rule.severity != "error":
            return self.rule.severity
        if self.via not in self.binds:
            return "advice"
        over = [scale.score(value) < FINE for scale in (self.scale, *self.readings)]
        return "error" if all(over) else "warning"


def make_judge(rule: Rule, target: Target, traits: Iterable[str], via: Via) -> Judge | None:
    """Fill in a target's facts. None where the rule is not meant for it, or it states no such fact.

    Raises ValueError where the facts make no scale.
    """
    if not applies(rule, target):
        return None
    facts: dict[str, Fact] = {}
    # A set of names is a limit too, and stands in the params: then the scale has no reference.
    asked = [*references(rule.scale), *references(rule.params)]
    for reference in asked:
        path, _ = _split(reference, target)
        fact = target.fact(path, (*traits, via))
        if fact is None:
            return None
        facts[path] = fact
    limits = [_split(reference, target)[0] for reference in asked]
    limit = facts[limits[0]] if limits else None
    others = (
        []
        if limit is None
        else [
            facts | {limits[0]: msgspec.structs.replace(limit, value=reading.value)}
            for reading in limit.readings
        ]
    )
    sources = [target.sources[name] for name in limit.sources] if limit else rule.sources
    return Judge(
        rule=rule,
        target=target,
        via=via,
        filled=_filled(rule.params, facts, target),
        scale=_scale(rule, facts, target),
        stated=None if limit is None or isinstance(limit.value, str) else limit.value,
        readings=tuple(_scale(rule, other, target) for other in others),
        others=limit.readings if limit else (),
        binds=frozenset(limit.binds if limit else get_args(Via)),
        url=next((source.url for source in sources if source.url), ""),
    )


def validate(rule: Rule, file: Path, targets: Targets, under: str = "") -> None:
    """Refuse params or a scale that do not hold on some target, and references no target states.

    `under` is the key in the file under which the rule stands, if it is not the file's own.
    Raises RuleError naming file and key.
    """
    meant = [target for target in targets.by_name.values() if applies(rule, target)]
    try:
        ready = [judge.params for judge in judges(rule, targets.by_name.values())]
    except DecodeError as error:
        raise wrong(file, f"{under}.params.{error.path}".strip("."), error.message) from None
    except (ValueError, OverflowError) as error:
        raise wrong(file, f"{under}.scale".strip("."), Text(id=str(error), en=str(error))) from None
    if not ready:
        raise _never_runs(rule, file, meant, under)


def judges(rule: Rule, targets: Iterable[Target]) -> Iterator[Judge]:
    """Yield a rule ready for each of the targets, and the traits of drafts, that make it differ.

    A rule that asks nothing of a target is the same on each of them. Raises as `make_judge`.
    """
    asked = [*references(rule.scale), *references(rule.params)]
    meant = [target for target in targets if applies(rule, target)]
    for target in meant if asked else meant[:1]:
        paths = {_split(reference, target)[0] for reference in asked}
        traits = {fact.when for path in paths for fact in target.facts.get(path, ())}
        made = (make_judge(rule, target, ("always", trait), "app") for trait in traits | {"always"})
        yield from filter(None, made)


def _never_runs(rule: Rule, file: Path, meant: Sequence[Target], under: str) -> RuleError:
    """Return the error that says what no target of a rule has: the fields, or a fact."""
    stated = {path for target in meant for path in target.facts}
    for key, value in (("scale", rule.scale), ("params", rule.params)):
        for reference in references(value):
            if not any(_split(reference, target)[0] in stated for target in meant):
                where = f"{under}.{key}".strip(".")
                return wrong(file, where, unknown_name("fact", reference.target, stated))
    nowhere = Text(
        id="tidak ada tujuan aturan ini yang memiliki semua yang diminta aturan ini",
        en="no target of this rule has all that it asks for",
    )
    return wrong(file, under or ("fields" if rule.fields else "targets"), nowhere)


def references(value: object) -> Iterator[Reference]:
    """Find the references inside a scale or params, however deep."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Mapping):
        if isinstance(value.get("target"), str):
            yield decode(value, Reference)
        else:
            for inner in value.values():
                yield from references(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from references(inner)


def number(value: Number | Reference, target: Target, traits: Iterable[str]) -> float | None:
    """Return the number a reference stands for on a target; None where it is not stated."""
    if not isinstance(value, Reference):
        return value
    path, _ = _split(value, target)
    fact = target.fact(path, traits)
    return _number(value, {path: fact}, target) if fact else None


def _split(reference: Reference, target: Target) -> tuple[str, str]:
    """Split `caption.max.counting` into the fact and its attribute (`value` when none is named)."""
    if reference.target in target.facts:
        return reference.target, "value"
    path, _, attribute = reference.target.rpartition(".")
    return (path, attribute) if attribute in {"counting", "unit"} else (reference.target, "value")


def _asked(reference: Reference, facts: Mapping[str, Fact], target: Target) -> object:
    path, attribute = _split(reference, target)
    if reference.readings:
        return list(_readings(reference, facts[path], target))
    if attribute == "value" and not isinstance(facts[path].value, str):
        return _number(reference, facts, target)
    return getattr(facts[path], attribute)


def _readings(reference: Reference, fact: Fact, target: Target) -> Iterator[float]:
    """Yield the value of a fact, then its other readings."""
    one = msgspec.structs.replace(reference, readings=False)
    for value in (fact.value, *(reading.value for reading in fact.readings)):
        said = msgspec.structs.replace(fact, value=value)
        yield _number(one, {reference.target: said}, target)


def _number(reference: Reference, facts: Mapping[str, Fact], target: Target) -> float:
    path, attribute = _split(reference, target)
    value = getattr(facts[path], attribute)
    if isinstance(value, str) or value is None or reference.readings:
        raise ValueError(f"{reference.target} on {target.name} is no number")
    found: float = value * reference.times + reference.plus
    return found


def _filled(value: object, facts: Mapping[str, Fact], target: Target) -> object:
    """Return params with each reference replaced by what the target states."""
    if isinstance(value, Mapping):
        if isinstance(value.get("target"), str):
            return _asked(decode(value, Reference), facts, target)
        return {key: _filled(inner, facts, target) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, facts, target) for inner in value]
    return value


def _scale(rule: Rule, facts: Mapping[str, Fact], target: Target) -> Scale:
    return Scale(
        tuple(
            (_number(value, facts, target) if isinstance(value, Reference) else value, score)
            for value, score in rule.scale
        )
    )
