"""Know a finding again in the next run, though lines have moved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from contentcheck.model import Place, Post, Region, Span
from contentcheck.report.excerpt import discreet
from contentcheck.report.spot import file_of, relative

if TYPE_CHECKING:
    from contentcheck.model import Finding

Lines = Callable[[str], Sequence[str]]  # the lines of a source, none where they cannot be had
_LONGEST = 200  # characters of a place that are what the finding is about; more is "the text"
_KEPT = 32  # hexadecimal digits: 128 bits tell apart all findings there will ever be


class Fingerprints:
    """Gives each finding of a run a name made of what it is about, not of where that stands.

    That is the rule, the draft, the field or medium, and the words if they are few, without
    personal data. What looks the same is numbered in order of place.
    """

    def __init__(self, lines: Lines):
        self._lines = lines
        self._seen: Counter[str] = Counter()

    def of(self, source: str, finding: Finding) -> str:
        """Return the finding's name in a report that comes to it after those before it."""
        draft = relative(file_of(source)[0])
        name = named([finding.rule, draft, *self._about(source, finding.place)])
        self._seen[name] += 1
        return f"{name}:{self._seen[name]}"

    def _about(self, source: str, place: Place) -> list[str]:
        if isinstance(place, Post):
            return []
        if isinstance(place, Region):
            return [place.file]
        return [place.field, self._words(source, place)]

    def _words(self, source: str, place: Span) -> str:
        if place.line is None or place.column is None or place.end_column is None:
            return ""
        lines = self._lines(source)
        if place.line != place.end_line or not 0 < place.line <= len(lines):
            return ""
        if place.end - place.start > _LONGEST:
            return ""
        return discreet(lines, place)[place.column - 1 : place.end_column - 1]


def named(parts: Sequence[str]) -> str:
    """Return a short name for some texts: the same for the same ones, whatever they hold."""
    return sha256(json.dumps(parts).encode()).hexdigest()[:_KEPT]
