"""How much of the frame does text cover over a video's time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring.looks import all_looks
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.measuring.looks import Looks
    from contentcheck.model import Language


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No params."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield for each video the mean share of the frame that lines of text cover, 0 to 1.

    The mean is over time: each frame that was looked at stands for the time around it. The place is
    the time of the fullest frame. Raises Skip as `all_looks`, and without the text detector.
    """
    for medium, seen in all_looks(draft):
        shares, stands = _shares(seen), list(seen.stands())
        covered = sum(
            share * (end - start) for share, (start, end) in zip(shares, stands, strict=True)
        )
        fullest = shares.index(max(shares))
        start, end = stands[fullest]
        yield Measure(
            name="text_share",
            value=covered / (stands[-1][1] or 1.0),
            unit="share",
            place=Region(medium.file, start=start, end=end),
            evidence=Text(id=_second(seen, fullest, "id"), en=_second(seen, fullest, "en")),
        )


def _second(seen: Looks, number_of: int, lang: Language) -> str:
    at = number(seen.frames[number_of].time, "s", lang)
    return Text(id=f"detik {at}", en=f"{at} s")[lang]


def _shares(seen: Looks) -> list[float]:
    shares = [frame.text_share for frame in seen.frames]
    found = [share for share in shares if share is not None]
    if len(found) < len(shares):
        raise Skip("no text detector")
    return found
