"""Is the frame that stands for a video fit to be its cover?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from contentcheck.checks import safe_area
from contentcheck.measuring import measured
from contentcheck.measuring.opening import cover, shown_cover
from contentcheck.model import Draft, Measure, Medium, Region, Text
from contentcheck.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Language
    from contentcheck.vision.cover import Cover

_SHARP_FROM = 0.03  # sharpness at which a loss of clarity is one of light (see `sharpness`)
_LARGE_LINE = 9.0  # px on a phone 360 px wide, as in `vision/cover`
_A_MOMENT = 0.1  # s: a frame is reported as a period that can be played
_CLEAR = 0.9  # what is clearer needs no word about it


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`clear`: whether anything is to be seen, sharp and bright; `cut`: what a crop cuts away.

    `shape` is width over height of that crop, which keeps the middle.
    """

    of: Literal["clear", "cut"]
    shape: float = 1.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each video how clear its cover is (0 to 1), or the share cut off a face or line.

    The cover is the frame that the draft names, else the first; of a picture of its own only the
    cut is measured. Raises Skip without a readable video, or with nothing to measure.
    """
    if params.of == "cut":
        for medium, shown in measured(draft, "video", shown_cover):
            if isinstance(shown, Medium):
                yield from _cut_picture(shown, params.shape)
            elif shown.frame is not None and not shown.frame.blank:
                yield _cut(medium, shown, params.shape)
        return
    for medium, found in measured(draft, "video", cover):
        yield Measure(
            name="cover_clear",
            value=found.clear,
            unit="score",
            place=Region(medium.file, start=found.at, end=found.at + _A_MOMENT),
            evidence=Text(id=_seen(found, "id"), en=_seen(found, "en")),
        )


def _cut_picture(picture: Medium, shape: float) -> Iterator[Measure]:
    cropped = safe_area.Params(narrowest=shape, widest=shape, from_height=_LARGE_LINE)
    for measure in safe_area.check(Draft(media=[picture]), cropped):
        yield replace(measure, name="cover_cut", evidence=None)


def _cut(medium: Medium, found: Cover, shape: float) -> Measure:
    from contentcheck.measuring.video import ratio
    from contentcheck.vision.cover import cut_off

    share, box = cut_off(found.frame, medium.once(ratio), shape) if found.frame else (0.0, None)
    return Measure(
        name="cover_cut",
        value=share,
        unit="share",
        place=Region(medium.file, box=box, start=found.at, end=found.at + _A_MOMENT),
    )


def _seen(found: Cover, lang: Language) -> str:
    """Say which frame it is, what is wrong with it, and which one would do better."""
    at = _second(found.at, lang)
    if found.frame is None:
        fault = Text(id="videonya sudah habis", en="the video is over by then")
    elif found.frame.blank:
        fault = Text(id="hitam atau kosong", en="black or blank")
    elif found.clear >= _CLEAR:
        fault = Text(id="terlihat jelas", en="clear")
    elif found.frame.sharpness < _SHARP_FROM:
        fault = Text(id="kabur", en="blurred")
    else:
        fault = Text(id="gelap", en="dark")
    said = Text(id=f"detik {at}: {fault.id}", en=f"{at} s: {fault.en}")[lang]
    if found.best_at is None or found.best_at == found.at:
        return said
    best = _second(found.best_at, lang)
    offset = f"thumb_offset {round(found.best_at * 1000)}"
    better = Text(id=f"lebih baik detik {best}, {offset}", en=f"better: {best} s, {offset}")
    return f"{said}; {better[lang]}"


def _second(value: float, lang: Language) -> str:
    return number(value, "s", lang)
