"""Scale: straight lines between points, flat outside, steps; tally: what the rules leave."""

from __future__ import annotations

from math import inf, nan

import pytest

from contentcheck.scale import Loss, Scale, tally

SLOPE = Scale(((10, 1.0), (20, 0.5), (40, 0.0)))
LIMIT = Scale(((2200, 1.0), (2200, 0.0)))
NEEDED = Scale(((5, 0.0), (5, 1.0)))


@pytest.mark.parametrize(
    ("value", "score"),
    [(-inf, 1), (0, 1), (10, 1), (15, 0.75), (20, 0.5), (30, 0.25), (40, 0), (41, 0), (inf, 0)],
)
def test_a_score_is_linear_between_the_points_and_flat_outside(value: float, score: float) -> None:
    assert SLOPE.score(value) == pytest.approx(score)


def test_at_the_value_of_a_step_the_first_point_holds() -> None:
    assert [LIMIT.score(value) for value in (0, 2200, 2200.001, 2201)] == [1, 1, 0, 0]
    assert [NEEDED.score(value) for value in (4, 5, 5.001, 6)] == [0, 0, 1, 1]


def test_a_step_may_stand_between_slopes() -> None:
    scale = Scale(((0, 1.0), (10, 0.8), (10, 0.4), (20, 0.0)))
    assert scale.score(10) == 0.8
    assert scale.score(10.001) == pytest.approx(0.4, abs=1e-3)
    assert scale.score(15) == pytest.approx(0.2)


def test_a_scale_may_rise_and_fall() -> None:
    scale = Scale(((0, 0.0), (5, 1.0), (10, 0.0)))
    assert [scale.score(value) for value in (0, 2.5, 5, 7.5, 10)] == [0, 0.5, 1, 0.5, 0]


def test_what_is_as_good_as_fine_is_fine() -> None:
    assert Scale(((0.1, 1.0), (0.3, 0.0))).score(0.1 + 1e-12) == 1
    assert Scale(((0, 1.0), (1, 0.0))).score(1e-6) < 1


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((), "two points"),
        (((1, 1.0),), "two points"),
        (((2, 1.0), (1, 0.0)), "rise"),
        (((1, 1.0), (1, 0.5), (1, 0.0)), "at most two"),
        (((1, 1.1), (2, 0.0)), "between 0 and 1"),
        (((1, 1.0), (2, -0.1)), "between 0 and 1"),
        (((nan, 1.0), (2, 0.0)), "finite"),
        (((1, 1.0), (2, nan)), "finite"),
        (((1, 1.0), (inf, 0.0)), "finite"),
    ],
)
def test_a_scale_without_sense_is_refused(
    points: tuple[tuple[float, float], ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Scale(points)


def test_a_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        SLOPE.score(nan)


def test_the_limit_is_the_nearest_value_that_is_fine() -> None:
    assert LIMIT.limit(3000) == 2200
    assert SLOPE.limit(1000) == 10
    both = Scale(((0, 0.0), (5, 1.0), (10, 1.0), (20, 0.0)))
    assert both.limit(1) == 5
    assert both.limit(18) == 10


def test_where_nothing_is_fine_the_limit_is_the_best_there_is() -> None:
    assert Scale(((0, 0.2), (7, 0.8), (9, 0.1))).limit(100) == 7


def test_no_losses_leave_the_whole_score() -> None:
    found = tally([])
    assert (found.score, found.points, found.gain) == (100, {}, {})


def test_the_score_is_the_product_of_what_the_rules_leave() -> None:
    found = tally([Loss("a", 0.0, 0.5), Loss("b", 0.5, 0.4)])
    assert found.score == pytest.approx(100 * 0.5 * 0.8)
    assert found.gain == pytest.approx({"a": 80 - 40, "b": 50 - 40})
    assert found.points["a"] > found.points["b"] > 0
    assert sum(found.points.values()) == pytest.approx(60)


def test_of_a_group_only_the_costliest_rule_counts() -> None:
    found = tally([Loss("a", 0, 0.2, "length"), Loss("b", 0, 0.5, "length"), Loss("c", 0, 0.1)])
    assert found.score == pytest.approx(100 * 0.5 * 0.9)
    assert found.points["a"] == 0
    assert found.gain["a"] == found.gain["b"] == pytest.approx(90 - 45)


def test_a_group_is_not_mixed_up_with_a_rule_of_that_name() -> None:
    found = tally([Loss("a", 0, 0.5), Loss("b", 0, 0.5, "rule a"), Loss("c", 0, 0.5, "a")])
    assert found.score == pytest.approx(12.5)


def test_a_rule_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        tally([Loss("a", 0, 0.5), Loss("a", 1, 0.5)])
