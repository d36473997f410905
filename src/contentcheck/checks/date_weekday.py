"""Does the weekday that a date names fall on that date?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from contentcheck.dates import MONTHS, WEEKDAYS, day
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Passage, Source, passages, rewritten
from contentcheck.text.weekdays import Mention, Mismatch, mentions, mismatch

if TYPE_CHECKING:
    from contentcheck.fix import TextFix

_FULL = len("Monday")  # letters; shorter English names are short forms
_ASSUMED = 0.5  # the value where the year was only assumed, so that the clock decides no verdict


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: look at the texts of the draft or at the words read in its pictures."""

    of: Source = "text"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each weekday that is not the date's; .5 where the year is this year's by guess.

    A date without a year is the one nearest to the day of posting, or else to today. Raises Skip
    where neither is known and nothing else is wrong, and like `passages`.
    """
    near = draft.publish.date() if draft.publish else draft.today
    open_ended = False
    found = []
    for passage in passages(draft, params.of):
        for mention in mentions(passage.text):
            if mention.year is None and near is None:
                open_ended = True
            elif wrong := mismatch(mention, near):
                assumed = mention.year is None and draft.publish is None
                found.append(_measure(passage, mention, wrong, assumed=assumed))
    if open_ended and not found:
        raise Skip("no publish date")
    yield from islice(found, MOST)


def _measure(passage: Passage, mention: Mention, wrong: Mismatch, *, assumed: bool) -> Measure:
    place, confidence = passage.at(mention.start, mention.end)
    written = " ".join(passage.text[mention.start : mention.end].split())
    return Measure(
        name="wrong_weekdays",
        value=_ASSUMED if assumed else 1.0,
        unit="count",
        place=place,
        confidence=confidence * (0.7 if assumed else 0.95),
        evidence=_said(written, wrong),
        fix=_mended(passage, mention, wrong),
    )


def _mended(passage: Passage, mention: Mention, wrong: Mismatch) -> TextFix | None:
    """Offer the date's own weekday; unsafe, for as well the date may be what is wrong."""
    if wrong.meant is None or mention.named is None:
        return None
    place, _ = passage.at(*mention.named)
    written = passage.text[slice(*mention.named)]
    return rewritten(place, _alike(written, WEEKDAYS[wrong.meant.weekday()]), safe=False)


def _alike(written: str, day: Text) -> str:
    """Return a weekday in the language, the length and the case of the one written."""
    is_english = any(each.en.lower().startswith(written.lower()) for each in WEEKDAYS)
    name = (day.en if len(written) >= _FULL else day.en[:3]) if is_english else day.id
    if written.isupper():
        return name.upper()
    return name.lower() if written.islower() else name


def _said(written: str, wrong: Mismatch) -> Text:
    """Say which day the date is, and which date the day."""
    month = MONTHS[wrong.month - 1]
    if wrong.meant is None or wrong.nearest is None:
        return Text(
            id=f"“{written}”: tidak ada tanggal {wrong.day} {month.id} pada kalender tahun itu",
            en=f"“{written}”: there is no {wrong.day} {month.en} in that year's calendar",
        )
    named, real = WEEKDAYS[wrong.weekday], WEEKDAYS[wrong.meant.weekday()]
    return Text(
        id=f"“{written}”: {day(wrong.meant).id} jatuh pada hari {real.id}; "
        f"{named.id} yang terdekat adalah {day(wrong.nearest).id}",
        en=f"“{written}”: {day(wrong.meant).en} is a {real.en}; "
        f"the nearest {named.en} is {day(wrong.nearest).en}",
    )
