"""Whatever looks into texts: what it finds lies in the text, counts add up, digits stay hidden."""

from __future__ import annotations

from itertools import accumulate
from math import isfinite
from typing import get_args

from contentcheck.text.entity import entities
from contentcheck.text.language import language
from contentcheck.text.links import links
from contentcheck.text.personal import masked, personal_data
from contentcheck.text.subtitles import parse
from contentcheck.text.units import Unit, after, count, pieces
from finders import FINDERS, OVERLAP
from fuzz import seeds
from fuzz.target import Target
from fuzz.words import ALL, TEXTS

_UNITS: tuple[Unit, ...] = get_args(Unit)


def find(data: bytes) -> str:
    """Have every finder look into a text."""
    text = data.decode(errors="replace")
    found = 0
    for name, finder in FINDERS.items():
        reached = 0
        for start, end in finder(text):
            assert reached <= start < end <= len(text), (name, start, end)
            reached = start if name in OVERLAP else end
            found += 1
    _hidden(text)
    return "found" if found else "nothing"


def measure(data: bytes) -> str:
    """Count a text in every unit, and find links and mentions in it."""
    text = data.decode(errors="replace")
    for unit in _UNITS:
        parts = list(pieces(text, unit))
        assert "".join(each.text for each in parts) == text, unit
        size = sum(each.size for each in parts)
        assert count(text, unit) == size, (unit, size)
        assert after(text, size, unit) == len(text), unit
        half = after(text, size / 2, unit)
        ends = list(accumulate((len(each.text) for each in parts), initial=0))
        assert half in ends, unit  # none is torn; what is cut off may make a link of the rest
        assert sum(each.size for each in parts[: ends.index(half)]) <= size / 2, unit
    for stretches in (links(text), entities(text), entities(text, "bluesky")):
        reached = 0
        for each in stretches:
            assert reached <= each.start < each.end <= len(text), each
            reached = each.end
    return language(text)


def subtitles(data: bytes) -> str:
    """Read a subtitle file."""
    text = data.decode(errors="replace")
    found = parse(text)
    lines = len(text.splitlines())
    for cue in found.cues:
        assert isfinite(cue.start)
        assert 0 <= cue.start < cue.end, cue
        assert 1 <= cue.line <= lines, cue
        assert all(cue.lines), cue
    for fault in found.faults:
        assert 1 <= fault.line <= lines, fault
    assert list(found.cues) == sorted(found.cues, key=lambda cue: cue.start)
    return "cues" if found.cues else "faults" if found.faults else "nothing"


def _hidden(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    for each in personal_data(text):
        assert shown[each.start : each.end] != text[each.start : each.end], each


TARGETS = (
    Target("finders", find, seeds.captions, TEXTS, longest=1024),
    Target("units", measure, seeds.captions, TEXTS, longest=256),
    Target("subtitles", subtitles, seeds.subtitles, ALL, longest=1024),
)
