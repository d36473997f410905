"""What a shell offers for half a word: rules and targets, from the names in their files.

Nothing is checked here and no rule is read: a key press must not wait. The command line knows these
functions, so what they need is imported when a shell asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import click


def rules(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Return the ids of rules that begin so, shipped ones and those of `--rules`."""
    return _beginning(begun, _rules, ctx)


def targets(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Return the platforms and targets that begin so."""
    return _beginning(begun, _targets, ctx)


def _beginning(begun: str, names: Callable[[Path], Iterator[str]], ctx: click.Context) -> list[str]:
    from contentcheck.rulebook import shipped

    folders = (shipped(), *(ctx.params.get("packs") or ()))
    return sorted({name for each in folders for name in names(each) if name.startswith(begun)})


def _rules(folder: Path) -> Iterator[str]:
    from contentcheck.rulebook import NOT_RULES

    for file in folder.rglob("*.toml"):
        if file.relative_to(folder).parts[0] not in NOT_RULES:
            yield f"{file.parent.name}.{file.stem}"  # as the rulebook makes sure


def _targets(folder: Path) -> Iterator[str]:
    import tomllib

    for file in folder.glob("platforms/*.toml"):
        yield file.stem
        try:
            surfaces = tomllib.loads(file.read_text(encoding="utf-8")).get("surfaces")
        except (OSError, ValueError):  # `contentcheck targets` says what is wrong with it
            continue
        if isinstance(surfaces, dict):
            yield from (f"{file.stem}/{surface}" for surface in surfaces)
