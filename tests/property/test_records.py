"""Whatever a draft may say: every format says the same, and its report keeps to the schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from contentcheck import engine
from contentcheck.drafts.read import read_text
from contentcheck.drafts.record import DraftRecord
from contentcheck.errors import DraftError
from contentcheck.mending.rewrite import leaves
from contentcheck.model import Draft
from contentcheck.report.json import post
from contentcheck.rulebook import load
from fuzz.promises import holds
from fuzz.words import JOINED, UNSEEN

FOLDER = Path(__file__).parent
SCHEMA = Path(__file__).parents[2] / "src" / "contentcheck" / "schemas" / "report.schema.json"
QUICK = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
BREAKS = frozenset("\x85\u2028\u2029")
WORDS = ("Silahkan", "apotik", "Rabu (6/4)", "0812-3456-7890", "#a", "@b", "https://a.id", "Rp 5")
TEXTS = st.lists(
    st.sampled_from((*WORDS, *UNSEEN, *JOINED, "\n", " ", ": ", "'", '"', "#", "null", "1", "- "))
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    max_size=8,
).map("".join)


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:  # noqa: PLR0911  (a kind of type each)
    """Return what a type may hold, as plain data."""
    match kind:
        case inspect.UnionType():
            return st.one_of(*map(values, kind.types))
        case inspect.StructType():
            needed = {f.encode_name: values(f.type) for f in kind.fields if f.required}
            others = {f.encode_name: values(f.type) for f in kind.fields if not f.required}
            return st.fixed_dictionaries(needed, optional=others)
        case inspect.DictType():
            return st.dictionaries(st.sampled_from(("x/post", "caption.fold", "a b")), TEXTS)
        case inspect.VarTupleType():
            return st.lists(values(kind.item_type), max_size=3)
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case inspect.FloatType():
            return st.floats(kind.ge or 0, kind.le or 9, allow_nan=False)
        case inspect.IntType():
            return st.integers(-9, 10**6)
        case inspect.NoneType():
            return st.none()
        case _:
            return TEXTS


RECORDS = values(inspect.type_info(DraftRecord)).map(
    lambda record: record | {"targets": ["facebook/page", "x/post"], "platforms": None}
)


def read(source: str, name: str) -> Draft | str:
    """Return the draft, or where it is wrong."""
    (found,) = read_text(source, name, FOLDER)
    if isinstance(found, DraftError):
        assert found.reason != "exception"
        return found.message.en
    return found


def said(draft: Draft | str) -> object:
    if isinstance(draft, str):
        return draft
    return {name: value for name, value in leaves(draft) if name != "source"}


@cache
def schema() -> Any:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))


@QUICK
@given(RECORDS, st.booleans(), st.sampled_from([None, "'", '"']))
def test_json_and_front_matter_say_the_same(
    record: dict[str, Any], plain: bool, style: str | None
) -> None:
    assume(style is None or not any(value is None for _, value in leaves(record)))
    # Its writer takes these for letters, its reader, as YAML 1.1 says, for ends of lines.
    coded = plain or not BREAKS.isdisjoint(json.dumps(record, ensure_ascii=False))
    front = yaml.safe_dump(
        record, allow_unicode=not coded, default_style=style, width=60, sort_keys=False
    )
    one = read(json.dumps(record, ensure_ascii=plain), "a.json")
    other = read(f"---\n{front}---\n", "a.md")
    assert said(one) == said(other)


@QUICK
@given(RECORDS, st.sampled_from(["id", "en"]))
def test_every_report_keeps_to_its_schema(record: dict[str, Any], lang: Any) -> None:
    draft = read(json.dumps({**record, "media": []}), "a.json")
    assume(isinstance(draft, Draft))
    assert isinstance(draft, Draft)
    report = engine.check(draft, load(), lang)
    holds(draft, report)
    whole = {"schema": 1, "tool": {"name": "contentcheck", "version": "1"}, "posts": [post(report)]}
    assert next(schema().iter_errors(json.loads(json.dumps(whole))), None) is None
