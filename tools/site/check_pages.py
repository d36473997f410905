"""The page of a check: what it looks at, its params, the rules that use it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import msgspec

from contentcheck.model import Language
from contentcheck.rulebook import Rulebook, shipped_checks
from contentcheck.rules import params_of
from typeset import code, fenced, link, page, table, text
from words import word

_KINDS = {int: "whole", float: "number", str: "text", bool: "yes-no", type(None): "nothing"}


def check_path(check: str) -> str:
    return f"checks/{check}.md"


def check_page(check: str, book: Rulebook, lang: Language) -> str:
    module, params = _module(check), params_of(check)
    function = getattr(module, "check_calendar", None) or module.check
    fields = [_param(field, lang) for field in msgspec.structs.fields(params)]
    header = [word(key, lang) for key in ("param", "takes", "default")]
    said = inspect.getdoc(params) if "__doc__" in vars(params) else None
    users = sorted(rule.id for rule in book.rules if rule.check == check)
    return page(
        "---\nsearch: { boost: 0.3 }\n---",  # who searches for a fault means the rule
        f"# {check}",
        text(inspect.getdoc(module) or ""),
        text(inspect.getdoc(function) or ""),
        f"## {word('params', lang)}",
        fenced(said) if fields and said else "",
        table(header, _required(fields, lang)) if fields else word("no-params", lang),
        f"## {word('used-by', lang)}",
        ", ".join(link(rule, f"../rules/{rule}.md") for rule in users)
        or word("used-by-none", lang),
    )


def check_index(lang: Language) -> str:
    """Return the list of all checks with the first line of what each says of itself."""
    rows = (
        (link(check, f"{check}.md"), text(first_line(check))) for check in sorted(shipped_checks())
    )
    header = (word("check-name", lang), word("looks-at", lang))
    return page(f"# {word('checks', lang)}", word("checks-lead", lang), table(header, rows))


def first_line(check: str) -> str:
    return (inspect.getdoc(_module(check)) or "").partition("\n")[0]


def _module(check: str) -> ModuleType:
    return import_module(f"contentcheck.checks.{check.replace('-', '_')}")


def _param(field: msgspec.structs.FieldInfo, lang: Language) -> tuple[str, str, str | None]:
    default = None
    if field.default is not msgspec.NODEFAULT:
        default = _shown(field.default)
    elif field.default_factory is not msgspec.NODEFAULT:
        default = _shown(field.default_factory())
    return field.name, _kind(field.type, lang), default


def _required(
    fields: list[tuple[str, str, str | None]], lang: Language
) -> Iterator[tuple[str, str, str]]:
    for name, kind, default in fields:
        yield code(name), kind, word("required", lang) if default is None else code(default)


def _kind(type_: Any, lang: Language) -> str:
    """Name a type as one who writes TOML would: the words it may be, a list of texts, a number."""
    args = get_args(type_)
    if get_origin(type_) is Literal:
        return " · ".join(code(_shown(each)) for each in args)
    if hasattr(type_, "__metadata__"):  # Annotated: what it holds is checked when it is read
        return _kind(args[0], lang)
    either = " · ".join(dict.fromkeys(_kind(each, lang) for each in args if each is not Ellipsis))
    if get_origin(type_) in {tuple, list, frozenset, set}:
        return word("list", lang, n=either)
    if args:
        return either
    if hasattr(type_, "__struct_fields__"):
        inside = (f"{f.name} = {_kind(f.type, lang)}" for f in msgspec.structs.fields(type_))
        return f"&#123; {', '.join(inside)} &#125;"
    return word(_KINDS[type_], lang) if type_ in _KINDS else text(type_.__name__)


def _shown(value: object) -> str:
    """Write a default as TOML would."""
    return re.sub(r"^null$", "–", msgspec.json.encode(value).decode())
