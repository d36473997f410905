"""A caption through all that is checked of words, on targets that differ, into every report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args
from zlib import crc32

from jsonschema import Draft202012Validator  # type: ignore[import-untyped, unused-ignore]

from contentcheck import engine
from contentcheck.drafts.read import read_text
from contentcheck.model import Draft, Language, Report
from contentcheck.report import Format, rendered
from contentcheck.rulebook import load
from contentcheck.text.personal import personal_data
from fuzz import ROOT, seeds
from fuzz.drafts import FOLDER
from fuzz.promises import holds
from fuzz.target import Target
from fuzz.words import TEXTS

_TARGETS = (
    *("[instagram/feed]", "[facebook/page, x/post]", "[facebook/group, threads/post]"),
    *("[youtube/video]", "[whatsapp/status, tiktok/video]", "[mastodon/post, bluesky/post]"),
)
_HEAD = "---\ntargets: {targets}\nlanguage: {language}\n---\n"
_FORMS: tuple[Format, ...] = tuple(form for form in get_args(Format) if form != "html")
_SELDOM = 16  # what is slow is done for one text in so many
_STEERING = set("\x1b\x9b\x85\0\u2028\u202e\u2066\r")


def check(data: bytes) -> str:
    """Check a caption and hold what is said of it to what holds of all reports."""
    text = data.decode(errors="replace")
    chance = crc32(data)
    language: Language = "id" if chance & 1 else "en"
    source = _HEAD.format(targets=_TARGETS[chance % len(_TARGETS)], language=language) + text
    (draft,) = read_text(source, "a.md", FOLDER)
    assert isinstance(draft, Draft), draft
    report = engine.check(draft, load(), language)
    holds(draft, report)
    shown = _shown(report, _FORMS[chance // 7 % len(_FORMS)], source.split("\n"))
    _discreet(draft.caption, shown)
    if chance % _SELDOM == 0:
        assert engine.check(draft, load(), language) == report
        _fits(json.loads(_shown(report, "json", ())))
    return report.verdict


def _shown(report: Report, form: Format, lines: Sequence[str]) -> str:
    shown = "".join(rendered([report], form, "en", rules=load(), lines=lambda _: lines))
    assert not _STEERING & set(shown), form
    return shown


def _discreet(caption: str, shown: str) -> None:
    """Hold a report to hiding the numbers that it may quote."""
    for each in personal_data(caption):
        number = caption[each.start : each.end]
        if each.kind != "address" and number.isascii():
            assert number not in shown, number


@cache
def _schema() -> Any:
    file = ROOT / "src" / "contentcheck" / "schemas" / "report.schema.json"
    return Draft202012Validator(json.loads(file.read_bytes()))


def _fits(data: object) -> None:
    error = next(_schema().iter_errors(data), None)
    assert error is None, error


TARGET = Target("captions", check, seeds.captions, TEXTS, longest=1024)
