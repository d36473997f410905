"""Can the subtitles of a video be read: fast enough, short enough, at their time, whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import facts, measured
from contentcheck.measuring.subtitles import sidecar
from contentcheck.model import Draft, Measure, Region, Text
from contentcheck.text.personal import masked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from contentcheck.model import Medium
    from contentcheck.text.subtitles import Cue, Subtitles

Of = Literal["faults", "reading-speed", "line-length", "lines", "overlap", "beyond-end", "height"]

_SHOWN = 3  # faults that a message quotes


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure."""

    of: Literal[
        "faults", "reading-speed", "line-length", "lines", "overlap", "beyond-end", "height"
    ]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each video with a subtitle file the worst value of its subtitles.

    `faults` counts what cannot be read, 1 at least for a file without any subtitle. Speed is in
    characters a second, lengths in characters, `overlap` and `beyond-end` in seconds, `height` in
    shares of the screen from its top. Raises Skip without a video or a subtitle file.
    """
    named = 0
    for medium, _ in measured(draft, "video", facts):
        read = medium.once(sidecar)
        if read is None:
            continue
        named += 1
        if params.of == "faults":
            yield _faults(medium, read)
        elif read.cues:
            yield from _worst(medium, read, params.of)
    if not named:
        raise Skip("no subtitles")


def _faults(medium: Medium, read: Subtitles) -> Measure:
    name = medium.subtitles.name if medium.subtitles else ""
    said = [
        Text(id=f"{name}:{f.line}: {f.message.id}", en=f"{name}:{f.line}: {f.message.en}")
        for f in read.faults[:_SHOWN]
    ] or [Text(id=f"{name} kosong", en=f"{name} is empty")]
    more = "" if len(read.faults) <= _SHOWN else "; …"
    return Measure(
        "faults",
        max(len(read.faults), int(not read.cues)),
        "count",
        Region(medium.file),
        evidence=Text(
            id="; ".join(t.id for t in said) + more, en="; ".join(t.en for t in said) + more
        ),
    )


def _worst(medium: Medium, read: Subtitles, of: str) -> Iterator[Measure]:
    name = medium.subtitles.name if medium.subtitles else ""
    if of == "beyond-end":
        duration = medium.once(facts).duration
        values = [(cue.end - duration, cue) for cue in read.cues] if duration else []
    elif of == "overlap":
        values = list(_overlaps(read.cues))
    else:
        value_of, _ = _OF_CUE[of]
        values = [(value, cue) for cue in read.cues if (value := value_of(cue)) is not None]
    if not values:
        return
    worst, cue = max(values, key=lambda each: each[0])
    where = f"“{_short(cue)}” ({name}:{cue.line})"
    yield Measure(
        of.replace("-", "_"),
        max(worst, 0.0),
        _OF_CUE[of][1] if of in _OF_CUE else "s",
        Region(medium.file, start=cue.start, end=cue.end),
        evidence=Text(id=where, en=where),
    )


def _overlaps(cues: tuple[Cue, ...]) -> Iterator[tuple[float, Cue]]:
    """Yield for each cue how long an earlier one still stands while it is shown."""
    latest = 0.0
    for cue in cues:
        yield min(latest, cue.end) - cue.start, cue
        latest = max(latest, cue.end)


def _short(cue: Cue) -> str:
    text = masked(" ".join(cue.lines))  # before the cut, which may go through a number
    return text if len(text) <= 40 else f"{text[:39]}…"


_OF_CUE: dict[str, tuple[Callable[[Cue], float | None], str]] = {
    "reading-speed": (lambda cue: cue.characters / (cue.end - cue.start), "characters/s"),
    "line-length": (lambda cue: max(map(len, cue.lines)), "code_points"),
    "lines": (lambda cue: len(cue.lines), "count"),
    "height": (lambda cue: cue.height, "share"),
}
