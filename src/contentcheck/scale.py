"""From values to scores: a scale judges one measure, a tally sums up a target."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import expm1, fsum, isfinite, isnan, log1p

import msgspec

FINE = 1.0
_AS_GOOD_AS_FINE = 1 - 1e-9  # above this a score is rounding, not a fault


class Scale(msgspec.Struct, frozen=True):
    """Points (value, score) with straight lines between them, flat outside.

    Two points with one value make a step: at the value the first of them holds, beyond it the
    second. Scores are 0…1: 1 is fine, 0 is as bad as it gets. Raises ValueError where the points
    are fewer than two, out of order, not finite, or a score leaves 0…1.
    """

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        values = [value for value, _ in self.points]
        if len(values) < 2:
            raise ValueError("a scale needs two points at least")
        if not all(isfinite(number) for point in self.points for number in point):
            raise ValueError("a scale's numbers are finite")
        if values != sorted(values):
            raise ValueError("a scale's values rise from point to point")
        if any(values.count(value) > 2 for value in values):
            raise ValueError("at most two points share a value")
        if not all(0 <= score <= 1 for _, score in self.points):
            raise ValueError("a scale's scores lie between 0 and 1")

    def score(self, value: float) -> float:
        """Return the score of a value. Raises ValueError for a value that is not a number."""
        if isnan(value):
            raise ValueError("a measure has to be a number")
        values = [v for v, _ in self.points]
        after = bisect_left(values, value)
        if after == len(values):
            return self.points[-1][1]
        above, score = self.points[after]
        if after == 0 or above == value:
            return score
        below, start = self.points[after - 1]
        found = start + (score - start) * (value - below) / (above - below)
        return FINE if found > _AS_GOOD_AS_FINE else found

    def limit(self, value: float) -> float:
        """Return the value nearest to this one that the scale still calls fine (or best)."""
        best = max(score for _, score in self.points)
        return min((v for v, score in self.points if score == best), key=lambda v: abs(v - value))


class Loss(msgspec.Struct, frozen=True):
    """What one rule takes from a target: `impact` of the score when its own score is 0."""

    rule: str
    score: float
    impact: float
    group: str | None = None

    @property
    def log_kept(self) -> float:
        """Logarithm of the share of the target's score that is kept (0 or below)."""
        return log1p(-self.impact * (1 - self.score))

    @property
    def shared_by(self) -> tuple[str, str]:
        """Which losses are charged once together: those of a group, else the rule alone."""
        return ("group", self.group) if self.group else ("rule", self.rule)


class Tally(msgspec.Struct, frozen=True):
    """A target's score 0…100, the points each rule took, and what mending it would give back."""

    score: float
    points: Mapping[str, float]
    gain: Mapping[str, float]


def tally(losses: Iterable[Loss]) -> Tally:
    """Multiply what the rules leave of the score; of each group only the costliest rule counts.

    `score + Σ points = 100`; `points` are shared out in proportion to the logarithm of what each
    rule left, so the order of the rules does not matter. Raises ValueError for a rule named twice.
    """
    losses = sorted(losses, key=lambda loss: (loss.log_kept, loss.rule))
    if len({loss.rule for loss in losses}) < len(losses):
        raise ValueError("a rule counts once on a target")
    costliest: dict[tuple[str, str], Loss] = {}
    for loss in losses:
        costliest.setdefault(loss.shared_by, loss)
    logs = {loss.rule: loss.log_kept for loss in costliest.values()}
    whole = fsum(logs.values())
    lost = -100 * expm1(whole)
    points, gain = {}, {}
    for loss in losses:
        points[loss.rule] = lost * logs[loss.rule] / whole if logs.get(loss.rule) else 0.0
        mended = costliest[loss.shared_by].log_kept
        gain[loss.rule] = 100 * (_exp_gap(whole - mended, whole))
    return Tally(100 - lost, points, gain)


def _exp_gap(high: float, low: float) -> float:
    """Return exp(high) − exp(low), never below zero by rounding."""
    return max(expm1(high) - expm1(low), 0.0)
