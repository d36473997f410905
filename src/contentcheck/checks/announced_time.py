"""Does an announcement say on which day, at what hour, and in which time zone?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.events import published, start_of
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.glance import sought
from contentcheck.text.occasions import says_day, says_hour, says_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["day", "hour", "zone"]

_SAYS = {"day": says_day, "hour": says_hour, "zone": says_zone}
_CALLED = {
    "day": Text(id="hari", en="the day"),
    "hour": Text(id="jam", en="the hour"),
    "zone": Text(id="zona waktu", en="the time zone"),
}
_SOON = timedelta(minutes=15)  # a post that goes out so shortly before is the event itself
_UNDER_WAY = sought(
    r"\b(?:sedang|tengah|masih)\s{1,2}(?:berlangsung|live|siaran|tayang)|\b(?:sudah|telah)\s{1,2}"
    r"(?:mulai|dimulai|berlangsung|digelar|dilaksanakan|selesai)\b|\bberlangsung\s{1,2}sekarang\b"
    r"|\b(?:live|happening|streaming)\s{1,2}(?:now|sekarang)\b|\bwe(?:['’]re|\sare)\s{1,2}live\b"
    r"|\bsaksikan\s{1,2}sekarang\b|\bwatch\s{1,2}now\b",
    re.IGNORECASE,
)

_ANNOUNCES = sought(
    r"\b(?:siaran|langsung|live|streaming|tayang|tonton|saksikan|simak|ikuti|gabung|bergabung|hadir\w{0,3}"
    r"|nantikan|lewatkan|akan|segera|bincang\w{0,3}|dialog|diskusi|talk\s?show|webinar|konferensi|seminar"
    r"|tanya\s{1,2}jawab|sapa|acara|agenda|jadwal|undang\w{0,3}|mengundang|watch|join|tune\s{1,2}in|don['’]t"
    r"\s{1,2}miss|will|coming|upcoming|session|event|q\s?&\s?a)\b",
    re.IGNORECASE,
)


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an announcement has to say.

    says        day, hour, zone
    only_event  look only at drafts that name an event's start; else at each that announces
    """

    says: Annotated[tuple[Part, ...], msgspec.Meta(min_length=1)]
    only_event: bool = True


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Count what the caption leaves out.

    Raises Skip where nothing is announced: without a caption, without an event or words that
    announce one, and where it is under way when the post goes out.
    """
    if not draft.caption.strip():
        raise Skip("no text")
    named = bool(draft.event and draft.event.starts)
    if not named and not params.only_event and not _ANNOUNCES.search(draft.caption):
        raise Skip("nothing announced")
    if named or params.only_event:
        start, goes_out = start_of(draft), published(draft)
        if goes_out is not None and start.has_hour and start.at - goes_out <= _SOON:
            raise Skip("under way")
    if _UNDER_WAY.search(draft.caption):
        raise Skip("under way")
    missing = [_CALLED[part] for part in params.says if not _SAYS[part](draft.caption)]
    yield Measure(
        name="unsaid_time",
        value=len(missing),
        unit="count",
        place=Span("caption", 0, len(draft.caption)),
        evidence=Text(
            id=", ".join(each.id for each in missing), en=", ".join(each.en for each in missing)
        ),
    )
