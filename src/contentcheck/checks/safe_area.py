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

Kind = Literal["text", "faces", "peak", "subject"]

SURE_OF_PEAK = 0.5  # the map was learned from photographs; where posters are looked at is unknown
SMALLEST_FACE = 0.005  # of the picture: smaller ones are passers-by
_NOTICED = 0.1  # share from which a thing is said to be cut
_WORDS: dict[Kind, tuple[Text, Text]] = {
    "text": (Text(id="baris teks", en="line of text"), Text(id="baris teks", en="lines of text")),
    "faces": (Text(id="wajah", en="face"), Text(id="wajah", en="faces")),
    "peak": (Text(id="pusat perhatian", en="the centre of attention"),) * 2,
    "subject": (Text(id="pusat perhatian", en="the centre of attention"),) * 2,
}
_ONE: frozenset[Kind] = frozenset({"peak", "subject"})  # of which there is one


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left to see, and what is looked for there.

    narrowest, widest   ratios (width / height) to which pictures are cropped, around the middle
    like_first          all media are cropped to the ratio of the first
    screen              ratio of the screen on which a picture is shown whole
    top … right         shares of that screen that controls cover, from each side, by each reading
    things              what must not be hidden; `subject`: where people look most, if that is
                        neither words nor a face
    of                  the worst thing, or all of a kind together
    from_share          text that covers less of the picture stands there by the way
    from_height         lines that are lower (px on a phone 360 px wide) are left out
    """

    narrowest: float = 0.0
    widest: float = 1000.0
    like_first: bool = False
    screen: float | None = None
    top: tuple[float, ...] = (0.0,)
    bottom: tuple[float, ...] = (0.0,)
    left: tuple[float, ...] = (0.0,)
    right: tuple[float, ...] = (0.0,)
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

    Where sources disagree on what controls cover, it is the mean over their readings. Where nothing
    is cut off or covered, no detector runs. Raises Skip without a picture that can be read, and
    without the detectors.
    """
    for medium, known in measured(draft, "image", facts):
        ratio = known.width / known.height
        areas = _areas(draft, params, ratio)
        things = [] if all(area.is_whole for area in areas) else list(_things(medium, params))
        shares = [_share(things, area, ratio, params) for area in areas]
        hidden = [areas[0].hides(thing.box, ratio) for thing in things]
        yield _measure(medium, things, hidden, shares, params)


def _areas(draft: Draft, params: Params, ratio: float) -> Sequence[Area]:
    from contentcheck.vision.areas import by_each_reading, cropped

    if params.screen is not None:
        sides = {side: getattr(params, side) for side in ("top", "bottom", "left", "right")}
        return by_each_reading(ratio, params.screen, **sides)
    narrowest, widest = params.narrowest, params.widest
    if params.like_first:
        try:
            first = draft.media[0].once(facts)
        except MediaError:
            raise Skip("unreadable medium") from None
        narrowest = widest = min(max(first.width / first.height, narrowest), widest)
    return [cropped(ratio, narrowest, widest)]


def _things(medium: Medium, params: Params) -> Iterator[Thing]:
    from contentcheck.vision.areas import subject

    if "text" in params.things and medium.once(text_regions).share >= params.from_share:
        for line in medium.once(text_lines):
            if line.height >= params.from_height:
                yield Thing("text", line.box, line.score)
    if "faces" in params.things:
        for face in medium.once(faces):
            if face.box[2] * face.box[3] >= SMALLEST_FACE:
                yield Thing("faces", face.box, face.score)
    if "peak" in params.things:
        (spot,) = subject([medium.once(attention).peak], [])
        yield Thing("peak", spot, SURE_OF_PEAK)
    if "subject" in params.things:
        others = [line.box for line in medium.once(text_regions).boxes]
        others += [face.box for face in medium.once(faces)]
        for spot in subject(medium.once(attention).spots, others):
            yield Thing("subject", spot, SURE_OF_PEAK)


def _share(things: Sequence[Thing], area: Area, ratio: float, params: Params) -> float:
    """Return the share of the worst thing that is hidden, or of the area of all of a kind."""
    if params.of == "worst":
        return max((area.hides(thing.box, ratio) for thing in things), default=0.0)
    kinds = ([thing.box for thing in things if thing.kind == kind] for kind in params.things)
    return max(area.hides_of(boxes, ratio) for boxes in kinds)


def _measure(
    medium: Medium,
    things: Sequence[Thing],
    hidden: Sequence[float],
    shares: Sequence[float],
    params: Params,
) -> Measure:
    """Return the measure; `hidden` is each thing's share by the first reading, `shares` by all."""
    pairs = list(zip(things, hidden, strict=True))
    worst, most = max(pairs, key=lambda pair: pair[1], default=(None, 0.0))
    named = _named([thing.kind for thing, part in pairs if part >= _NOTICED])
    if named and params.screen is not None:
        named = join(named, covered(shares))
    return Measure(
        name="hidden_share",
        value=sum(shares) / len(shares),
        unit="share",
        place=Region(medium.file, box=worst.box if worst and most else None),
        confidence=worst.confidence if worst else 1.0,
        evidence=named,
    )


def covered(shares: Sequence[float]) -> Text:
    """Say how much is covered by the first reading, and by the others where they differ."""
    first, *others = (f"{share:.0%}" for share in shares)
    differ = [other for other in dict.fromkeys(others) if other != first]
    said = Text(id=f"{first} tertutup", en=f"{first} covered")
    if not differ:
        return said
    return join(
        said,
        Text(
            id=f"menurut sumber lain {' atau '.join(differ)}",
            en=f"{' or '.join(differ)} by other sources",
        ),
    )


def join(one: Text, other: Text) -> Text:
    return Text(id=f"{one.id}, {other.id}", en=f"{one.en}, {other.en}")


def _named(kinds: Sequence[Kind]) -> Text | None:
    """Say what is hidden: “2 baris teks, 1 wajah”."""
    counts = {kind: kinds.count(kind) for kind in _WORDS if kind in kinds}
    if not counts:
        return None
    words = {kind: _WORDS[kind][count > 1] for kind, count in counts.items()}
    said = {kind: "" if kind in _ONE else f"{count} " for kind, count in counts.items()}
    return Text(
        id=", ".join(f"{said[kind]}{words[kind].id}" for kind in counts),
        en=", ".join(f"{said[kind]}{words[kind].en}" for kind in counts),
    )
