"""What does a target cut off a picture, or cover with its own controls?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import MediaError, Skip
from contentcheck.measuring import facts, measured
from contentcheck.measuring.image import attention, faces, text_lines, text_regions
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.model import Medium
    from contentcheck.vision.areas import Area, Box

Kind = Literal["text", "faces", "peak"]

_AROUND_PEAK = 0.1  # of each side: where people look is a spot, not a point
_SURE_OF_PEAK = 0.5  # the map was learned from photographs; where posters are looked at is unknown
_SMALLEST_FACE = 0.005  # of the picture: smaller ones are passers-by
_NOTICED = 0.1  # share from which a thing is said to be cut
_WORDS: dict[Kind, tuple[Text, Text]] = {
    "text": (Text(id="baris teks", en="line of text"), Text(id="baris teks", en="lines of text")),
    "faces": (Text(id="wajah", en="face"), Text(id="wajah", en="faces")),
    "peak": (Text(id="pusat perhatian", en="centre of attention"),) * 2,
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left to see, and what is looked for there.

    narrowest, widest   ratios (width / height) to which pictures are cropped, around the middle
    like_first          all media are cropped to the ratio of the first
    screen              ratio of the screen on which a picture is shown whole
    top … right         shares of that screen that controls cover, from each side
    things              what must not be hidden
    of                  the worst thing, or all of a kind together
    from_share          text that covers less of the picture stands there by the way
    from_height         lines that are lower (px on a phone 360 px wide) are left out
    """

    narrowest: float = 0.0
    widest: float = 1000.0
    like_first: bool = False
    screen: float | None = None
    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    things: tuple[Kind, ...] = ("text", "faces")
    of: Literal["worst", "all"] = "worst"
    from_share: float = 0.0
    from_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Thing:
    """Something in a picture that people should see, and how sure it is that it is there."""

    kind: Kind
    box: Box
    confidence: float


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each picture the share of what matters that is hidden, 0 to 1.

    Where nothing is cut off or covered, no detector runs. Raises Skip without a picture that can
    be read, and without the detectors.
    """
    for medium, known in measured(draft, "image", facts):
        ratio = known.width / known.height
        area = _area(draft, params, ratio)
        things = [] if area.is_whole else list(_things(medium, params))
        yield _measure(medium, things, [area.hides(thing.box, ratio) for thing in things], params)


def _area(draft: Draft, params: Params, ratio: float) -> Area:
    from contentcheck.vision.areas import cropped, uncovered

    if params.screen is not None:
        sides = {side: getattr(params, side) for side in ("top", "bottom", "left", "right")}
        return uncovered(ratio, params.screen, **sides)
    narrowest, widest = params.narrowest, params.widest
    if params.like_first:
        try:
            first = draft.media[0].once(facts)
        except MediaError:
            raise Skip("unreadable medium") from None
        narrowest = widest = min(max(first.width / first.height, narrowest), widest)
    return cropped(ratio, narrowest, widest)


def _things(medium: Medium, params: Params) -> Iterator[Thing]:
    if "text" in params.things and medium.once(text_regions).share >= params.from_share:
        for line in medium.once(text_lines):
            if line.height >= params.from_height:
                yield Thing("text", line.box, line.score)
    if "faces" in params.things:
        for face in medium.once(faces):
            if face.box[2] * face.box[3] >= _SMALLEST_FACE:
                yield Thing("faces", face.box, face.score)
    if "peak" in params.things:
        x, y = medium.once(attention).peak
        box = (x - _AROUND_PEAK / 2, y - _AROUND_PEAK / 2, _AROUND_PEAK, _AROUND_PEAK)
        yield Thing("peak", box, _SURE_OF_PEAK)


def _measure(
    medium: Medium, things: Sequence[Thing], hidden: Sequence[float], params: Params
) -> Measure:
    pairs = list(zip(things, hidden, strict=True))
    worst, share = max(pairs, key=lambda pair: pair[1], default=(None, 0.0))
    if params.of == "all":
        share = max((_of_kind(pairs, kind) for kind in params.things), default=0.0)
    return Measure(
        name="hidden_share",
        value=share,
        unit="share",
        place=Region(medium.file, box=worst.box if worst and share else None),
        confidence=worst.confidence if worst else 1.0,
        evidence=_named([thing.kind for thing, part in pairs if part >= _NOTICED]),
    )


def _of_kind(pairs: Sequence[tuple[Thing, float]], kind: Kind) -> float:
    """Return the share of the area of all things of a kind that is hidden."""
    areas = [(thing.box[2] * thing.box[3], part) for thing, part in pairs if thing.kind == kind]
    whole = sum(area for area, _ in areas)
    return sum(area * part for area, part in areas) / whole if whole else 0.0


def _named(kinds: Sequence[Kind]) -> Text | None:
    """Say what is hidden: “2 baris teks, 1 wajah”."""
    counts = {kind: kinds.count(kind) for kind in _WORDS if kind in kinds}
    if not counts:
        return None
    words = {kind: _WORDS[kind][count > 1] for kind, count in counts.items()}
    return Text(
        id=", ".join(f"{count} {words[kind].id}" for kind, count in counts.items()),
        en=", ".join(f"{count} {words[kind].en}" for kind, count in counts.items()),
    )
