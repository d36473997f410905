"""Patterns of paths, as in `.gitignore`: `*` inside a name, `**` for any folders."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath


def fits_any(path: PurePath, patterns: Iterable[str]) -> bool:
    """Tell whether a path, seen from the configuration's folder, fits one of the patterns."""
    return any(_fits(path.parts, pattern) for pattern in patterns)


def _fits(names: tuple[str, ...], pattern: str) -> bool:
    """Tell whether a pattern means a path, or a folder above it.

    A pattern without `/` (or with one at its end only) is looked for at any depth.
    """
    steps = pattern.removeprefix("./").rstrip("/").split("/")
    if len(steps) == 1:
        steps = ["**", *steps]
    reached = {0}  # how many steps may be done; each name moves on, so no pattern takes long
    for name in names:
        reached = _skip(reached, steps)
        reached = {
            step if steps[step] == "**" else step + 1
            for step in reached
            if step < len(steps) and (steps[step] == "**" or fnmatchcase(name, steps[step]))
        }
        if len(steps) in reached:
            return True
    return len(steps) in _skip(reached, steps)


def _skip(reached: set[int], steps: list[str]) -> set[int]:
    """Add the steps that are reached when `**` stands for nothing."""
    for step in range(min(reached, default=len(steps)), len(steps)):
        if step in reached and steps[step] == "**":
            reached = reached | {step + 1}
    return reached
