"""Media kept from one edit to the next, so that a changed word does not measure a video again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from contentcheck.errors import Skip
from contentcheck.measuring import own_cover
from contentcheck.media.limits import LIMITS
from contentcheck.media.worker import Worker, worker
from contentcheck.model import Draft, Medium, Progress

if TYPE_CHECKING:
    from contentcheck.media.worker import Seat

T = TypeVar("T")

MOST_KEPT = 24  # media; what is known of one takes 5 to 10 MB
MEASURING = "measuring"  # why a rule is skipped for now

Key = tuple[object, ...]  # what of a medium and its files may not change


@dataclass(frozen=True, slots=True)
class Glimpse(Medium):
    """A medium that tells what is known of it by now; what else is asked for is put on a list.

    Only what stands in a file's header is looked up at once, at a seat of its own.
    """

    asked: list[str] = field(default_factory=list, repr=False, compare=False)

    def once(self, measure: Callable[[Medium], T]) -> T:
        if measure not in self._known and measure not in _quick():
            self.asked.append(self.file)
            raise Skip(MEASURING)
        found = Medium.once(self, measure)
        if isinstance(found, Medium):  # the picture that is a video's cover
            seat = self._seat and self._seat.beside()
            return glimpse_of(found, self.asked, seat)  # type: ignore[return-value]
        return found

    def without_alt(self) -> Medium:
        return glimpse_of(Medium.without_alt(self), self.asked, self._seat)


def glimpse_of(medium: Medium, asked: list[str], seat: Seat | None = None) -> Glimpse:
    """Return a medium as it is known by now; its header is read at a seat, or at its own."""
    seen = Glimpse(
        *(medium.file, medium.path, medium.alt, medium.subtitles, medium.cover, medium.cover_path),
        asked=asked,
    )
    medium.share_with(seen)
    if seat is not None:
        object.__setattr__(seen, "_seat", seat)
    return seen


class Shelf:
    """What was measured of media, as long as their files stay as they are; bounded.

    No file is opened by the libraries of this process. Two others do that: a header is read while
    a long clip is being watched.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Medium] = OrderedDict()
        self._headers = Worker(LIMITS)

    def glimpse(self, medium: Medium, asked: list[str]) -> Glimpse:
        """Return a medium of this shelf as it is known by now."""
        return glimpse_of(medium, asked, self._headers.seat())

    def on(self, draft: Draft, progress: Progress | None = None) -> Draft:
        """Return a draft whose media know what was measured of their files before."""
        return with_media(draft, lambda medium: self._known(medium, progress))

    def _known(self, medium: Medium, progress: Progress | None) -> Medium:
        medium = replace(medium, progress=progress)
        key = key_of(medium)
        kept = self._kept.setdefault(key, medium)
        worker(LIMITS).take(kept)
        kept.once(own_cover)  # it sits beside its video, whoever asks for it first
        kept.share_with(medium)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return medium


def with_media(draft: Draft, change: Callable[[Medium], Medium]) -> Draft:
    """Return a draft with all its media changed."""
    changed: dict[str, Any] = {"media": [change(medium) for medium in draft.media]}
    if draft.preview and draft.preview.picture:
        changed["preview"] = replace(draft.preview, picture=change(draft.preview.picture))
    return replace(draft, **changed)


def key_of(medium: Medium) -> Key:
    """Return what has to be the same for a measure to hold: the files, and what the draft asks."""
    files = (medium.path, medium.subtitles, medium.cover_path)
    return (medium.file, medium.cover, *((path, _stamp(path)) for path in files))


def _stamp(path: Path | None) -> tuple[int, int] | None:
    try:
        found = path.stat() if path else None
    except (OSError, ValueError):
        return None
    return found and (found.st_mtime_ns, found.st_size)


@cache
def _quick() -> frozenset[object]:
    """Return the measures that read a file's header only."""
    from contentcheck.measuring import facts
    from contentcheck.media.container import container
    from contentcheck.media.image import header
    from contentcheck.media.sniff import kind_of

    return frozenset({facts, own_cover, container, header, kind_of})
