"""Does a file itself say that artificial intelligence made or changed what it shows?

Cameras and programs write where a picture comes from in two places: the property
`DigitalSourceType` of XMP (IPTC Photo Metadata Standard 2025.1), and a signed manifest of Content
Credentials (C2PA specification 2.2), which holds the same words as plain text. Only these are
looked for; no signature is checked, as platforms label by what is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from contentcheck.media.boxes import free_boxes
from contentcheck.media.metadata import png_chunks, xmp_packet
from contentcheck.media.sniff import kind_of
from contentcheck.media.webp import chunk_bodies, is_webp
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from contentcheck.model import Medium

Share = Literal["all", "part"]

# Terms of the IPTC's vocabulary of digital source types, behind the property's name.
_SAID = re.compile(
    rb"DigitalSourceType.{0,160}?(composite(?:With)?)?TrainedAlgorithmicMedia",
    re.IGNORECASE | re.DOTALL,
)
# A manifest may hold a small copy of the picture; so much of all is read, in bytes.
_MOST = 8 << 20
_MOST_SEGMENTS = 500  # of a JPEG, 64 kB each at most
_PNG, _JPEG, _BOX = b"\x89PNG", b"\xff\xd8", b"ftyp"
_APP11, _SCAN = 0xEB, 0xDA  # JPEG XT, part 3: boxes in segments; start of the pixels
_SEGMENT_HEAD = 16  # bytes that each segment of a box repeats: mark, numbers, length and kind


def made_by_ai(medium: Medium) -> Share | None:
    """Return whether all of a medium or part of it is said to be made by AI, None for neither.

    Raises MediaError.
    """
    parts = {
        "part" if found.group(1) else "all"
        for told in _told(medium)
        for found in _SAID.finditer(told)
    }
    return ("part" if "part" in parts else "all") if parts else None


def _told(medium: Medium) -> Iterator[bytes]:
    path, kind = medium.path, medium.once(kind_of)
    if kind == "image" or is_webp(path):
        yield xmp_packet(medium)
    with open_plain(path) as file:
        head = file.read(8)
    if head.startswith(_PNG):
        yield from (rest for _, rest in png_chunks(path, frozenset({b"caBX"})))
    elif head.startswith(_JPEG):
        yield b"".join(_segments(path))[:_MOST]
    elif is_webp(path):
        yield from chunk_bodies(path, b"C2PA", _MOST)
    elif head[4:] == _BOX:
        yield from free_boxes(path, _MOST)


def _segments(path: Path) -> Iterator[bytes]:
    """Yield what the segments of a JPEG hold of boxes, in their order."""
    with open_plain(path) as file:
        file.seek(2)
        for _ in range(_MOST_SEGMENTS):
            head = file.read(4)
            if len(head) < 4 or head[0] != 0xFF or head[1] == _SCAN:
                return
            size = int.from_bytes(head[2:], "big") - 2
            if size < 0:
                return
            body = file.read(size)
            if head[1] == _APP11:
                yield body[_SEGMENT_HEAD:]
