"""Pictures and clips, one after another, before a media worker as the command line has it.

It may be lost over a file: then the file's error says why. What may not be: an exception nobody
foresaw, a hang beyond the clock, an answer of the wrong kind, a process that stays behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args
from zlib import crc32

from contentcheck import engine
from contentcheck.errors import MediaError, Reason, Skip
from contentcheck.measuring import clip, facts, image, opening, private, sound, video
from contentcheck.measuring.animation import moving_format
from contentcheck.media.limits import Limits
from contentcheck.media.worker import Worker
from contentcheck.model import Draft, Medium, MediumFacts, Region
from contentcheck.rulebook import load
from fuzz import media_seeds
from fuzz.promises import holds
from fuzz.target import Target

# Bytes in so many go through all that is checked of a post: nets cost a hundred times the rest.
WHOLE = 1000
# Many small media a process, so that its start does not cost more than they do.
LIMITS = Limits(media=5000)
_PATIENCE = 60.0  # s by the clock on the wall beyond which whoever waits has been forgotten
_LOST = ("time", "memory", "signal")

Measure = Callable[[Medium], Any]

OF_ALL: tuple[Measure, ...] = (
    *(private.private_metadata, private.made_by_ai, private.cleanable, private.ending),
)
OF_PICTURES: tuple[Measure, ...] = (
    *(image.light, image.sharpness, image.blockiness, image.black_bars, image.blown_share),
    *(image.tonal_range, image.fine_detail, image.plain_bars, image.lost_on_plain_ground),
    *(image.picture_format, image.picture_mode, image.unusual_colours, image.signature),
)
OF_CLIPS: tuple[Measure, ...] = (
    *(video.ratio, clip.duration, sound.loudness, opening.seconds_seen, moving_format),
    *(opening.opening_sharpness,),
)


class Stand:
    """The place where media are looked at: a file, and the worker that opens it."""

    def __init__(self, look: Measure, more: Sequence[Measure], targets: Sequence[str]):
        self._look = look
        self._more = more
        self._targets = targets
        self._worker: Worker | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._others: set[int] = set()

    def run(self, data: bytes) -> str:
        """Look at these bytes as a medium, and return what became of them."""
        if self._worker is None or self._folder is None:
            self._worker, self._folder = Worker(LIMITS), TemporaryDirectory()
            self._others = _children()
        path = Path(self._folder.name, "a")
        path.write_bytes(data)
        medium = Medium("a", path)
        self._worker.take(medium)
        chance = crc32(data)
        if chance % WHOLE == 0:
            draft = Draft("Halo.", [medium], self._targets)
            holds(draft, engine.check(draft, load(), "en"))
        began = time.monotonic()
        asked = facts, self._look, self._more[chance % len(self._more)]
        became = {_asked(medium, measure) for measure in asked}
        assert time.monotonic() - began < _PATIENCE, "nobody ended it"
        return next(filter(became.__contains__, (*_LOST, "read", "refused", "unreadable")), "error")

    def end(self) -> None:
        """End the worker. Raises AssertionError where a process is left."""
        if self._worker is not None and self._folder is not None:
            self._worker.end()
            self._folder.cleanup()
            self._worker = self._folder = None
        left = _children() - self._others
        assert not left, f"processes are left: {left}"


def _children() -> set[int]:
    """Return the processes that this one has started, where the system tells (Linux)."""
    told = Path("/proc/self/task").glob("*/children")
    return {int(number) for file in told for number in file.read_text().split()}


def _asked(medium: Medium, measure: Measure) -> str:
    try:
        found = medium.once(measure)
    except MediaError as error:
        _names_the_file(error)
        return error.reason
    except Skip as skip:
        return f"skipped: {skip.reason}"
    if isinstance(found, MediumFacts):
        _possible(found)
    elif isinstance(found, float):
        assert isfinite(found), f"{measure.__name__} is {found}"
    return "read"


def _names_the_file(error: MediaError) -> None:
    assert error.reason in get_args(Reason)
    assert error.reason != "exception"
    assert error.message.en.startswith("a: "), error.message
    assert error.message.id.startswith("a: "), error.message
    assert error.place == Region("a")


def _possible(found: MediumFacts) -> None:
    assert 0 < found.width < 1 << 26, found
    assert 0 < found.height < 1 << 26, found
    assert found.duration is None or (isfinite(found.duration) and found.duration >= 0), found


_pictures = Stand(image.damaged, OF_ALL + OF_PICTURES, ["instagram/feed"])
_clips = Stand(clip.clip, OF_ALL + OF_CLIPS, ["instagram/reel"])

_of_media = partial(Target, guided=False, longest=50_000)
TARGETS = (
    _of_media("pictures", _pictures.run, media_seeds.pictures, end=_pictures.end),
    _of_media("clips", _clips.run, media_seeds.moving, end=_clips.end),
)
