"""What a rule file says, and the check that measures for it."""

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

import msgspec

from contentcheck.decode import decode
from contentcheck.model import Draft, Measure, Severity, Text
from contentcheck.targets import Number, Source, Target

Check = Callable[[Draft, Any], Iterator[Measure]]
CalendarCheck = Callable[[Sequence[Draft], Any], Iterator[tuple[int, Measure]]]
CHECK_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number or word asked of the target: a fact (`caption.max`) or its `.counting`.

    `readings` asks for a list: the value, then what other sources say instead. Only for params: of
    a scale the readings are judged anyway.
    """

    target: str
    plus: Number = 0
    times: Number = 1
    readings: bool = False


class ScoreRange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The scores between which an example has to come out."""

    score: tuple[float, float]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A post that a rule passes or finds fault with: documentation and test in one.

    `calendar` are further posts of one calendar: each is this one with some fields of its own.
    """

    expect: Literal["pass"] | ScoreRange
    caption: str = ""
    length: int | Reference | None = None
    media: tuple[str, ...] = ()
    front: dict[str, Any] = {}
    calendar: tuple[dict[str, Any], ...] = ()
    target: str | None = None


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule file: one check, its scale, targets, severity, impact, words, sources, proof.

    `extends` names the rule whose keys hold where the file says none, `replaces` takes that rule
    out wherever this one runs.
    """

    id: str
    extends: str | None = None
    replaces: bool = False
    check: str
    severity: Severity
    impact: Annotated[float, msgspec.Meta(ge=0.001, le=0.9)]
    scale: tuple[tuple[Number | Reference, Number], ...]
    why: str | Text
    message: Text
    advice: Text
    sources: tuple[Source, ...]
    examples: tuple[Example, ...]
    targets: tuple[str, ...] = ("*",)
    params: dict[str, Any] = {}
    languages: tuple[Literal["id", "en"], ...] = ()
    fields: frozenset[str] = frozenset()
    group: str | None = None
    minor: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.9
    aliases: tuple[str, ...] = ()


class Idle(msgspec.Struct, frozen=True, array_like=True):
    """What a check comes to, without a measure, where all the fields that it asks for are empty.

    `skip` is the reason it gives, None where it just finds nothing.
    """

    asked: frozenset[str]
    skip: str | None


class Rule(RuleFile, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What a rule file says, and what is known of its check before that is loaded.

    `code` is the file of Python where the check of a pack stands, None for the checks that come
    with contentcheck. `compares` are the fields of a draft without which a calendar check has
    nothing to compare, None for a check that looks at each post alone. `idle` is tried out when
    the shipped rules are compiled; None stands for not known.
    """

    code: Path | None = None
    compares: tuple[str, ...] | None = None
    idle: Idle | None = None

    @cached_property
    def asks(self) -> tuple[Reference, ...]:
        """What its scale and its params ask of a target."""
        return (*references(self.scale), *references(self.params))

    def is_called(self, name: str) -> bool:
        """Tell whether a name on the command line or in `ignore:` means this rule."""
        return any(
            name in {rule, rule.rpartition(".")[2], self.check}
            or (name.endswith(".") and rule.startswith(name))
            for rule in (self.id, *self.aliases)
        )


def references(value: object) -> Iterator[Reference]:
    """Find the references inside a scale or params, however deep."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, dict):
        if isinstance(value.get("target"), str):
            yield decode(value, Reference)
        else:
            for inner in value.values():
                yield from references(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            if not isinstance(inner, str | int | float):  # lists of words are long
                yield from references(inner)


def applies(rule: Rule, target: Target) -> bool:
    """Tell whether a rule is meant for a target and the target has the fields it speaks of.

    A pattern with `!` before it takes targets out again.
    """
    meant = False
    for pattern in rule.targets:
        if pattern.startswith("!"):
            if fits(pattern[1:], target.name):
                return False
        else:
            meant = meant or fits(pattern, target.name)
    return meant and rule.fields <= target.fields


def fits(pattern: str, target: str) -> bool:
    """Tell whether a rule's pattern (`*`, `facebook/*`, a full name) means a target."""
    if pattern.endswith("*"):
        return target.startswith(pattern[:-1])
    return pattern == target


@cache
def check_of(name: str, code: Path | None = None) -> Check:
    """Return the check of that name, importing its module, or the file it stands in.

    Raises LookupError for none, RuleError for a file that cannot be used.
    """
    check: Check = _module(name, code).check
    return check


def calendar_check_of(name: str, code: Path | None = None) -> CalendarCheck | None:
    """Return the check of that name if it compares posts; None for one that looks at each alone.

    Raises as `check_of`.
    """
    check: CalendarCheck | None = getattr(_module(name, code), "check_calendar", None)
    return check


def needs_of(name: str, code: Path | None = None) -> tuple[str, ...]:
    """Return the fields of a draft without which a calendar check has nothing to compare.

    They stand as `NEEDS` in the check's file; without it, all posts are compared.
    """
    needs: tuple[str, ...] = getattr(_module(name, code), "NEEDS", ())
    return needs


@cache
def params_of(check: str, code: Path | None = None) -> type[Any]:
    """Return the type of a check's params."""
    return params_type(calendar_check_of(check, code) or check_of(check, code))


def params_type(function: Callable[..., Any]) -> type[Any]:
    """Return the type that a check's second parameter is annotated with."""
    _, second = inspect.signature(function).parameters.values()
    named = second.annotation  # a name only, where the check postpones its annotations
    kind: type[Any] = function.__globals__[named] if isinstance(named, str) else named
    return kind


def _module(name: str, code: Path | None) -> ModuleType:
    if code is not None:
        from contentcheck.plugins import module_at

        return module_at(code)
    if not CHECK_NAME.fullmatch(name):
        raise LookupError(name)
    module = f"contentcheck.checks.{name.replace('-', '_')}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise LookupError(name) from None
