"""Text as platforms and readers count it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from contentcheck.text.units import Unit, after, count

if TYPE_CHECKING:
    from contentcheck.text.entity import Entity, entities

__all__ = ["Entity", "Unit", "after", "count", "entities"]


def __getattr__(name: str) -> Any:
    """Import what needs the package `regex` when it is first used: counting plain text does not."""
    if name in {"Entity", "entities"}:
        return getattr(import_module("contentcheck.text.entity"), name)
    raise AttributeError(f"module 'contentcheck.text' has no attribute {name!r}")
