"""Read subtitle files: SubRip (.srt) and WebVTT (.vtt), as people and programs write them.

WebVTT: https://www.w3.org/TR/webvtt1/, section 4. SubRip has no standard; what ffmpeg and the
platforms take is read: a number that may be missing, `,` or `.` before the milliseconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from contentcheck.model import Text
from contentcheck.text.glance import sought
from contentcheck.text.personal import masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_CUES = 20_000  # a film of four hours has some five thousand
LONGEST_LINE = 2_000  # characters; a longer one is no subtitle, and is read so far

_TIMES = sought(
    r"\s*((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?)\s*-->\s*"
    r"((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?)(?:\s+(.*))?\s*"
)
_ARROW = sought(r"--?>")
_TAG = sought(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_PLACE = sought(r"\bline:(\d{1,3}(?:\.\d+)?)%")
_BLOCKS = ("NOTE", "STYLE", "REGION")  # of WebVTT, that show nothing


class Cue(msgspec.Struct, frozen=True):
    """What is shown from `start` to `end` (seconds), line by line; `line` is its line in the file.

    `height` is where the file itself puts it: 0 at the top of the screen, 1 at the bottom.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    line: int
    height: float | None = None

    @property
    def characters(self) -> int:
        """The characters to be read, as the guidelines count: with spaces, a break as one."""
        return len(" ".join(self.lines))


class Fault(msgspec.Struct, frozen=True):
    """What is wrong at a line of the file."""

    line: int
    message: Text


class Subtitles(msgspec.Struct, frozen=True):
    """A subtitle file: its cues in the order of their start, and what could not be read of it."""

    cues: tuple[Cue, ...]
    faults: tuple[Fault, ...]


def parse(text: str) -> Subtitles:
    """Read a subtitle file; a cue that is wrong becomes a fault, the others are kept."""
    lines = text.splitlines()[: MOST_CUES * 10]
    cues: list[Cue] = []
    faults: list[Fault] = []
    for block in _blocks(lines):
        if len(cues) == MOST_CUES:
            break
        found = _cue(lines, block)
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            cues.append(found)
    return Subtitles(tuple(sorted(cues, key=lambda cue: cue.start)), tuple(faults))


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the lines between two empty ones, as places in the list."""
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not lines[at].strip():
            if at > start:
                yield range(start, at)
            start = at + 1


def _cue(lines: Sequence[str], block: range) -> Cue | Fault | None:
    """Return the cue of a block, what is wrong with it, or None where it shows nothing."""
    at = next((n for n in block if _ARROW.search(lines[n][:LONGEST_LINE])), None)
    if at is None:
        return _without_times([lines[n].strip() for n in block], block.start + 1)
    said = _short(lines[at])
    times = _TIMES.fullmatch(lines[at][:LONGEST_LINE])
    if times is None:
        return Fault(at + 1, Text(id=f"waktu keliru: {said}", en=f"wrong times: {said}"))
    start, end = _seconds(times[1]), _seconds(times[2])
    if start is None or end is None:
        beyond = f"menit atau detik lebih dari 59: {said}", f"minutes or seconds beyond 59: {said}"
        return Fault(at + 1, Text(*beyond))
    if end <= start:
        turned = f"berakhir sebelum mulai: {said}", f"ends before it begins: {said}"
        return Fault(at + 1, Text(*turned))
    shown = tuple(filter(None, (_plain(lines[n]) for n in block if n > at)))
    if not shown:
        return Fault(at + 1, Text(id="waktu tanpa teks", en="times without text"))
    return Cue(start, end, shown, at + 1, height=_height(times[3] or ""))


def _without_times(block: Sequence[str], line: int) -> Fault | None:
    if re.match(rf"WEBVTT|(?:{'|'.join(_BLOCKS)})\b", block[0]):
        return None
    if all(each.isdigit() for each in block):
        return Fault(line, Text(id="nomor tanpa waktu dan teks", en="a number without times"))
    said = _short(block[0])
    return Fault(line, Text(id=f"teks tanpa waktu: {said}", en=f"text without times: {said}"))


def _seconds(written: str) -> float | None:
    """Return `1:02:03,450` in seconds; None where minutes or seconds run over 59."""
    whole, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")]
    if any(part > 59 for part in parts[-2:]):
        return None
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return (
        hours * 3600
        + minutes * 60
        + seconds
        + (int(fraction) / 10 ** len(fraction) if fraction else 0)
    )


def _height(settings: str) -> float | None:
    """Return what WebVTT's setting `line:80%` says; numbers of lines depend on the player."""
    found = _PLACE.search(settings)
    return min(float(found[1]) / 100, 1.0) if found else None


def _plain(line: str) -> str:
    """Return a line without marks for italics, colours, voices and without entities."""
    plain = _TAG.sub("", line[:LONGEST_LINE])
    for written, meant in _ENTITIES.items():
        plain = plain.replace(written, meant)
    return plain.strip()


def _short(line: str) -> str:
    """Quote the start of a line; a number cut in two would no longer be known as private."""
    line = masked(line.strip()[:LONGEST_LINE])
    return f"“{line}”" if len(line) <= 40 else f"“{line[:39]}…”"
