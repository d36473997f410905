"""Lint draft social-media posts before they are published: caption, images and video."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from contentcheck import text
    from contentcheck.engine import check, check_many
    from contentcheck.errors import (
        ConfigError,
        ContentcheckError,
        DraftError,
        MediaError,
        RuleError,
        SelectionError,
    )
    from contentcheck.measuring import measure
    from contentcheck.model import Draft, Finding, Measure, Medium, Report, TargetReport
    from contentcheck.rulebook import Rulebook, load

_HOMES = {
    "check": "engine",
    "check_many": "engine",
    "measure": "measuring",
    "load": "rulebook",
    "Rulebook": "rulebook",
    **dict.fromkeys(("Draft", "Finding", "Measure", "Medium", "Report", "TargetReport"), "model"),
    **dict.fromkeys(
        (
            *("ConfigError", "ContentcheckError", "DraftError"),
            *("MediaError", "RuleError", "SelectionError"),
        ),
        "errors",
    ),
}

__all__ = [
    "ConfigError",
    "ContentcheckError",
    "Draft",
    "DraftError",
    "Finding",
    "Measure",
    "MediaError",
    "Medium",
    "Report",
    "RuleError",
    "Rulebook",
    "SelectionError",
    "TargetReport",
    "check",
    "check_many",
    "load",
    "measure",
    "text",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import contentcheck` alone costs nothing."""
    if name == "text":
        return import_module("contentcheck.text")
    if name not in _HOMES:
        raise AttributeError(f"module 'contentcheck' has no attribute {name!r}")
    return getattr(import_module(f"contentcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Name what is public, so that an editor can complete it before it is imported."""
    return __all__
