"""What of a video lies under an app's own controls: words, faces, the spot that draws the eye?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.checks.safe_area import SMALLEST_FACE, SURE_OF_PEAK, covered
from contentcheck.errors import Skip
from contentcheck.measuring.looks import all_looks
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.measuring.looks import Looks
    from contentcheck.model import Medium
    from contentcheck.vision.areas import Area, Box
    from contentcheck.vision.samples import SampledFrame

Kind = Literal["text", "faces", "subject"]

_SURELY_TEXT = 0.8  # of the detector, where nothing else tells words from stars in a row
_NOTICED = 0.1  # share from which a thing is said to be covered
# A thing is judged over so many looks at least: what is met in one only went by.
_FEWEST = 4
_A_MOMENT = 0.1  # s: one look is reported as a period that can be played
_LOWER = 0.5  # of the height: subtitles stand below
_OTHER_WORDS = 0.1  # by which a line gets shorter or longer when its words change
_WORDS: dict[Kind, Text] = {
    "text": Text(id="tulisan", en="words"),
    "faces": Text(id="wajah", en="faces"),
    "subject": Text(id="pusat perhatian", en="the centre of attention"),
}
_SUBTITLES = Text(id="tulisan yang berganti-ganti di bawah (subtitel?)", en="subtitles, it seems")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What controls cover, and what must not lie there.

    screen        ratio of the screen on which a video is shown whole
    top … right   shares of that screen that controls cover, from each side, by each reading
    things        what must not be hidden; `subject`: where people look most, if that is neither
                  words nor a face
    from_share    words that stand together on less of the frame are a logo or a name by the way
    """

    screen: float
    top: tuple[float, ...] = (0.0,)
    bottom: tuple[float, ...] = (0.0,)
    left: tuple[float, ...] = (0.0,)
    right: tuple[float, ...] = (0.0,)
    things: tuple[Kind, ...] = ("text", "faces")
    from_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Met:
    """A thing as it was met in one look: its boxes, and the share hidden by each reading.

    `weight` is less than 1 where it may be no more than a sign in the picture.
    """

    start: float
    boxes: tuple[Box, ...]
    hidden: tuple[float, ...]
    weight: float = 1.0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each video the share of the worst kind of thing that is hidden, 0 to 1.

    It is the mean over the looks that show the thing, and over the readings of what controls cover.
    Of words laid over the video it is the block in a look that is covered most; faces and the
    subject are judged over all looks, as those that only pass are no fault. Raises Skip as
    `all_looks`, and without the detectors.
    """
    from contentcheck.vision.areas import by_each_reading

    for medium, seen in all_looks(draft):
        sides = {side: getattr(params, side) for side in ("top", "bottom", "left", "right")}
        areas = by_each_reading(seen.ratio, params.screen, **sides)
        yield max(
            (_measure(medium, seen, kind, areas, params) for kind in params.things),
            key=lambda measure: measure.value,
        )


def _measure(
    medium: Medium, seen: Looks, kind: Kind, areas: Sequence[Area], params: Params
) -> Measure:
    from contentcheck.vision.blocks import around

    looked = zip(seen.frames, seen.laid_over, strict=True)
    met = [
        found
        for frame, sure in looked
        if not frame.blank and (found := _met(frame, sure, kind, seen.ratio, areas, params))
    ]
    shown = sum(not frame.blank for frame in seen.frames) if kind != "text" else len(met)
    over = max(shown, _FEWEST)
    shares = [
        sum(each.weight * each.hidden[number] for each in met) / over
        for number in range(len(areas))
    ]
    lost = [each for each in met if each.hidden[0] >= _NOTICED]
    worst = max(lost, key=lambda each: around(each.boxes)[2] * max(each.hidden), default=None)
    return Measure(
        name="hidden_share",
        value=sum(shares) / len(shares),
        unit="share",
        place=Region(
            medium.file,
            box=around(worst.boxes) if worst else None,
            start=lost[0].start if lost else None,
            end=lost[-1].start + _A_MOMENT if lost else None,
        ),
        confidence=SURE_OF_PEAK if kind == "subject" else 1.0,
        evidence=_said(kind, lost, shown) if lost else None,
    )


def _met(
    frame: SampledFrame,
    sure: Sequence[float],
    kind: Kind,
    ratio: float,
    areas: Sequence[Area],
    params: Params,
) -> Met | None:
    """Return what a look shows of a kind, None where there is nothing of it.

    Raises Skip where nothing could look for it.
    """
    from contentcheck.vision.areas import subject

    if kind == "text":
        return _words(frame, sure, ratio, areas, params)
    if kind == "faces":
        if frame.faces is None:
            raise Skip("no face detector")
        boxes = [face.box for face in frame.faces if _size([face.box]) >= SMALLEST_FACE]
    else:
        others = [line.box for line in frame.lines] + [face.box for face in frame.faces or ()]
        boxes = subject(frame.attention.spots, others)
    hidden = tuple(area.hides_of(boxes, ratio) for area in areas)
    return Met(frame.time, tuple(boxes), hidden) if boxes else None


def _words(
    frame: SampledFrame,
    sure: Sequence[float],
    ratio: float,
    areas: Sequence[Area],
    params: Params,
) -> Met | None:
    """Return the block of words of a look that is covered most; signs in the picture are none."""
    from contentcheck.vision.blocks import blocks
    from contentcheck.vision.overlaid import SURE

    if frame.text_share is None:
        raise Skip("no text detector")
    lines = [
        (line.box, weight)
        for line, weight in zip(frame.lines, sure, strict=True)
        if weight == SURE or (weight and line.score >= _SURELY_TEXT)
    ]
    met = [
        Met(frame.time, tuple(block), tuple(area.hides_of(block, ratio) for area in areas), weight)
        for weight in {weight for _, weight in lines}  # a sign by a subtitle is no part of it
        for block in blocks([box for box, own in lines if own == weight], ratio)
        if _size(block) >= params.from_share
    ]
    return max(met, key=lambda each: each.weight * sum(each.hidden), default=None)


def _size(boxes: Sequence[Box]) -> float:
    return sum(box[2] * box[3] for box in boxes)


def _said(kind: Kind, lost: Sequence[Met], shown: int) -> Text:
    """Say what is covered, in how many of the frames that show it, and how much of it there."""
    from contentcheck.vision.blocks import around

    what = _WORDS[kind]
    boxes = [around(each.boxes) for each in lost]
    if kind == "text" and _are_subtitles(boxes):
        what = _SUBTITLES
    means = [
        sum(each.hidden[number] for each in lost) / len(lost)
        for number in range(len(lost[0].hidden))
    ]
    part = covered(means)
    return Text(
        id=f"{what.id}, di {len(lost)} dari {shown} bingkai, {part.id}",
        en=f"{what.en}, in {len(lost)} of {shown} frames, {part.en}",
    )


def _are_subtitles(boxes: Sequence[Box]) -> bool:
    """Tell whether low lines get shorter and longer from look to look, as those of a speaker do."""
    low = [box[2] for box in boxes if box[1] + box[3] / 2 >= _LOWER]
    return len(low) > 1 and max(low) - min(low) >= _OTHER_WORDS * max(low)
