"""The keys of a configuration file. What they mean, for people, stands in keys.py."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from contentcheck.model import Language, Severity, Via
from contentcheck.outcome import FailOn
from contentcheck.rules import Reference
from contentcheck.targets import Number

FileName = Annotated[str, msgspec.Meta(pattern=r"^[^\x00]+$")]
NonEmpty = Annotated[str, msgspec.Meta(min_length=1)]


class RuleChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is different about a rule here; `params` are laid over the rule's own."""

    severity: Severity | None = None
    impact: Annotated[float, msgspec.Meta(ge=0.001, le=0.9)] | None = None
    scale: tuple[tuple[Number | Reference, Number], ...] | None = None
    params: dict[str, Any] | None = None


class Choices(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True
):
    """What may differ from draft to draft; what is None is not said here."""

    targets: tuple[str, ...] | None = None
    via: Via | None = None
    language: Language | None = None
    timezone: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    rule: dict[str, RuleChange] = {}
    rules: tuple[FileName, ...] = ()


class PerPath(Choices, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Choices for the drafts whose path fits one of the patterns."""

    paths: Annotated[tuple[NonEmpty, ...], msgspec.Meta(min_length=1)]


class Suppress(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Findings that are known and accepted, and why."""

    rules: Annotated[tuple[NonEmpty, ...], msgspec.Meta(min_length=1)]
    reason: Annotated[str, msgspec.Meta(pattern=r"\S")]
    paths: Annotated[tuple[NonEmpty, ...], msgspec.Meta(min_length=1)] = ("**",)


class Configuration(Choices, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A whole file: choices for drafts, then what holds for the run as a whole."""

    per_path: tuple[PerPath, ...] = ()
    suppress: tuple[Suppress, ...] = ()
    extend: FileName | None = None
    root: bool = False
    lang: Language | None = None
    fail_on: FailOn | None = None
    min_score: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    baseline: FileName | None = None
    docs_url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s]+$")] | None = None
    cache: bool | None = None
