"""The shipped rules prove themselves: whole, sourced, bilingual, and right about their examples."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contentcheck.drafts.parts import Interactive, Template
from contentcheck.engine import check
from contentcheck.model import Draft, Kind, Medium, Text
from contentcheck.rulebook import load, shipped
from contentcheck.rules import Rule, ScoreRange, applies, references
from contentcheck.scale import FINE
from contentcheck.targets import Fact, PlatformFile, Source, Target, read_toml, traits_of
from contentcheck.testing import Case, example_cases, run_example

MEDIA = Path(__file__).parent.parent / "rule-media"
BOOK = load()
TARGETS = BOOK.targets.by_name
PLATFORMS = sorted((shipped() / "platforms").glob("*.toml"))
PLACEHOLDER = re.compile(r"\{(\w*)\}?")

every_rule = pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
every_platform = pytest.mark.parametrize("file", PLATFORMS, ids=lambda file: file.stem)


def test_there_are_rules_and_platforms_to_test() -> None:
    assert BOOK.errors == ()
    assert len(BOOK.rules) >= 13
    assert {file.stem for file in PLATFORMS} >= {"facebook", "instagram", "whatsapp"}


@every_rule
def test_a_rule_is_called_like_its_folder_and_file(rule: Rule) -> None:
    file = BOOK.files[rule.id]
    assert rule.id == f"{file.parent.name}.{file.stem}"
    assert re.fullmatch(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*", rule.id)


def well_sourced(source: Source) -> bool:
    address = source.url.startswith("https://") or (source.url == "" and source.kind == "seed")
    return bool(source.title.strip()) and address


@every_rule
def test_a_rule_has_sources_that_can_be_opened(rule: Rule) -> None:
    assert rule.sources
    for source in rule.sources:
        assert well_sourced(source), source.title


@every_rule
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    assert isinstance(rule.why, Text), "why has to be in both languages"
    for text in (rule.why, rule.message, rule.advice):
        assert text.id.strip()
        assert text.en.strip()
        assert text.id != text.en


@every_rule
def test_a_rule_has_an_example_on_each_side(rule: Rule) -> None:
    expected = [example.expect for example in rule.examples]
    assert "pass" in expected
    assert any(isinstance(each, ScoreRange) and each.score[1] < FINE for each in expected)


@every_rule
def test_a_message_knows_only_what_it_can_be_told(rule: Rule) -> None:
    for text in (rule.message, rule.advice):
        for words in (text.id, text.en):
            used = set(PLACEHOLDER.findall(words))
            assert used <= {"value", "limit", "stated", "unit", "target", "evidence"}
        assert set(PLACEHOLDER.findall(text.id)) == set(PLACEHOLDER.findall(text.en))


@every_rule
def test_no_rule_claims_to_know_how_many_people_a_post_will_reach(rule: Rule) -> None:
    said = " ".join(f"{text.id} {text.en}" for text in (rule.message, rule.advice)).lower()
    for claim in ("reach ", "jangkauan", "engagement", "interaksi", "algorithm", "algoritma"):
        assert claim not in said


def facts_of(rule: Rule) -> list[Fact]:
    asked = [reference.target for reference in references(rule.scale)]
    applying = [target for target in TARGETS.values() if applies(rule, target)]
    return [fact for path in asked for target in applying for fact in target.facts.get(path, ())]


@every_rule
def test_folklore_is_advice_at_most(rule: Rule) -> None:
    if any(fact.confidence == "folklore" for fact in facts_of(rule)):
        assert rule.severity == "advice"


@every_rule
def test_only_a_hard_limit_is_an_error(rule: Rule) -> None:
    if rule.severity == "error":
        assert all(fact.kind == "hard" for fact in facts_of(rule))


@pytest.mark.parametrize("case", example_cases(BOOK), ids=str)
def test_every_example_comes_out_as_the_rule_says(case: Case) -> None:
    run_example(case, MEDIA)


# --------------------------------------------------------------------------------- platforms


@every_platform
def test_every_number_of_a_platform_has_a_source_of_its_own_file(file: Path) -> None:
    read = read_toml(file, PlatformFile)
    assert all(well_sourced(source) for source in read.sources.values())
    used = set()
    for target in (t for name, t in TARGETS.items() if name.startswith(f"{file.stem}/")):
        for facts in target.facts.values():
            for fact in facts:
                assert fact.sources
                assert fact.binds
                assert all(reading.sources for reading in fact.readings)
                used |= {*fact.sources, *(s for r in fact.readings for s in r.sources)}
    assert used == set(read.sources), "a source that nothing rests on, or one that is missing"


@every_platform
def test_an_official_number_names_an_official_source(file: Path) -> None:
    for target in (t for name, t in TARGETS.items() if name.startswith(f"{file.stem}/")):
        for path, facts in target.facts.items():
            for fact in facts:
                official = any(target.sources[s].kind == "official" for s in fact.sources)
                assert official or fact.confidence != "official", (target.name, path)


def test_of_several_readings_the_value_shown_is_the_strictest() -> None:
    # Of what controls cover, the readings of the four sides belong together: none is the strictest.
    limits = [
        f
        for t in TARGETS.values()
        for path, fs in t.facts.items()
        for f in fs
        if f.readings and not path.startswith("controls.")
    ]
    assert limits
    for fact in limits:
        assert all(
            isinstance(reading.value, int | float)
            and isinstance(fact.value, int | float)
            and fact.value <= reading.value
            for reading in fact.readings
        )


# ------------------------------------------------------- at the limit it passes, one over fails

FIELDS = {
    "caption.max": "caption",
    "caption.max_bytes": "caption",
    "header.max": "header",
    "footer.max": "footer",
}
PHOTO = Medium("photo.jpg", MEDIA / "photo.jpg")
SITUATIONS = {
    "always": Draft(),
    "media": Draft(media=[PHOTO]),
    "template": Draft(template=Template()),
    "interactive": Draft(interactive=Interactive("buttons")),
    "list": Draft(interactive=Interactive("list")),
}
LIMITS = [
    pytest.param(target, path, fact, id=f"{target.name}-{path}-{fact.when}")
    for target in TARGETS.values()
    for path in FIELDS
    for fact in target.facts.get(path, ())
    if fact.kind == "hard"
]


def test_there_are_limits_to_test() -> None:
    assert len(LIMITS) >= 12


@pytest.mark.parametrize("letter", ["a", "é", "🎉"])
@pytest.mark.parametrize(("target", "path", "fact"), LIMITS)
def test_at_a_hard_limit_a_text_passes_and_one_more_unit_fails(
    target: Target, path: str, fact: Fact, letter: str
) -> None:
    from contentcheck.text.units import count

    assert isinstance(fact.value, int)
    assert fact.counting is not None
    field = FIELDS[path]
    size = count(letter, fact.counting)
    full = letter * (fact.value // size) + "a" * (fact.value % size)
    kinds: tuple[Kind, ...] = ("image",) if fact.when == "media" else ()
    assert target.fact(path, traits_of(SITUATIONS[fact.when], kinds)) == fact

    def too_long(text: str) -> dict[str, float]:
        changes: dict[str, Any] = {field: text, "via": fact.binds[0], "targets": (target.name,)}
        draft = replace(SITUATIONS[fact.when], **changes)
        report = check(draft, BOOK.select(["caption-length"]))
        assert report.errors == ()
        found = report.targets[0].findings
        names = ("too-many-bytes",) if path == "caption.max_bytes" else ("too-long",)
        return {f.rule: f.score for f in found if f.rule.endswith(names)}

    assert too_long(full) == {}
    assert len(too_long(full + "a")) == 1
    assert max(too_long(full + "a").values()) < 1


def test_every_hard_text_limit_has_a_rule_that_reads_it() -> None:
    read = {r.target for rule in BOOK.rules for r in references(rule.scale)}
    stated = {
        path
        for target in TARGETS.values()
        for path, facts in target.facts.items()
        for f in facts
        if f.kind == "hard"
    }
    assert not (stated & FIELDS.keys()) - read


def test_the_guide_to_the_rules_names_every_check() -> None:
    guide = (shipped() / "README.md").read_text("utf-8")
    checks = {rule.check for rule in BOOK.rules}
    assert {check for check in checks if f"`{check}`" not in guide} == set()
