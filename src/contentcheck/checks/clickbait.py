"""Does the opening keep back what the post is about, or promise a feeling?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.clickbait import Tongue, baits


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tongue`: whose turns of phrase; `within`: how many characters of the first line count."""

    tongue: Tongue
    within: int = 125


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure in how many ways the caption's opening draws on; the place is around them.

    Raises Skip without a caption.
    """
    if not draft.caption:
        raise Skip("no text")
    found = baits(draft.caption, params.tongue, params.within)
    first, last = min(found, default=(0, 0))[0], max((end for _, end in found), default=0)
    quoted = ", ".join(
        dict.fromkeys(f"“{draft.caption[start:end].strip(' ,:;')}”" for start, end in found)
    )
    evidence = Text(id=quoted, en=quoted) if found else None
    yield Measure("clickbait", len(found), "count", Span("caption", first, last), 0.85, evidence)
