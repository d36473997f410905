"""Read what stands in the boxes of an MP4 or MOV file and no decoder tells: order, turn, edits.

Layout: ISO/IEC 14496-12, sections 4.2 (boxes), 8.2.2 (`mvhd`), 8.3.2 (`tkhd`), 8.6.6 (`elst`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING

from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

MOST_BOXES = 2000  # a film of two hours has some fifty; a file of nothing but boxes ends here
MOST_EDITS = 200  # of a track

_HEAD = 8
_LARGEST_BODY = 1 << 16  # bytes of a box that is read whole; those that are read have a hundred
_FIXED = 1 << 16  # numbers are 16.16 fixed-point
_KINDS = {b"vide": "video", b"soun": "audio"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of a track's edit list: what is shown for `duration` s.

    `start` is the second of the track where it begins, None where nothing is shown; `speed` is 1
    for ordinary play. `track` is "video" or "audio".
    """

    track: str
    start: float | None
    duration: float
    speed: float


@dataclass(frozen=True, slots=True)
class Track:
    """A track: its number, kind, turn (degrees anticlockwise: 0, 90, 180 or 270) and edits."""

    number: int
    kind: str
    rotation: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its major brand, whether the index stands before the frames."""

    brand: str | None
    index_at_front: bool | None
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    end: int


def layout(path: Path) -> Layout:
    """Read the layout of an MP4 or MOV file; of what is broken or absent nothing is told.

    `index_at_front` is None where the file has no index, or no frames beside it. Raises OSError.
    """
    with open_plain(path) as file:
        boxes = _Boxes(file)
        top: dict[bytes, _Box] = {}
        for box in boxes.inside(_Box(b"", 0, path.stat().st_size)):
            top.setdefault(box.kind, box)
            if b"moov" in top and (b"mdat" in top or b"moof" in top):
                break
        index, frames = top.get(b"moov"), top.get(b"mdat") or top.get(b"moof")
        brand = boxes.body(top[b"ftyp"])[:4] if b"ftyp" in top else b""
        return Layout(
            brand=brand.decode("ascii", "replace").strip() or None,
            index_at_front=index.start < frames.start if index and frames else None,
            tracks=tuple(_tracks(boxes, index)) if index else (),
        )


def free_boxes(path: Path, most: int) -> Iterator[bytes]:
    """Yield the first `most` bytes of each box that anybody may fill: `uuid`, and XMP in `udta`.

    Layout: sections 4.2 and 8.10.1; QuickTime File Format, `XMP_`. Raises OSError.
    """
    with open_plain(path) as file:
        boxes = _Boxes(file)
        for box in list(boxes.inside(_Box(b"", 0, path.stat().st_size))):
            if box.kind == b"uuid":
                yield boxes.body(box, most)
            elif box.kind == b"moov":
                yield boxes.body(boxes.first(box, b"udta", b"XMP_"), most)


class _Boxes:
    """Walks the boxes of a file, so many and no more."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.left = MOST_BOXES

    def inside(self, outer: _Box) -> Iterator[_Box]:
        at = outer.start
        while at + _HEAD <= outer.end and self.left:
            self.left -= 1
            self.file.seek(at)
            head = self.file.read(2 * _HEAD)
            size, start = int.from_bytes(head[:4], "big"), at + _HEAD
            if size == 1:  # the size follows in eight bytes
                size, start = int.from_bytes(head[8:], "big"), at + 2 * _HEAD
            end = at + size if size else outer.end
            if end < start:
                return
            yield _Box(head[4:8], start, min(end, outer.end))
            at = end

    def first(self, outer: _Box | None, *kinds: bytes) -> _Box | None:
        """Return the box at the end of a path of kinds."""
        for kind in kinds:
            if outer is None:
                return None
            outer = next((box for box in self.inside(outer) if box.kind == kind), None)
        return outer

    def body(self, box: _Box | None, most: int = _LARGEST_BODY) -> bytes:
        if box is None:
            return b""
        self.file.seek(box.start)
        return self.file.read(min(box.end - box.start, most))


def _tracks(boxes: _Boxes, index: _Box) -> Iterator[Track]:
    film = boxes.body(boxes.first(index, b"mvhd"))
    film_scale = _number(film, 20 if film[:1] == b"\1" else 12, 4)
    for box in list(boxes.inside(index)):
        if box.kind != b"trak":
            continue
        kind = _KINDS.get(boxes.body(boxes.first(box, b"mdia", b"hdlr"))[8:12])
        if kind is None:
            continue
        head = boxes.body(boxes.first(box, b"tkhd"))
        media = boxes.body(boxes.first(box, b"mdia", b"mdhd"))
        scale = _number(media, 20 if media[:1] == b"\1" else 12, 4)
        long = head[:1] == b"\1"
        yield Track(
            number=_number(head, 20 if long else 12, 4),
            kind=kind,
            rotation=_turn(
                _matrix(head, 52 if long else 40), _matrix(film, 48 if film[:1] == b"\1" else 36)
            ),
            edits=tuple(
                _edits(boxes.body(boxes.first(box, b"edts", b"elst")), kind, film_scale, scale)
            ),
        )


def _edits(body: bytes, track: str, film_scale: int, scale: int) -> Iterator[Edit]:
    if not film_scale or not scale:
        return
    wide = 8 if body[:1] == b"\1" else 4
    step = 2 * wide + 4
    for n in range(min(_number(body, 4, 4), MOST_EDITS, (len(body) - 8) // step)):
        at = 8 + n * step
        start = int.from_bytes(body[at + wide : at + 2 * wide], "big", signed=True)
        yield Edit(
            track,
            start=None if start < 0 else start / scale,
            duration=_number(body, at, wide) / film_scale,
            speed=_number(body, at + 2 * wide, 4, signed=True) / _FIXED,
        )


def _matrix(body: bytes, at: int) -> tuple[float, float, float, float]:
    """Return the four numbers of a box's matrix that turn a picture: a, b, c, d."""
    a, b, c, d = (_number(body, at + 4 * n, 4, signed=True) / _FIXED for n in (0, 1, 3, 4))
    return a, b, c, d


def _turn(track: Sequence[float], film: Sequence[float]) -> int:
    """Return the turn of both matrices together; one of zeros turns nothing."""
    if not any(film):
        film = (1.0, 0.0, 0.0, 1.0)
    a = track[0] * film[0] + track[1] * film[2]
    b = track[0] * film[1] + track[1] * film[3]
    return round(-degrees(atan2(b, a)) / 90) % 4 * 90


def _number(body: bytes, at: int, size: int, *, signed: bool = False) -> int:
    return int.from_bytes(body[at : at + size], "big", signed=signed)
