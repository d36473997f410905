"""A check for tests: it measures what its params say, and remembers how often it was asked."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Place, Post, Region, Span, Text

CALLS: list[str] = []


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`values` are measured one by one; `skip` and `crash` say how the check fails instead."""

    values: tuple[float, ...] = (0,)
    skip: str | None = None
    crash: str | None = None
    place: Literal["post", "caption", "header", "box", "period"] = "post"
    evidence: str | None = None
    beyond: float = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    CALLS.append(draft.caption)
    if params.skip:
        raise Skip(params.skip)
    places: dict[str, Place] = {
        "post": Post(),
        "caption": Span("caption", 0, len(draft.caption)),
        "header": Span("header", 0, 1),
        "box": Region("poster.jpg", (0.1, 0.2, 0.3, 0.4)),
        "period": Region("clip.mp4", None, 0.0, 2.5),
    }
    place = places[params.place]
    evidence = Text(id=params.evidence, en=params.evidence) if params.evidence else None
    for value in params.values:
        yield Measure("scripted", value, "count", place, 0.8, evidence)
    if params.crash:
        raise RuntimeError(params.crash)
