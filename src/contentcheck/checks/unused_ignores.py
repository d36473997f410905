"""Which `ignore:` entries of the draft suppress nothing (any more)?"""

from collections.abc import Iterator

import msgspec

from contentcheck.model import Draft, Measure, Span, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Measure 1 for each entry; the engine leaves in the draft only those without effect."""
    for name in draft.ignore:
        yield Measure(
            name="unused_ignores",
            value=1,
            unit="count",
            place=Span(f"ignore.{name}", 0, len(name)),
            evidence=Text(id=name, en=name),
        )
