"""The way from a character of a field back to its line and column in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

import msgspec

Runs = tuple[tuple[int, int], ...]

_LINE_END = re.compile(r"\r\n")


class Positions(msgspec.Struct, frozen=True):
    """Where the characters of a field stand in the file it was read from.

    `runs` are pairs (offset in the field's text, offset in the file's text), in order: from each
    pair on, the text stands in the file as it is, up to the next pair. `lines` are the offsets
    at which the lines start; `above` is how many lines of the file stand above the first of them.
    """

    runs: Runs
    lines: tuple[int, ...]
    above: int = 0

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column (1-based) of a code point of the field's text."""
        run = max(bisect_right(self.runs, (offset, 1 << 62)) - 1, 0)
        in_text, in_file = self.runs[run]
        at = in_file + offset - in_text
        if run + 1 < len(self.runs):  # inside a mark: stay before the next run
            at = min(at, self.runs[run + 1][1])
        line = max(bisect_right(self.lines, at) - 1, 0)
        return self.above + line + 1, at - self.lines[line] + 1

    def moved(self, offset: int) -> Positions:
        """Return the positions of the field's text from an offset on."""
        run = max(bisect_right(self.runs, (offset, 1 << 62)) - 1, 0)
        first = (0, self.runs[run][1] + offset - self.runs[run][0])
        later = tuple((text - offset, file) for text, file in self.runs[run + 1 :])
        return Positions((first, *later), self.lines, self.above)


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of a file start; LF, CR LF and CR end a line."""
    lines = text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")
    return tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def plain_lines(text: str) -> str:
    """Return a text with every line ended by LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def verbatim(start: int, end: int, source: str) -> tuple[str, Runs]:
    """Return a stretch of a file as text with plain line ends, and the runs that lead back."""
    return plain_lines(source[start:end]), aligned(source, start, end, _LINE_END)


def aligned(
    source: str,
    start: int,
    end: int,
    marks: re.Pattern[str],
    length: Callable[[re.Match[str], int], int] = lambda *_: 1,
) -> Runs:
    """Return the runs of a text that stands in source[start:end], but for the marks of its format.

    A mark is what does not stand for itself, like an escape, a doubled quote or an indentation.
    `length(mark, offset)` is how many characters it stands for in the text, there at `offset`.
    """
    runs = [(0, start)]
    for mark in marks.finditer(source, start, end):
        text, file = runs[-1]
        offset = text + mark.start() - file
        runs.append((offset + length(mark, offset), mark.end()))
    return tuple(runs)
