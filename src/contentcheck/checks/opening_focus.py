"""Will people find the point of a video in its first three seconds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.video import opening
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.measuring.video import Opening
    from contentcheck.model import Language
    from contentcheck.vision.opening_focus import Cap, Part

_FULL_WEIGHT = 100  # of all parts, of those too that cannot be measured yet

# What a part saw, with {0} for its value. The first sentence is for a part without a value.
_PARTS = {
    "seen": (
        Text(id="tidak pernah ada yang terlihat", en="never anything to see"),
        Text(id="ada yang terlihat sejak {0} detik", en="something to see from {0} s"),
    ),
    "clear": (
        Text(id="tidak ada gambar yang tajam", en="no sharp picture"),
        Text(id="ketajaman {0}, terang {1} %", en="sharpness {0}, light {1}%"),
    ),
    "subject": (
        Text(id="belum ada subjek yang jelas", en="no clear subject"),
        Text(id="subjek jelas sejak {0} detik", en="a clear subject from {0} s"),
    ),
    "alive": (
        Text(id="tidak ada gambar", en="no picture"),
        Text(id="kartu diam {0} % dari waktu", en="a still card for {0}% of the time"),
    ),
    "one-place": (
        Text(id="tidak ada tempat untuk dilihat", en="nowhere to look"),
        Text(
            id="setengah perhatian ada di {0} % gambar",
            en="half of the attention on {0}% of the picture",
        ),
    ),
    "steady": (
        Text(id="tidak ada gambar", en="no picture"),
        Text(id="goyangan {0} piksel", en="shake {0} px"),
    ),
}
_CAPS = {
    "blank": (
        Text(id="hitam atau kosong sepanjang awal video", en="black or blank throughout"),
        Text(id="hitam atau kosong sampai {0} detik", en="black or blank until {0} s"),
    ),
    "fade": (
        Text(id="", en=""),
        Text(id="muncul perlahan sampai {0} detik", en="still fading in until {0} s"),
    ),
    "bars": (
        Text(id="", en=""),
        Text(id="garis hitam {0} % dari gambar", en="black bars over {0}% of the frame"),
    ),
}
_IN_PERCENT = frozenset({"alive", "one-place", "bars"})
_IN_HUNDREDTHS = frozenset({"clear"})


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: the parts and their weights are one published proposal."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the focus of each video's opening, 0 to 1, with the sum it comes from.

    The place is the period in which most is lost. The confidence is the share of the parts'
    weight that can be measured. Raises Skip without a readable video.
    """
    for medium, found in measured(draft, "video", opening):
        worst = found.focus.lost_most
        full = found.focus.total == 1
        yield Measure(
            name="opening_focus",
            value=found.focus.total,
            unit="score",
            place=Region(
                medium.file, start=0.0, end=found.seconds if full else _until(worst, found)
            ),
            confidence=found.focus.weight / _FULL_WEIGHT,
            evidence=Text(id=_sum(found, "id"), en=_sum(found, "en")),
        )


def _until(worst: Part | Cap, found: Opening) -> float:
    """Return where the period of a loss ends; one that is over at once still has a length."""
    return min(worst.until, found.seconds) or found.seconds


def _sum(found: Opening, lang: Language) -> str:
    """Write the sum out: each part with its points, the total, and what caps it."""
    focus = found.focus
    terms = [
        f"{_said(part, _PARTS[part.name], found, lang)} "
        f"({_figure(part.points, 1, lang)}/{part.weight:.0f})"
        for part in focus.parts
    ]
    score = f"{100 * focus.points / focus.weight:.0f}"
    points = _figure(focus.points, 1, lang)
    total = {
        "id": f"jumlah {points} dari {focus.weight:.0f}, yaitu {score} dari 100",
        "en": f"sum {points} of {focus.weight:.0f}, that is {score} out of 100",
    }
    caps = [
        f"{_said(cap, _CAPS[cap.name], found, lang)}: "
        f"{'paling tinggi' if lang == 'id' else 'at most'} {100 * cap.limit:.0f}"
        for cap in focus.caps
    ]
    return " · ".join([*terms, total[lang], *caps])


def _said(what: Part | Cap, sentences: tuple[Text, Text], found: Opening, lang: Language) -> str:
    if what.value is None:
        return sentences[0][lang]
    scale = 100 if what.name in _IN_PERCENT else 1
    digits = 0 if what.name in _IN_PERCENT else 3 if what.name in _IN_HUNDREDTHS else 1
    light = _figure(100 * found.checks.light, 0, lang)
    return sentences[1][lang].format(_figure(what.value * scale, digits, lang), light)


def _figure(value: float, digits: int, lang: Language) -> str:
    """Write a number with at most so many decimals, without empty ones."""
    figure = f"{value:.{digits}f}"
    return localised(figure.rstrip("0").rstrip(".") if digits else figure, lang)
