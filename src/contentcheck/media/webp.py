"""Read WebP files of several frames: ffmpeg, and so PyAV, decodes only still ones."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    import av

_HEADER = 12  # bytes of "RIFF", size, "WEBP"; sizes and offsets: WebP Container Specification
_CHUNK_HEADER = 8
_ANMF_HEADER = 16
_MILLISECOND = Fraction(1, 1000)


MAX_PIXELS = 2560 * 2560  # of a moving canvas, each frame of which is decoded whole
_SHORTEST = (
    10  # ms; browsers hold shorter frames longer, and without a length time would stand still
)


@dataclass(frozen=True, slots=True)
class Animation:
    """A moving WebP: size of its canvas in px and how long each frame stays, in milliseconds."""

    path: Path
    width: int
    height: int
    durations: tuple[int, ...]

    def frames(self) -> Iterator[av.VideoFrame]:
        """Decode the frames one by one, with their times, as PyAV gives those of other videos."""
        import av
        import numpy as np
        from PIL import Image

        time = 0
        with open_plain(self.path) as file, Image.open(file, formats=("WEBP",)) as picture:
            for index, duration in enumerate(self.durations):
                picture.seek(index)
                frame = av.VideoFrame.from_ndarray(
                    np.asarray(picture.convert("RGB")), format="rgb24"
                )
                frame.time_base = _MILLISECOND
                frame.pts, frame.duration = time, duration
                yield frame
                time += duration


def is_webp(path: Path) -> bool:
    """Tell a WebP by its first bytes; a file that cannot be opened is none."""
    try:
        with open_plain(path) as file:
            head = file.read(_HEADER)
    except OSError:
        return False
    return head.startswith(b"RIFF") and head.endswith(b"WEBP")


def animation(path: Path) -> Animation:
    """Read the size and the frame times of a moving WebP, decoding nothing.

    Raises ValueError if it has no frames, OSError if it cannot be read.
    """
    size, durations = None, []
    with open_plain(path) as file:
        file.seek(_HEADER)
        for name, data in _chunks(file):
            if name == b"VP8X" and len(data) >= 10 and size is None:  # decoders read the first
                size = _number(data[4:7]) + 1, _number(data[7:10]) + 1
            elif name == b"ANMF" and len(data) == _ANMF_HEADER:
                durations.append(max(_number(data[12:15]), _SHORTEST))
    if size is None or not durations:
        raise ValueError("a WebP without frames")
    if size[0] * size[1] > MAX_PIXELS:
        raise ValueError("a moving WebP with too many pixels")
    return Animation(path, *size, durations=tuple(durations))


def chunk_bodies(path: Path, name: bytes, most: int) -> Iterator[bytes]:
    """Yield the first `most` bytes of each chunk of a name. Raises OSError."""
    with open_plain(path) as file:
        file.seek(_HEADER)
        yield from (data for found, data in _chunks(file, most, name) if found == name)


def _chunks(
    file: BinaryIO, most: int = _ANMF_HEADER, only: bytes | None = None
) -> Iterator[tuple[bytes, bytes]]:
    """Give the name and the first bytes of each chunk; of all but `only` none, if that is named."""
    while len(header := file.read(_CHUNK_HEADER)) == _CHUNK_HEADER:
        size = _number(header[4:])
        start = file.tell()
        wanted = only is None or header[:4] == only
        yield header[:4], file.read(min(size, most)) if wanted else b""
        file.seek(start + size + size % 2)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
