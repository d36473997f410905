"""Does the opening keep back what the post is about, or promise a feeling?"""

from collections.abc import Iterator

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.clickbait import baits


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`within`: how many characters of the first line count."""

    within: int = 125


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure in how many ways the caption's opening draws on; the place is around them.

    English turns of phrase count in a draft in English, Indonesian ones in all others. Raises Skip
    without a caption.
    """
    if not draft.caption:
        raise Skip("no text")
    found = baits(draft.caption, draft.language or "id", params.within)
    first, last = min(found, default=(0, 0))[0], max((end for _, end in found), default=0)
    quoted = ", ".join(
        dict.fromkeys(f"“{draft.caption[start:end].strip(' ,:;')}”" for start, end in found)
    )
    evidence = Text(id=quoted, en=quoted) if found else None
    yield Measure("clickbait", len(found), "count", Span("caption", first, last), 0.85, evidence)
