"""Will people find the point of a video in its first three seconds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.opening import opening
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.wording import localised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.measuring.opening import Opening
    from contentcheck.model import Language
    from contentcheck.vision.opening_focus import Cap, Part

_FULL_WEIGHT = 100  # of all parts, of "readable" too where nothing can read
_WORTH_SAYING = 0.5  # points of 100: less is no whole point
_DARK_FROM = 0.03  # sharpness at which a loss of clarity is one of light (see `sharpness`)

# What costs points, with {0} for its value; first the sentence for a fault that has none.
_FAULTS = {
    "seen": (
        Text(id="tidak pernah ada yang terlihat", en="never anything to see"),
        Text(id="baru ada yang terlihat pada detik {0}", en="nothing to see before {0} s"),
    ),
    "blurred": (
        Text(id="tidak ada gambar yang tajam", en="no sharp picture"),
        Text(id="gambarnya kabur", en="the picture is blurred"),
    ),
    "dark": (
        Text(id="gambarnya gelap", en="the picture is dark"),
        Text(id="gambarnya gelap", en="the picture is dark"),
    ),
    "subject": (
        Text(id="belum ada subjek yang jelas", en="no clear subject"),
        Text(id="subjeknya baru jelas pada detik {0}", en="no clear subject before {0} s"),
    ),
    "alive": (
        Text(id="tidak ada gambar", en="no picture"),
        Text(id="kartu diam selama {0}% waktu", en="a still card for {0}% of the time"),
    ),
    "readable": (
        Text(id="tidak ada gambar", en="no picture"),
        Text(
            id="teksnya sedikitnya {0} kali yang sempat dibaca",
            en="at least {0} times the text there is time to read",
        ),
    ),
    "one-place": (
        Text(id="tidak ada tempat untuk dilihat", en="nowhere to look"),
        Text(id="pandangan terpencar", en="no one place to look at"),
    ),
    "steady": (
        Text(id="tidak ada gambar", en="no picture"),
        Text(id="gambarnya bergoyang", en="the picture shakes"),
    ),
    "blank": (
        Text(id="layar hitam atau kosong", en="a black or blank screen"),
        Text(id="layar hitam atau kosong sampai detik {0}", en="black or blank until {0} s"),
    ),
    "fade": (
        Text(id="", en=""),
        Text(id="gambar muncul perlahan sampai detik {0}", en="still fading in until {0} s"),
    ),
    "bars": (
        Text(id="", en=""),
        Text(id="pita hitam menutupi {0}% layar", en="black bars over {0}% of the frame"),
    ),
}
_WITHOUT_FAULT = {
    "seen": Text(id="langsung terlihat", en="something to see at once"),
    "clear": Text(id="tajam dan terang", en="sharp and bright"),
    "subject": Text(id="subjek segera jelas", en="a subject soon"),
    "alive": Text(id="bukan kartu diam", en="no still card"),
    "readable": Text(id="teks sempat dibaca", en="time to read the text"),
    "one-place": Text(id="satu pusat pandangan", en="one place to look at"),
    "steady": Text(id="tidak bergoyang", en="steady"),
}
_FULL = Text(id="tanpa potongan", en="nothing off for")
_IN_PERCENT = frozenset({"alive", "bars"})


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing to set: the parts and their weights are one published proposal."""


def check(draft: Draft, params: Params) -> Iterator[Measure]:  # noqa: ARG001
    """Yield the focus of each video's opening, 0 to 1, with what costs it points.

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
    """Say the whole sum: caps, what each part takes from 100, the costliest first, and the rest."""
    focus = found.focus
    # Where there is never anything to see, the other parts have nothing to say of their own.
    told = focus.parts if focus.parts[0].value is not None else focus.parts[:1]
    lost = {part: 100 * (part.weight - part.points) / focus.weight for part in told}
    costly = sorted((p for p in lost if lost[p] >= _WORTH_SAYING), key=lambda p: -lost[p])
    at_most = Text(id="paling tinggi", en="at most")[lang]
    caps = [f"{_said(cap, lang)} ({at_most} {100 * cap.limit:.0f})" for cap in focus.caps]
    parts = [f"{_said(part, lang)} (−{_figure(lost[part], 0, lang)})" for part in costly]
    fine = ", ".join(_WITHOUT_FAULT[part.name][lang] for part in lost if part not in costly)
    said = [", ".join([*caps, *parts]), f"{_FULL[lang]}: {fine}" if fine else ""]
    return "; ".join(filter(None, said))


def _said(what: Part | Cap, lang: Language) -> str:
    name: str = what.name
    if what.name == "clear":
        name = "dark" if (what.value or 0) >= _DARK_FROM else "blurred"
    without, with_value = _FAULTS[name]
    if what.value is None:
        return without[lang]
    percent = what.name in _IN_PERCENT
    return with_value[lang].format(
        _figure(what.value * 100, 0, lang) if percent else _figure(what.value, 1, lang)
    )


def _figure(value: float, digits: int, lang: Language) -> str:
    """Write a number with at most so many decimals, without empty ones."""
    figure = f"{value:.{digits}f}"
    return localised(figure.rstrip("0").rstrip(".") if digits else figure, lang)
