"""Blank what the boxes of an MP4 or QuickTime file tell beside picture and sound.

No byte moves: a box of metadata becomes a `free` box of the same size, filled with zeros, so that
every offset in the file stays right and picture, sound, times and turn are the original's own.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import islice, pairwise, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

# ISO/IEC 14496-12, and the QuickTime File Format for what phones write: user data (`udta` with
# `©xyz`, `loci`), metadata (`meta` with its keys), and XMP in a `uuid` box of this name.
_TOLD = frozenset({b"udta", b"meta"})
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_TELEMETRY = frozenset({b"meta", b"camm"})  # handlers of tracks with positions and sensor values

# What such a file starts with; QuickTime files before 2001 have no `ftyp`.
_FIRST = (b"ftyp", b"styp", b"moov", b"mdat", b"wide", b"free", b"skip")

_MOST_BOXES = 100_000
_MOST_SAMPLES = 1 << 20  # of a track: an hour and a half of 200 a second
_LARGEST_TABLE = 8 * _MOST_SAMPLES  # bytes
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name, and where it starts, where its body starts and where it ends, in bytes."""

    name: bytes
    start: int
    body: int
    end: int


def is_boxes(start: bytes) -> bool:
    """Tell an MP4 or QuickTime file by its first bytes."""
    return start[4:8] in _FIRST


def blank_metadata(file: BinaryIO) -> None:
    """Blank metadata and the samples of telemetry tracks, in place.

    Raises ValueError where the boxes do not hold together.
    """
    end = file.seek(0, 2)
    top = list(_boxes(file, 0, end))
    told = [box for box in top if box.name in _TOLD or _is_xmp(file, box)]
    telemetry: list[Box] = []
    for movie in (box for box in top if box.name == b"moov"):
        for box in _boxes(file, movie.body, movie.end):
            if box.name in _TOLD or box.name == b"uuid":
                told.append(box)
            elif box.name == b"trak":
                if _handler(file, box) in _TELEMETRY:
                    telemetry.append(box)
                else:
                    told += (b for b in _boxes(file, box.body, box.end) if b.name in _TOLD)
    if telemetry and any(box.name == b"moof" for box in top):
        raise ValueError("telemetry in fragments")
    told += telemetry
    samples = _samples_of_all(file, telemetry, end)
    for start, stop in _apart([*samples, *((box.body, box.end) for box in told)]):
        _zero(file, start, stop)
    for box in told:
        file.seek(box.start + 4)
        file.write(b"free")


def _samples_of_all(file: BinaryIO, tracks: list[Box], end: int) -> Iterator[tuple[int, int]]:
    """Yield where the samples of all these tracks lie; together they fit into the file."""
    room = end
    for track in tracks:
        for start, stop in _samples(file, track, end):
            room -= stop - start
            if room < 0:
                raise ValueError("samples that overlap")
            yield start, stop


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that stand one after another between two offsets."""
    for _ in range(_MOST_BOXES):
        file.seek(start)
        header = file.read(16)
        if start + 8 > end or len(header) < 8:
            return
        size, name = struct.unpack(">I4s", header[:8])
        body = start + 8
        if size == 1:
            if len(header) < 16:
                raise ValueError("half a box")
            size, body = struct.unpack(">Q", header[8:])[0], start + 16
        stop = end if size == 0 else start + size
        if stop < body or stop > end:
            raise ValueError("a box that ends outside of its own")
        yield Box(name, start, body, stop)
        start = stop
    raise ValueError("too many boxes")


def _inside(file: BinaryIO, box: Box, *path: bytes) -> Box | None:
    """Return the first box at the end of a path of names."""
    found: Box | None = box
    for name in path:
        if found is None:
            return None
        found = next(
            (each for each in _boxes(file, found.body, found.end) if each.name == name), None
        )
    return found


def _is_xmp(file: BinaryIO, box: Box) -> bool:
    if box.name != b"uuid":
        return False
    file.seek(box.body)
    return file.read(16) == _XMP


def _handler(file: BinaryIO, track: Box) -> bytes:
    handler = _inside(file, track, b"mdia", b"hdlr")
    return b"" if handler is None else _read(file, handler)[8:12]


def _read(file: BinaryIO, box: Box) -> bytes:
    if box.end - box.body > _LARGEST_TABLE:
        raise ValueError("a table that is too large")
    file.seek(box.body)
    return file.read(box.end - box.body)


def _samples(file: BinaryIO, track: Box, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each chunk of a track's samples starts and ends.

    Chunk offsets (`stco`, `co64`), samples a chunk (`stsc`) and their sizes (`stsz`): ISO/IEC
    14496-12, 8.6 to 8.7.
    """
    table = _inside(file, track, b"mdia", b"minf", b"stbl")
    if table is None:
        return
    tables = {box.name: _read(file, box) for box in _boxes(file, table.body, table.end)}
    chunks = _numbers(tables.get(b"stco", b""), "I") or _numbers(tables.get(b"co64", b""), "Q")
    runs = _numbers(tables.get(b"stsc", b""), "III")
    sizes = iter(_sizes(tables.get(b"stsz", b"")))
    firsts = [run[0] for run in runs]
    if 0 in firsts or firsts != sorted(firsts):
        raise ValueError("chunks out of order")
    for run, (first, following) in zip(runs, pairwise([*firsts, len(chunks) + 1]), strict=True):
        for (offset,) in chunks[first - 1 : following - 1]:
            length = sum(islice(sizes, run[1]))
            if offset + length > end:
                raise ValueError("samples outside of the file")
            if length:
                yield offset, offset + length


def _numbers(table: bytes, form: str) -> list[tuple[int, ...]]:
    """Return the rows of a table behind its version (4 bytes) and their count (4 bytes)."""
    width = struct.calcsize(">" + form)
    rows = table[8 : 8 + width * int.from_bytes(table[4:8], "big")]
    return list(struct.iter_unpack(">" + form, rows[: len(rows) // width * width]))


def _sizes(table: bytes) -> Iterable[int]:
    same, count = struct.unpack(">II", table[4:12]) if len(table) >= 12 else (0, 0)
    if count > _MOST_SAMPLES:
        raise ValueError("too many samples")
    return repeat(same, count) if same else (size for (size,) in _numbers(table[4:], "I"))


def _apart(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges that cover the same bytes, each once."""
    reached = 0
    for start, end in sorted(ranges):
        if end > reached:
            yield max(start, reached), end
            reached = end


def _zero(file: BinaryIO, start: int, end: int) -> None:
    file.seek(start)
    while start < end:
        start += file.write(bytes(min(_BLOCK, end - start)))
