"""Are words written in signs that only look like letters: 𝐭𝐞𝐛𝐚𝐥, Ⓣⓔⓑⓐⓛ, ᴛᴇʙᴀʟ?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, passages, rewritten
from contentcheck.text.lookalikes import lookalikes

_LONGEST = 40  # characters that are quoted


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield 1 for each stretch of such signs, with what to type instead as evidence.

    Raises Skip without any text.
    """
    for passage in passages(draft, "text"):
        for found in islice(lookalikes(passage.text), MOST):
            place, confidence = passage.at(found.start, found.end)
            shown = _short(passage.text[found.start : found.end])
            quoted = f"“{shown}” → “{_short(found.plain)}”"
            yield Measure(
                name="fancy_letters",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * 0.95,
                evidence=Text(id=quoted, en=quoted),
                fix=rewritten(place, found.plain, safe=not found.struck),
            )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
