"""Show the place of a finding: the line of the file with carets under it."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from contentcheck.model import Span
from contentcheck.text.glance import sought
from contentcheck.text.personal import masked

_CUT = "…"
_NEAR = 1000  # characters around a place that may be shown or say what a number is
_LINES = 2  # lines above that may say so, too, and as many below
# What build servers obey when a job prints it: GitHub `::name` where a line begins and `##[name]`
# anywhere in it, Azure `##vso[name]`.
_COMMAND = sought(r"^(?P<margin>\s*):(?=:)|#(?=#\w*\[)")


def excerpt(line: str, place: Span, width: int) -> Iterator[str]:
    """Yield the line and, below it, carets from the place's start to its end (or the line's)."""
    number = str(place.line)
    margin = " " * (len(number) + 4)
    yield f"{margin}|"
    start = (place.column or 1) - 1
    end = len(line) if place.end_line != place.line else (place.end_column or 1) - 1
    line, start, end = _clipped(line, start, max(end, start + 1), width - len(margin) - 3)
    yield f"    {number} | {visible(line)}"
    before, marked = _columns(visible(line[:start])), _columns(visible(line[start:end]))
    yield f"{margin}| {' ' * before}{'^' * max(marked, 1)}"


def discreet(lines: Sequence[str], place: Span) -> str:
    """Return the line of a place with personal data hidden: a report is passed around.

    Only what stands near the place is looked at, however long the line; the rest is not shown.
    """
    number, start = (place.line or 1) - 1, (place.column or 1) - 1
    line = lines[number]
    first, last = max(start - _NEAR, 0), start + _NEAR
    above = [each[-_NEAR:] for each in lines[max(number - _LINES, 0) : number]]
    below = [each[:_NEAR] for each in lines[number + 1 : number + 1 + _LINES]]
    near = masked("\n".join([*above, line[first:last], *below]))
    shown = near[sum(len(each) + 1 for each in above) :][: len(line[first:last])]
    return line[:first] + shown + line[last:]


def visible(text: str) -> str:
    """Return text that cannot steer a terminal: control and direction characters spelled out."""
    if text.isprintable():  # most are: no need to look at each character
        return text
    return "".join(
        " "
        if character == "\t"
        else f"\\u{ord(character):04x}"
        if _steers(character)
        else character
        for character in text
    )


def harmless(line: str) -> str:
    """Return a line that no build server takes for a command: its first sign is spelled out."""
    return _COMMAND.sub(
        lambda found: "\\u0023" if found["margin"] is None else f"{found['margin']}\\u003a", line
    )


def quotable(text: str) -> str:
    """Return a message that may quote anything, without personal data, fit for a terminal."""
    return visible(masked(text))


def _steers(character: str) -> bool:
    """Tell control characters, line and paragraph separators, and direction marks from text.

    The joiner inside family emoji (U+200D) and the other harmless format characters stay.
    """
    category = unicodedata.category(character)
    return category in {"Cc", "Zl", "Zp", "Cs"} or character in _DIRECTION


_DIRECTION = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _clipped(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a line that is wider than so many columns to a window that begins before the place."""
    near = max(start - width, 0)  # what stands further off is not shown, however long the line
    window, start, end = line[near : start + width], start - near, end - near
    ends = list(accumulate((_columns(visible(character)) for character in window), initial=0))
    before = ends[min(start, len(window))]
    fits = window == line and ends[-1] <= width
    first = 0 if fits or before < width * 2 // 3 else bisect_left(ends, before - width // 3)
    last = bisect_right(ends, ends[first] + width) - 1
    cut = window[first:last]
    if near + first:
        cut = _CUT + cut[1:]
    if near + last < len(line):
        cut = cut[:-1] + _CUT
    return cut, start - first, min(end - first, len(cut))


def _columns(text: str) -> int:
    """Return how many terminal columns a text takes: two for wide letters and emoji."""
    return sum(
        0
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
