"""Write the JSON Schemas anew from the types that read the files: python tools/update_schemas.py.

Editors check and complete with them; `report.schema.json` is written by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from contentcheck.config.keys import KEYS
from contentcheck.config.record import Configuration
from contentcheck.drafts.record import DraftRecord
from contentcheck.rules import RuleFile
from contentcheck.targets import Fact, PlatformFile

FOLDER = Path(__file__).parent.parent / "src" / "contentcheck" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return each schema by its file name."""
    return {
        "config.schema.json": _without_null(_config()),
        "draft.schema.json": _draft(),
        "platform.schema.json": _without_null(_platform()),
        "rule.schema.json": _without_null(_rule()),
    }


def written(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(kind: Any, title: str, *further: Any) -> dict[str, Any]:
    """Return the schema of a type; `further` are types that it does not name itself."""
    (top, *_), components = msgspec.json.schema_components(
        [kind, *further], ref_template="#/$defs/{name}"
    )
    body = components.pop(top["$ref"].rpartition("/")[2])
    definitions = {name: components[name] for name in sorted(components)}
    return {"$schema": DIALECT, **body, "title": title, "$defs": definitions}


def _without_null(value: Any) -> Any:
    """Leave null out of a schema for TOML, which has none: what is not said is not there."""
    if isinstance(value, list):
        return [_without_null(each) for each in value if each != {"type": "null"}]
    if not isinstance(value, dict):
        return value
    kept = {
        key: _without_null(inner)
        for key, inner in value.items()
        if not (key == "default" and inner is None)
    }
    only = kept.get("anyOf", ())
    return {k: v for k, v in kept.items() if k != "anyOf"} | only[0] if len(only) == 1 else kept


def _config() -> dict[str, Any]:
    schema = _schema(Configuration, "The configuration of contentcheck (contentcheck.toml)")
    for body in (schema, schema["$defs"]["PerPath"]):
        for name, told in body["properties"].items():
            if name in KEYS:
                told["description"] = KEYS[name].meaning.en
    return schema


def _draft() -> dict[str, Any]:
    """Return the schema of a draft; a key without a value counts as left out."""
    schema = _schema(DraftRecord, "A draft of contentcheck (JSON, or front matter)")
    nothing = {"type": "null"}
    for name, told in schema["properties"].items():
        choices = told.get("anyOf", [{k: v for k, v in told.items() if k != "default"}])
        schema["properties"][name] = {"anyOf": [c for c in choices if c != nothing] + [nothing]}
    return schema


def _rule() -> dict[str, Any]:
    """Return the schema of a rule file; one that extends a rule may leave to it what it likes."""
    schema = _schema(RuleFile, "A rule of contentcheck")
    needed = schema["required"]
    schema["required"] = ["id", "examples"]
    schema["if"], schema["else"] = {"required": ["extends"]}, {"required": needed}
    return schema


def _platform() -> dict[str, Any]:
    """Return the schema of a platform file, whose facts are nested by the dots of their names."""
    schema = _schema(PlatformFile, "What contentcheck knows of a platform", Fact)
    fact = {"$ref": "#/$defs/Fact"}
    table = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Facts"}}
    schema["$defs"]["Facts"] = {
        "description": "A fact, a list of facts of which the first that fits holds, or a table.",
        "anyOf": [fact, {"type": "array", "items": fact, "minItems": 1}, table],
    }
    schema["$defs"]["Surface"]["properties"]["facts"] = table
    return schema


if __name__ == "__main__":
    for name, schema in schemas().items():
        (FOLDER / name).write_text(written(schema), encoding="utf-8")
