"""Collect every pattern that the program makes: run by itself, it prints them as JSON.

It loads all modules, so it runs in a process of its own, where it also sees each pattern made.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from re import _compiler  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

from contentcheck.text.glance import Sought

AT_ONE_PLACE = {"match", "fullmatch"}


class Made(NamedTuple):
    """A pattern: who makes it, its text (bytes as latin-1), is it only asked of one place?"""

    module: str
    text: str
    raw: bool
    flags: int
    at_one_place: bool


def collected() -> list[Made]:
    """Load all modules and return their patterns, those behind stems and in functions, too."""
    noted: set[tuple[str, str, bool, int]] = set()
    plain = _compiler.compile

    def noting(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str | bytes) and (module := _caller()):
            text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
            noted.add((module, text, isinstance(pattern, bytes), int(flags)))
        return plain(pattern, flags)

    _compiler.compile = noting
    import contentcheck

    once: set[tuple[str, str]] = set()
    inline: list[Made] = []
    for each in pkgutil.walk_packages(contentcheck.__path__, "contentcheck."):
        if not each.name.endswith("__main__"):
            module = importlib.import_module(each.name)
            noted |= {(module.__name__, *each) for each in _waiting(vars(module))}
            once |= set(_asked_of_one_place(module))
            inline += _in_functions(module)
    return [*(Made(*each, each[:2] in once) for each in sorted(noted)), *inline]


def _caller() -> str | None:
    """Return the module of ours that has a pattern made."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__") in {
        "re",
        "functools",
        Sought.__module__,
    }:
        frame = frame.f_back
    name = str(frame.f_globals.get("__name__"))
    return name if name.startswith("contentcheck") else None


def _waiting(values: Any) -> Iterator[tuple[str, bool, int]]:
    """Yield the patterns that are made when they are first needed."""
    for value in list(values.values() if isinstance(values, dict) else values):
        if isinstance(value, Sought):
            yield value.source, False, int(value.flags)
        elif type(value) in {dict, tuple, list}:
            yield from _waiting(value)


def _asked_of_one_place(module: ModuleType) -> Iterator[tuple[str, str]]:
    source = inspect.getsource(module)
    for name, value in vars(module).items():
        pattern = value.source if isinstance(value, Sought) else getattr(value, "pattern", None)
        if isinstance(value, re.Pattern | Sought) and isinstance(pattern, str):
            uses = re.findall(rf"\b{name}\b(?! = )\.?(\w*)", source)
            if set(uses) <= AT_ONE_PLACE:
                yield module.__name__, pattern


def _in_functions(module: ModuleType) -> Iterator[Made]:
    """Yield the patterns that stand in a call of `re` inside a function."""
    for outer in ast.walk(ast.parse(inspect.getsource(module))):
        for call in ast.walk(outer) if isinstance(outer, ast.FunctionDef) else ():
            match call:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=how),
                    args=[ast.Constant(value=str(pattern)), *_],
                ) if how != "escape":
                    yield Made(module.__name__, pattern, False, 0, how in AT_ONE_PLACE)


if __name__ == "__main__":
    json.dump(collected(), sys.stdout)
