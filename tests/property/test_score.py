"""The promises of the score (design §6), over thousands of made-up drafts."""

from __future__ import annotations

import json
from math import fsum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import rulebooks
from contentcheck.engine import check
from contentcheck.model import Draft, Report
from contentcheck.report.json import post
from contentcheck.rules import Rule
from contentcheck.scale import Loss, Scale, tally

scores = st.floats(0, 1)
impacts = st.floats(0.001, 0.9)
groups = st.sampled_from([None, "opening", "length"])
ROUNDING = 1e-9


@st.composite
def losses(draw: st.DrawFn) -> list[Loss]:
    found = draw(st.lists(st.tuples(scores, impacts, groups), max_size=12))
    return [Loss(f"own.r{n}", *each) for n, each in enumerate(found)]


@given(losses())
def test_score_and_points_make_100(found: list[Loss]) -> None:
    total = tally(found)
    assert total.score + fsum(total.points.values()) == pytest.approx(100, abs=ROUNDING)
    assert all(0 <= points <= 100 for points in total.points.values())


@given(losses())
def test_a_score_lies_between_0_and_100_and_gains_stay_below_what_was_lost(
    found: list[Loss],
) -> None:
    total = tally(found)
    assert 0 <= total.score <= 100
    for gain in total.gain.values():
        assert 0 <= gain <= 100 - total.score + ROUNDING


@given(losses().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_the_rules_changes_nothing(both: tuple[list[Loss], list[Loss]]) -> None:
    found, shuffled = map(tally, both)
    assert found == shuffled


@given(losses(), impacts, groups)
def test_a_rule_that_passes_changes_nothing(
    found: list[Loss], impact: float, group: str | None
) -> None:
    before, after = tally(found), tally([*found, Loss("own.fine", 1.0, impact, group)])
    assert after.score == before.score
    assert {rule: after.points[rule] for rule in before.points} == before.points


@given(losses().filter(bool), st.data())
def test_a_worse_measure_never_raises_the_score(found: list[Loss], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(found) - 1))
    worse = replace(found[which], score=data.draw(st.floats(0, found[which].score)))
    changed = [*found[:which], worse, *found[which + 1 :]]
    assert tally(changed).score <= tally(found).score + 1e-12


@given(losses())
def test_of_a_group_all_but_the_costliest_cost_nothing(found: list[Loss]) -> None:
    total = tally(found)
    for group in {loss.group for loss in found} - {None}:
        within = [loss for loss in found if loss.group == group]
        least = min(1 - loss.impact * (1 - loss.score) for loss in within)
        paid = [loss for loss in within if total.points[loss.rule] > 0]
        assert len(paid) <= 1
        for loss in paid:
            assert 1 - loss.impact * (1 - loss.score) == pytest.approx(least)


@given(losses())
def test_the_gain_is_the_score_without_the_rule_or_its_group_less_the_score(
    found: list[Loss],
) -> None:
    total = tally(found)
    for loss in found:
        others = [
            other
            for other in found
            if other.rule != loss.rule and (loss.group is None or other.group != loss.group)
        ]
        expected = tally(others).score - total.score
        assert total.gain[loss.rule] == pytest.approx(expected, abs=1e-9)


points = st.lists(st.tuples(st.integers(0, 100), scores), min_size=2, max_size=6).map(
    lambda found: tuple(sorted(found, key=lambda point: point[0]))
)


@given(points, st.floats(-10, 110))
def test_a_scale_stays_within_its_own_scores(
    shape: tuple[tuple[float, float], ...], value: float
) -> None:
    try:
        scale = Scale(shape)
    except ValueError:
        return
    found = [score for _, score in shape]
    assert min(found) - ROUNDING <= scale.score(value) <= max(found) + ROUNDING


