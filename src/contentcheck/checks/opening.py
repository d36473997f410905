"""How does a video open? One figure of its first three seconds, with the time it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.opening import opening_checks, opening_sharpness, seconds_seen
from contentcheck.measuring.video import SECONDS
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contentcheck.model import Medium

Of = Literal["first-content", "fade", "sharpness", "bars", "card", "cuts", "shake"]


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure; the functions below say what each of them is."""

    of: Of


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield the figure for each video, with its period. Raises Skip without a readable video."""
    for medium, seconds in measured(draft, "video", seconds_seen):
        found = _MEASURES[params.of](medium, seconds)
        if found is None:
            continue
        yield Measure(
            name=params.of.replace("-", "_"),
            value=found.value,
            unit=found.unit,
            # A fault that is over at once still has a period that can be played.
            place=Region(medium.file, start=found.start, end=found.end or seconds),
            evidence=found.evidence,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure, its unit, the period it is about, and what speaks for it."""

    value: float
    unit: str
    end: float
    evidence: Text
    start: float = 0.0


def _first_content(medium: Medium, seconds: float) -> _Found:
    """Second from which there is something to see; three where there never is."""
    first = medium.once(opening_checks).first_content
    if first is None:
        never = Text(id="tidak ada yang terlihat", en="never anything to see")
        return _Found(SECONDS, "s", seconds, never)
    evidence = _said("gambar pertama pada detik {0}", "the first picture at {0} s", first)
    return _Found(first, "s", first, evidence)


def _fade(medium: Medium, seconds: float) -> _Found:
    """Second at which a fade-in has reached 90 % of its strength; 0 without one."""
    done = medium.once(opening_checks).fade_complete
    if done is None:
        return _Found(0.0, "s", seconds, Text(id="tidak ada pudar masuk", en="no fade-in"))
    evidence = _said("gambar utuh pada detik {0}", "in full at {0} s", done)
    return _Found(done, "s", done, evidence)


def _sharpness(medium: Medium, seconds: float) -> _Found | None:
    """Strength of fine detail in the first half second of content, see `vision/sharpness.py`."""
    found = medium.once(opening_sharpness)
    if found.start is None:
        return None  # nothing to be seen is another fault than blur
    evidence = Text(id="tidak menjadi tajam", en="does not turn sharp")
    if found.sharp_from is not None:
        evidence = _said("tajam sejak detik {0}", "sharp from {0} s on", found.sharp_from)
    return _Found(found.start, "ratio", found.sharp_from or seconds, evidence)


def _bars(medium: Medium, seconds: float) -> _Found:
    """Share of the frame that is black bars."""
    bars = medium.once(opening_checks).bars
    across, down = bars.inside[2] < 1, bars.inside[3] < 1
    where = {
        (False, False): Text(id="tidak ada pita hitam", en="no black bars"),
        (False, True): Text(id="pita di atas dan bawah", en="bars above and below"),
        (True, False): Text(id="pita di kiri dan kanan", en="bars left and right"),
        (True, True): Text(id="pita di keempat sisi", en="bars on all sides"),
    }
    return _Found(bars.share, "share", seconds, where[across, down])


def _card(medium: Medium, seconds: float) -> _Found:
    """Seconds of the opening in which a card stands still: text or a logo on plain ground."""
    checks = medium.once(opening_checks)
    if checks.card_time is None:
        return _Found(0.0, "s", seconds, Text(id="tidak ada kartu", en="no card"))
    start, end = checks.card_time[0], min(checks.card_time[1], seconds)
    evidence = _said("dari detik {0} sampai {1}", "from {0} to {1} s", start, end)
    return _Found(checks.card * seconds, "s", end, evidence, start)


def _cuts(medium: Medium, seconds: float) -> _Found:
    """How many times the opening jumps to another shot."""
    cuts = medium.once(opening_checks).cuts
    evidence = Text(id="tidak ada pergantian", en="no cut")
    if cuts:
        evidence = _said("pada detik " + _list(cuts), "at " + _list(cuts) + " s", *cuts)
    return _Found(len(cuts), "count", seconds, evidence)


def _shake(medium: Medium, seconds: float) -> _Found:
    """Pixels (of 160) by which the picture jerks from frame to frame."""
    found = medium.once(opening_checks).shake
    evidence = _said("{0} piksel dari 160", "{0} pixels of 160", found)
    return _Found(found, "px", seconds, evidence)


def _said(id: str, en: str, *seconds: float) -> Text:
    """Put seconds (or other figures to a tenth) into a sentence, as each language writes them."""
    return Text(
        id=id.format(*(number(each, "s", "id") for each in seconds)),
        en=en.format(*(number(each, "s", "en") for each in seconds)),
    )


def _list(values: Sequence[float]) -> str:
    """Return a place for each of some values: commas would pass for decimals in Indonesian."""
    return "; ".join(f"{{{place}}}" for place in range(len(values)))


_MEASURES: dict[Of, Callable[[Medium, float], _Found | None]] = {
    "first-content": _first_content,
    "fade": _fade,
    "sharpness": _sharpness,
    "bars": _bars,
    "card": _card,
    "cuts": _cuts,
    "shake": _shake,
}
