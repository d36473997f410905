"""Make a rule ready for one target, then turn values into scores and severities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import msgspec

from contentcheck.decode import DecodeError, decode, unknown_name
from contentcheck.errors import RuleError
from contentcheck.model import Severity, Text, Via
from contentcheck.rules import Reference, Rule, applies, params_of, references
from contentcheck.scale import FINE, Scale
from contentcheck.targets import Fact, Number, Reading, Target, Targets, wrong

HINT = 0.998  # what a limit for others leaves of a score: it costs a fifth of a point at most


class Judge(msgspec.Struct, frozen=True, dict=True):
    """A rule on a target, by the facts that it asks for; the rest is worked out when needed.

    What is worked out raises ValueError, or DecodeError for params, where the facts do not fit.
    """

    rule: Rule
    target: Target
    via: Via
    facts: Mapping[str, Fact]

    @cached_property
    def params(self) -> Any:
        """The params as the check's own type, with the target's numbers filled in."""
        said = self.rule.params
        filled = _filled(said, self.facts, self.target) if self.facts else said
        return decode(filled, params_of(self.rule.check, self.rule.code))

    @cached_property
    def scale(self) -> Scale:
        """The scale with the target's numbers filled in."""
        return _scale(self.rule, self.facts, self.target)

    @cached_property
    def readings(self) -> tuple[Scale, ...]:
        """The scale by what other sources say of the limit."""
        name = next(iter(self.facts), "")
        read = (msgspec.structs.replace(self.facts[name], value=o.value) for o in self.others)
        return tuple(_scale(self.rule, {**self.facts, name: fact}, self.target) for fact in read)

    @property
    def limit(self) -> Fact | None:
        """The fact that the rule asks for first, which is what it judges by."""
        return next(iter(self.facts.values()), None)

    @property
    def stated(self) -> Number | None:
        """The limit as the target gives it, where it is a number; a scale may let more pass."""
        return None if self.limit is None or isinstance(self.limit.value, str) else self.limit.value

    @property
    def others(self) -> tuple[Reading, ...]:
        """What other sources say of the limit."""
        return self.limit.readings if self.limit else ()

    @cached_property
    def binds(self) -> frozenset[Via]:
        """The ways of publishing that the limit holds for."""
        return frozenset(self.limit.binds if self.limit else get_args(Via))

    @property
    def url(self) -> str:
        """The first source that a reader can open."""
        limit, sources = self.limit, self.rule.sources
        if limit is not None:
            sources = tuple(self.target.sources[name] for name in limit.sources)
        return next((source.url for source in sources if source.url), "")

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
    """Look up a target's facts. None where the rule is not meant for it, or it states no such fact.

    A set of names is a limit too, and stands in the params: then the scale asks for none.
    """
    if not applies(rule, target):
        return None
    facts: dict[str, Fact] = {}
    for reference in rule.asks:
        path, _ = _split(reference, target)
        fact = target.fact(path, (*traits, via))
        if fact is None:
            return None
        facts[path] = fact
    return Judge(rule, target, via, facts)


def validate(rule: Rule, file: Path, targets: Targets, under: str = "") -> None:
    """Refuse params or a scale that do not hold on some target, and references no target states.

    `under` is the key in the file under which the rule stands, if it is not the file's own.
    Raises RuleError naming file and key.
    """
    meant = [target for target in targets.by_name.values() if applies(rule, target)]
    try:
        ready = [
            (judge.params, judge.scale, judge.readings)
            for judge in judges(rule, targets.by_name.values())
        ]
    except DecodeError as error:
        raise wrong(file, f"{under}.params.{error.path}".strip("."), error.message) from None
    except (ValueError, OverflowError) as error:
        raise wrong(file, f"{under}.scale".strip("."), Text(id=str(error), en=str(error))) from None
    if not ready:
        raise _never_runs(rule, file, meant, under)


def judges(rule: Rule, targets: Iterable[Target]) -> Iterator[Judge]:
    """Yield a rule ready for each of the targets, and the traits of drafts, that make it differ.

    A rule that asks nothing of a target is the same on each of them.
    """
    asked = rule.asks
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
    if isinstance(value, dict):
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
