"""Rules and rulebooks for tests: a good rule to start from, in memory and as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from contentcheck.model import Text
from contentcheck.rulebook import Rulebook, load
from contentcheck.rules import Rule
from contentcheck.targets import Source

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source("A page", "https://example.org/page", date(2026, 11, 21), "official")


def rule(id: str = "own.rule", **changes: Any) -> Rule:
    """Return a rule that scores the values of the check `scripted`: 0 is fine, 1 is the worst."""
    fields: dict[str, Any] = {
        "check": "scripted",
        "severity": "error",
        "impact": 0.5,
        "scale": ((0, 1.0), (1, 0.0)),
        "why": "because",
        "message": Text(id="{value} {unit} di {target}", en="{value} {unit} on {target}"),
        "advice": Text(id="jadikan {limit}", en="make it {limit}"),
        "sources": (SOURCE,),
        "examples": (),
    }
    return Rule(id=id, **(fields | changes))


def book(*rules: Rule) -> Rulebook:
    """Return a rulebook of these rules over the shipped targets."""
    return replace(load(), rules=rules, chosen=rules, files={})


GOOD = """\
id       = "own.rule"
check    = "caption-length"
targets  = ["instagram/feed"]
severity = "advice"
impact   = 0.1
params   = { unit = "graphemes" }
scale    = [[10, 1.0], [20, 0.0]]
why      = "Karena."

[message]
id = "Panjangnya {value}."
en = "It has {value}."

[advice]
id = "Pendekkan."
en = "Shorten it."

[[sources]]
title = "A page"
url   = "https://example.org/page"
seen  = 2026-11-21
kind  = "official"

[[examples]]
caption = "pendek"
expect  = "pass"

[[examples]]
caption = "dua puluh huruf lebih di sini"
expect  = { score = [0.0, 0.0] }
"""


def write_rule(pack: Path, *changes: tuple[str, str], name: str = "rule") -> Path:
    """Write the good rule into a pack, some of its text replaced; return the file."""
    text = GOOD
    for old, new in changes:
        if old not in text:
            raise AssertionError(f"{old!r} is not in the rule")
        text = text.replace(old, new, 1)
    file = pack / "own" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
