"""How many images and videos does the post have?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.measuring import of_kind
from contentcheck.model import Draft, Measure


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind`: count only images, or only videos."""

    kind: Literal["any", "image", "video"] = "any"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the number of media."""
    media = draft.media if params.kind == "any" else of_kind(draft, params.kind)
    yield Measure(name="media", value=len(media), unit="count")
