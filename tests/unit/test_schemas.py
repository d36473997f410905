"""JSON Schemas: as the types read, up to date, and true of everything that is shipped."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest
import yaml
from update_schemas import FOLDER, schemas, written

from commands import run
from contentcheck.config.keys import KEYS
from contentcheck.rulebook import shipped
from rulebooks import GOOD

ROOT = Path(__file__).parents[2]
RULES = [file for file in shipped().rglob("*.toml") if "platforms" not in file.parts]
PACK = sorted((ROOT / "examples" / "pack-ministry" / "ministry_rules").rglob("*.toml"))
DRAFTS = sorted((ROOT / "examples").glob("*/post.md"))


def valid(name: str, data: Any) -> bool:
    """Tell whether data fit a schema; dates are text to editors."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(data, default=str))
    return bool(jsonschema.Draft202012Validator(schema).is_valid(plain))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_up_to_date(name: str) -> None:
    said = "run tools/update_schemas.py"
    assert (FOLDER / name).read_text(encoding="utf-8") == written(schemas()[name]), said


@pytest.mark.parametrize("file", [*RULES, *PACK], ids=lambda file: file.stem)
def test_rules_are_valid(file: Path) -> None:
    assert valid("rule", tomllib.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", sorted(shipped().glob("platforms/*.toml")), ids=lambda f: f.stem)
def test_platforms_are_valid(file: Path) -> None:
    assert valid("platform", tomllib.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", DRAFTS, ids=lambda file: file.parent.name)
def test_drafts_are_valid(file: Path) -> None:
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    assert valid("draft", yaml.safe_load(front))
    assert valid("draft", yaml.safe_load(front) | {"link": None})


def test_examples_of_the_configuration_are_valid() -> None:
    whole = {k: v for key in KEYS.values() for k, v in tomllib.loads(key.example).items()}
    assert set(whole) == set(KEYS)
    assert valid("config", whole)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("config", {"selct": []}),
        ("config", {"via": "ap"}),
        ("config", {"rule": {"fold": {"impact": 1}}}),
        ("config", {"per-path": [{"ignore": ["fold"]}]}),
        ("config", {"suppress": [{"rules": ["fold"]}]}),
        ("draft", {"target": "x"}),
        ("draft", {"media": [{"alt": "x"}]}),
        ("rule", tomllib.loads(GOOD) | {"impact": 2}),
        ("rule", {"id": "own.rule"}),
        ("platform", {"name": "X", "pick": [], "sources": {}, "surfaces": {"a": {}}}),
    ],
)
def test_what_is_not_read_is_not_valid(name: str, data: Any) -> None:
    assert not valid(name, data)


def test_a_schema_can_be_printed() -> None:
    done = run("schema", "config")
    assert json.loads(done.stdout)["additionalProperties"] is False