@given(
    st.lists(st.integers(0, 100), min_size=2, max_size=6), st.lists(scores, min_size=6), st.data()
)
def test_a_falling_scale_never_rises(values: list[int], falls: list[float], data: Any) -> None:
    shape = tuple(zip(sorted(set(values)), sorted(falls, reverse=True), strict=False))
    if len(shape) < 2:
        return
    scale = Scale(shape)
    low, high = sorted(data.draw(st.tuples(st.floats(-5, 105), st.floats(-5, 105))))
    assert scale.score(high) <= scale.score(low) + ROUNDING


# ------------------------------------------------------------------- the same through the engine


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    found = draw(
        st.lists(
            st.tuples(
                st.lists(st.floats(0, 1.2), max_size=4),
                impacts,
                groups,
                st.sampled_from(["error", "warning", "advice"]),
            ),
            max_size=6,
        )
    )
    return [
        rulebooks.rule(
            f"own.r{n}", params={"values": values}, impact=impact, group=group, severity=severity
        )
        for n, (values, impact, group, severity) in enumerate(found)
    ]


def checked(found: list[Rule], **fields: Any) -> Report:
    draft = Draft("Halo", targets=["facebook/page", "facebook/live"], **fields)
    return check(draft, rulebooks.book(*found))


engine_settings = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@engine_settings
@given(rules())
def test_every_target_of_a_report_adds_up(scripted: list[str], found: list[Rule]) -> None:
    for target in json.loads(json.dumps(post(checked(found))))["targets"]:
        lost = fsum(finding["points"] for finding in target["findings"])
        assert target["score"] + lost == pytest.approx(100, abs=1e-6)
        assert (target["score"] == 100) == (not target["findings"])
        by_gain = [finding["gain"] for finding in target["findings"]]
        assert by_gain == sorted(by_gain, reverse=True)


@engine_settings
@given(rules())
def test_within_a_rule_points_follow_the_size_of_each_fault(
    scripted: list[str], found: list[Rule]
) -> None:
    for target in checked(found).targets:
        for rule in {finding.rule for finding in target.findings}:
            same = [finding for finding in target.findings if finding.rule == rule]
            lost, missing = fsum(f.points for f in same), fsum(1 - f.score for f in same)
            for finding in same:
                share = (1 - finding.score) / missing
                assert finding.points == pytest.approx(lost * share, abs=1e-9)


@engine_settings
@given(rules().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_the_rules_changes_no_report(
    scripted: list[str], both: tuple[list[Rule], list[Rule]]
) -> None:
    first, second = (checked(found) for found in both)
    assert first.score == second.score
    for one, other in zip(first.targets, second.targets, strict=True):
        assert one.findings == other.findings


@engine_settings
@given(rules(), st.data())
def test_what_is_suppressed_counts_like_what_is_not_there(
    scripted: list[str], found: list[Rule], data: st.DataObject
) -> None:
    names = [rule.id for rule in found]
    ignored = data.draw(st.sets(st.sampled_from(names))) if names else set()
    with_ignores = checked(found, ignore=dict.fromkeys(ignored, "sengaja"))
    without = checked([rule for rule in found if rule.id not in ignored])
    assert with_ignores.score == without.score
    assert with_ignores.verdict == without.verdict
    for target in with_ignores.targets:
        for finding in target.findings:
            assert (finding.suppressed == "sengaja") == (finding.rule in ignored)
            assert finding.suppressed is None or finding.points == finding.gain == 0


@engine_settings
@given(rules(), rules())
def test_a_drafts_score_is_its_lowest_targets(
    scripted: list[str], here: list[Rule], there: list[Rule]
) -> None:
    import msgspec

    found = [
        *(msgspec.structs.replace(r, targets=("facebook/page",)) for r in here),
        *(msgspec.structs.replace(r, id=f"{r.id}b", targets=("facebook/live",)) for r in there),
    ]
    report = checked(found)
    assert report.score == min(target.score for target in report.targets)
    worst = ["blocked", "needs-work", "ready"]
    assert report.verdict == min((t.verdict for t in report.targets), key=worst.index)
