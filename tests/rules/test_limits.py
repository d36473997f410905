"""Every hard limit that a target states is kept to the unit: at it a post passes, one over fails.

The cases are made from the data: whoever adds a limit to rules/platforms/ has it tested here.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contentcheck.drafts.parts import Button, Interactive, Template
from contentcheck.engine import check
from contentcheck.judge import make_judge
from contentcheck.model import Draft, Medium, Via
from contentcheck.rulebook import load
from contentcheck.rules import Rule, applies, references
from contentcheck.scale import FINE
from contentcheck.targets import Fact, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA = Path(__file__).parent.parent / "rule-media"
BOOK = load()
TARGETS = BOOK.targets.by_name
# The step from a limit to what is surely over it. Times, shapes and rates come from files with an
# error of their own, and the rules leave them as much.
STEPS = {"s": 0.15, "fps": 0.5, "width_by_height": 0.007, "bit/s": 100_000}
SHARES = {"width_by_height"}  # their step is a share of the limit


@dataclass(frozen=True)
class Limit:
    """A hard limit: the rule that reads it in its scale, the target that states it, the fact."""

    rule: Rule
    target: Target
    path: str
    fact: Fact

    def __str__(self) -> str:
        return f"{self.target.name}-{self.path}-{self.fact.when}-{self.rule.id}"

    @property
    def value(self) -> float:
        assert not isinstance(self.fact.value, str)
        return self.fact.value

    @property
    def step(self) -> float:
        return STEPS.get(self.fact.unit, 1) * (self.value if self.fact.unit in SHARES else 1)


def limits() -> Iterator[Limit]:
    for rule in BOOK.rules:
        for path in {reference.target for reference in references(rule.scale)}:
            for target in TARGETS.values():
                facts = target.facts.get(path, ()) if applies(rule, target) else ()
                yield from (Limit(rule, target, path, f) for f in facts if f.kind == "hard")


LIMITS = sorted(limits(), key=str)


def test_each_target_with_a_hard_limit_is_here() -> None:
    stating = {
        name
        for name, target in TARGETS.items()
        if any(f.kind == "hard" and f.unit != "names" for fs in target.facts.values() for f in fs)
    }
    assert {limit.target.name for limit in LIMITS} == stating
    assert len(LIMITS) > 150


@pytest.mark.parametrize("limit", LIMITS, ids=str)
def test_at_a_hard_limit_all_is_well_and_one_step_over_it_is_not(limit: Limit) -> None:
    (via, *_) = limit.fact.binds
    judge = make_judge(limit.rule, limit.target, frozenset({"always", limit.fact.when, via}), via)
    if judge is None:
        pytest.fail("the rule does not run where its limit holds")
    value, step = limit.value, limit.step
    scores = {sign: judge.score(value + sign * step) for sign in (-1, 0, 1)}
    assert scores[0] >= FINE or judge.severity(value) == "advice"  # less may be recommended
    over = min((-1, 1), key=lambda sign: scores[sign])
    assert scores[over] < FINE
    assert scores[-over] >= FINE or len(limit.rule.scale) > 2  # a range has an end on each side
    if limit.rule.severity == "error" and not limit.fact.readings:
        assert judge.severity(value + over * step) == "error"


def test_the_way_of_publishing_decides_what_a_limit_of_tools_is() -> None:
    """What binds only publishing tools is an error for them and advice for a post by hand."""
    for_tools = [each for each in LIMITS if each.fact.binds == ("api",) and not each.fact.readings]
    both = [each for each in for_tools if each.target.via is None and each.fact.when != "api"]
    assert len(both) > 30
    for each in both:
        value = each.value
        severities = {}
        for via in ("app", "api"):
            traits = frozenset({"always", each.fact.when, via})
            judge = make_judge(each.rule, each.target, traits, via)
            if judge is not None and not any(f.when == via for f in each.target.facts[each.path]):
                far = (value - each.step, value + each.step)
                severities[via] = {judge.severity(v) for v in far if judge.score(v) < FINE}
        if severities.get("api") and each.rule.severity == "error":
            assert severities["api"] == {"error"}, str(each)
            assert severities.get("app", {"advice"}) == {"advice"}, str(each)


# ------------------------------------------------------------- whole posts, at the limit and over

PIECES = {
    "hashtags.max": "#Tagar",
    "mentions.max": "@akun",
    "links.max": "https://example.org/",
}
PHOTO, CLIP = MEDIA / "photo.jpg", MEDIA / "clip-music.mp4"


def posts(path: str, number: int, folder: Path) -> dict[str, Any]:
    """Return the fields of a draft that has `number` of what a fact counts."""
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(min(number, 100))]
    if path in PIECES:
        return {"caption": " ".join(PIECES[path] + word for word in words)}
    if path.endswith("_bytes"):
        return {"media": [padded(PHOTO if path == "image.max_bytes" else CLIP, number, folder)]}
    named: dict[str, dict[str, Any]] = {
        "tags.max": {"tags": words},
        "buttons.max": {"buttons": [Button(type="quick_reply", text=word) for word in words]},
        "images.max": {"media": [PHOTO] * len(words)},
        "tools.photos_max": {"media": [PHOTO] * len(words)},
        "videos.max": {"media": [CLIP] * len(words)},
    }
    return named[path]


def padded(medium: Path, number: int, folder: Path) -> Path:
    """Return a copy of so many bytes; the empty space takes no room on most disks."""
    path = folder / f"padded{medium.suffix}"
    shutil.copy(medium, path)
    with path.open("r+b") as file:
        file.truncate(number)
    return path


WHOLE = [
    each
    for each in LIMITS
    if each.path
    in {
        *("hashtags.max", "mentions.max", "links.max", "images.max", "videos.max", "tags.max"),
        *("tools.photos_max", "buttons.max", "image.max_bytes", "video.max_bytes"),
    }
    and each.value <= 1_000_000_000
]
SITUATIONS: dict[str, dict[str, Any]] = {
    "always": {},
    "template": {"template": Template(category="utility")},
    "marketing": {"template": Template(category="marketing")},
    "interactive": {"interactive": Interactive("buttons")},
    "list": {"interactive": Interactive("list")},
}


@pytest.mark.parametrize("limit", WHOLE, ids=str)
def test_a_post_at_the_limit_passes_and_one_over_it_is_found(limit: Limit, tmp_path: Path) -> None:
    def found(number: int) -> list[str]:
        draft = Draft("Layanan paspor buka hari Sabtu.", targets=[limit.target.name])
        via: Via = limit.fact.binds[0]
        fields = SITUATIONS.get(limit.fact.when, {}) | posts(limit.path, number, tmp_path)
        fields["media"] = tuple(Medium(path.name, path) for path in fields.get("media", ()))
        for listed in {"tags", "buttons"} & fields.keys():
            fields[listed] = tuple(fields[listed])
        draft = replace(draft, via=via, **fields)
        report = check(draft, BOOK.select([limit.rule.id]))
        assert report.errors == ()
        return [finding.rule for finding in report.targets[0].findings]

    assert found(int(limit.value)) == []
    assert found(int(limit.value) + 1) == [limit.rule.id]


# ---------------------------------------------------------------------- all targets at once


def test_one_draft_for_all_targets_has_a_verdict_for_each_and_no_rule_without_its_field() -> None:
    draft = Draft(
        "Layanan paspor kini buka hari Sabtu. " * 80,
        [PHOTO, MEDIA / "reel-good.mp4"],
        list(TARGETS),
        title="Layanan paspor " * 20,
        tags=["paspor"] * 12,
        link="https://www.imigrasi.go.id/paspor",
        first_comment="Tautan ada di sini.",
        header="Layanan paspor",
        footer="Direktorat Jenderal Imigrasi",
        buttons=[Button(type="url", text="Daftar", url="https://www.imigrasi.go.id")],
        template=Template(name="layanan_paspor", category="utility"),
    )
    light = BOOK.select(ignored=[r.id for r in BOOK.rules if "image" in r.id or "video" in r.id])
    report = check(draft, light)
    assert [each.target for each in report.targets] == list(TARGETS)
    rules = {rule.id: rule for rule in BOOK.rules}
    for each in report.targets:
        assert each.verdict in {"ready", "needs-work", "blocked"}
        ran = {found.rule for found in each.findings}
        ran |= {passed.rule for passed in each.passed} | {left.rule for left in each.skipped}
        fields = TARGETS[each.target].fields
        for name in ran:
            assert set(rules[name].fields) <= fields, (each.target, name)
        if "caption" not in fields:
            texts = {f.rule for f in each.findings if f.check == "caption-length"}
            assert not {name for name in texts if name.startswith("caption.")}


def test_a_story_never_gets_a_finding_about_the_length_of_its_caption() -> None:
    draft = Draft("a" * 70_000, [PHOTO], ["instagram/story", "facebook/story"])
    report = check(draft, BOOK.select(["caption-length"]))
    assert [target.findings for target in report.targets] == [(), ()]


def test_a_template_body_over_its_limit_blocks() -> None:
    body = Draft("a" * 1100, targets=["whatsapp/template"])
    assert check(body).verdict == "blocked"


def test_no_fact_is_stated_that_no_rule_reads() -> None:
    """`caption.fold_desktop` is there for the reader of a target's card."""
    unread = set()
    for target in TARGETS.values():
        asked = [
            reference.target
            for rule in BOOK.rules
            if applies(rule, target)
            for reference in (*references(rule.scale), *references(rule.params))
        ]
        read = {*asked, *(path.rpartition(".")[0] for path in asked)}
        unread |= {(target.name, path) for path in target.facts.keys() - read}
    assert unread == {("facebook/page", "caption.fold_desktop")}
