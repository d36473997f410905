"""Does a picture carry the mark that another app has put on it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import reading
from contentcheck.model import Draft, Measure, Region, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.model import Medium
    from contentcheck.vision.found import Line, Reading


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What marks say; upper case and spaces do not matter.

    apps      marks of apps for editing
    networks  marks of networks, with or without an account (`TikTok @name`)
    accounts  where one of these is named too, the names of networks are a list of accounts
    largest   height of a mark, as a share of the picture's width: what is higher is a headline
    """

    apps: tuple[str, ...]
    networks: tuple[str, ...]
    accounts: tuple[str, ...]
    largest: float


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield one measure for each picture: how many marks of other apps were read on it.

    Raises Skip without a picture that can be read, and where nothing can read its text.
    """
    for medium, found in measured(draft, "image", reading):
        yield _measure(medium, found, params)


def _measure(medium: Medium, found: Reading, params: Params) -> Measure:
    marked = marks_in(found, params)
    quoted = ", ".join(f"“{line.text}”" for line in marked.lines)
    return Measure(
        name="watermarks",
        value=len(marked.lines),
        unit="count",
        place=Region(medium.file, box=marked.box),
        confidence=marked.confidence,
        evidence=Text(id=quoted, en=quoted),
    )


def marks_in(found: Reading, params: Params) -> Reading:
    """Return the lines of a reading that are marks of other apps."""
    folded = "\n".join(_folded(line.text) for line in found.lines)
    accounts = any(_folded(name) in folded for name in params.accounts)
    marks = _pattern(params.apps if accounts else (*params.apps, *params.networks))

    def is_mark(line: Line) -> bool:
        return line.height <= params.largest and bool(marks.fullmatch(_folded(line.text)))

    return found.only(is_mark)


def _folded(text: str) -> str:
    """Return a text as marks are compared: the reader may miss or add spaces in a logo."""
    return "".join(text.casefold().split())


def _pattern(marks: Iterable[str]) -> re.Pattern[str]:
    """Return what a whole line has to be: a mark, perhaps with a logo before and a name behind.

    A logo is often read as a letter or sign.
    """
    names = "|".join(re.escape(_folded(mark)) for mark in marks)
    return re.compile(rf"\W*\w?\W*(?:{names})(?:@.*)?\W*")
