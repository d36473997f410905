"""Judge: a rule with a target's numbers; severity follows the size of the fault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

import rulebooks
from contentcheck.decode import DecodeError
from contentcheck.judge import HINT, Judge, make_judge, number
from contentcheck.model import Via
from contentcheck.rulebook import load
from contentcheck.rules import Reference, Rule
from contentcheck.targets import Reading, Target

FEED = load().targets.by_name["instagram/feed"]
MAX = Reference("caption.max")


def rule(**changes: Any) -> Rule:
    return rulebooks.rule(**{"check": "caption-length"} | changes)


def judged(via: Via = "app", target: Target = FEED, **changes: Any) -> Judge:
    judge = make_judge(rule(**changes), target, ["always"], via)
    assert judge is not None
    return judge


def with_fact(**changes: Any) -> Target:
    """Return the feed with its caption limit changed."""
    fact = msgspec.structs.replace(FEED.facts["caption.max"][0], **changes)
    return replace(FEED, facts={**FEED.facts, "caption.max": (fact,)})


STEP = ((MAX, 1.0), (MAX, 0.0))
SLOPE = ((0, 1.0), (100, 0.0))


def test_references_are_filled_in_from_the_target() -> None:
    judge = judged(
        scale=((Reference("caption.max", plus=-200), 1.0), (Reference("caption.max", times=2), 0)),
        params={"unit": {"target": "caption.max.counting"}, "beyond": {"target": "caption.fold"}},
    )
    assert list(judge.scale.points) == [(2000, 1.0), (4400, 0)]
    assert judge.url == FEED.sources["media-api"].url
    assert (judge.params.unit, judge.params.beyond) == ("utf16_units", 125)


def test_params_may_ask_for_all_readings() -> None:
    target = with_fact(readings=(Reading(value=2000, sources=("postiz",)),))
    asked = {"target": "caption.max", "readings": True, "times": 2}
    judge = judged(target=target, scale=SLOPE, check="safe-area", params={"top": asked})
    assert judge.params.top == (4400, 4000)
    with pytest.raises(ValueError, match="no number"):
        _ = judged(scale=((Reference("caption.max", readings=True), 1.0), (9999, 0.0))).scale


def test_a_rule_without_references_shows_its_own_source() -> None:
    assert judged(scale=SLOPE).url == rulebooks.SOURCE.url


def test_a_rule_does_not_run_where_it_is_not_meant_or_has_no_numbers() -> None:
    traits = ["always"]
    assert make_judge(rule(targets=("facebook/*",)), FEED, traits, "app") is None
    assert make_judge(rule(fields={"footer"}), FEED, traits, "app") is None
    nowhere = ((Reference("footer.max"), 1.0), (9999, 0.0))
    assert make_judge(rule(scale=nowhere), FEED, traits, "app") is None
    asked = {"beyond": {"target": "footer.max"}}
    assert make_judge(rule(params=asked), FEED, traits, "app") is None
    assert make_judge(rule(targets=("instagram/*",)), FEED, traits, "app") is not None


def test_facts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(DecodeError, match="unit"):
        _ = judged(params={"unit": {"target": "caption.max.unit"}}).params
    with pytest.raises(ValueError, match="rise"):
        _ = judged(scale=((MAX, 1.0), (5, 0.0))).scale
    with pytest.raises(ValueError, match="no number"):
        _ = judged(scale=((Reference("caption.max.counting"), 1.0), (5, 0.0))).scale


@pytest.mark.parametrize("severity", ["error", "warning", "advice"])
@pytest.mark.parametrize(
    ("value", "small"), [(1, True), (9.9, True), (10, False), (10.1, False), (100, False)]
)
def test_a_small_fault_is_advice_whatever_the_rule(
    severity: str, value: float, small: bool
) -> None:
    expected = "advice" if small else severity
    assert judged(scale=SLOPE, severity=severity).severity(value) == expected


def test_a_rule_may_say_what_is_minor() -> None:
    assert judged(scale=SLOPE, minor=0.5).severity(49) == "advice"
    assert judged(scale=SLOPE, minor=0.5).severity(51) == "error"
    assert judged(scale=SLOPE, minor=1).severity(1) == "error"


def test_a_limit_that_does_not_bind_is_advice_and_a_hint() -> None:
    only_api = with_fact(binds=("api",))
    app, api = (judged(via, only_api, scale=STEP) for via in ("app", "api"))
    assert (api.severity(3000), api.score(3000)) == ("error", 0)
    assert (app.severity(3000), app.score(3000)) == ("advice", HINT)
    assert (app.severity(2200), app.score(2200)) == ("advice", 1)


def test_a_limit_that_does_not_bind_may_still_cost_less() -> None:
    scale = ((MAX, 1.0), (Reference("caption.max", plus=1000), 0.0))
    app = judged("app", with_fact(binds=("api",)), scale=scale)
    assert app.score(2201) == pytest.approx(0.999)


def test_where_readings_disagree_an_error_is_a_warning_and_the_score_their_mean() -> None:
    target = with_fact(readings=(Reading(4400, ("postiz",)),))
    judge = judged(target=target, scale=STEP)
    assert [judge.score(value) for value in (2200, 3000, 4400, 4401)] == [1, 0.5, 0.5, 0]
    assert judge.severity(3000) == "warning"
    assert judge.severity(4401) == "error"


def test_where_readings_disagree_a_warning_stays_one_and_advice_too() -> None:
    target = with_fact(readings=(Reading(4400, ("postiz",)),))
    assert judged(target=target, scale=STEP, severity="warning").severity(3000) == "warning"
    assert judged(target=target, scale=STEP, severity="advice").severity(3000) == "advice"


def test_a_number_is_asked_of_the_target() -> None:
    assert number(7, FEED, ["always"]) == 7
    assert number(Reference("caption.max", plus=1), FEED, ["always"]) == 2201
    assert number(Reference("footer.max"), FEED, ["always"]) is None
    assert number(MAX, FEED, ["video"]) is None


@pytest.mark.parametrize(
    ("via", "seconds", "severity"),
    [("app", 200, "warning"), ("app", 901, "error"), ("api", 901, "error")],
)
def test_a_fact_may_depend_on_the_way_of_publishing(
    via: Via, seconds: float, severity: str
) -> None:
    reel = load().targets.by_name["instagram/reel"]
    limit = Reference("video.max_duration")
    judge = judged(via, reel, scale=((limit, 1.0), (limit, 0.0)), severity="error")
    assert judge.severity(seconds) == severity


def test_tools_may_send_what_the_app_does_not_take() -> None:
    reel = load().targets.by_name["instagram/reel"]
    limit = Reference("video.max_duration")
    assert judged("api", reel, scale=((limit, 1.0), (limit, 0.0))).score(200) == 1
