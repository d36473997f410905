"""Copy a medium without what its file tells beside what it shows, which stays bit for bit.

What is needed to show it right stays: colour profile, orientation, resolution.
"""

from __future__ import annotations

import shutil
import struct
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from contentcheck.errors import ContentcheckError, MediaError
from contentcheck.media.blanking import blank_metadata, is_boxes
from contentcheck.media.image import decode, errors_of, header
from contentcheck.media.metadata import private_metadata, video_metadata
from contentcheck.media.sniff import LARGEST_PICTURE, kind_of
from contentcheck.media.webp import is_webp
from contentcheck.model import Medium, Text
from contentcheck.plain import open_plain, read_plain
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = 1 << 20  # bytes that are copied at a time
_EXIF_ORIENTATION = 0x0112
_TURNS = range(1, 9)

# JPEG (ITU-T T.81, annex B): markers that stand alone, application data, comment, scan, end.
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_ALONE = frozenset({0x00, 0x01, *range(0xD0, 0xD8)})

# PNG (third edition, chapter 11): chunks of words, times and Exif.
_PNG_DROPPED = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf"})
# WebP container: chunks, and the flags of VP8X that announce them.
_WEBP_DROPPED, _WEBP_FLAGS = frozenset({b"EXIF", b"XMP "}), 0x08 | 0x04


CLEANED = frozenset({"JPEG", "PNG", "WEBP"})  # formats of pictures; of videos MP4 and MOV

_DIFFERS = Text(
    id="{file}: salinan bersihnya tidak akan sama dengan aslinya, jadi tidak ditulis; ekspor ulang"
    " dari aplikasinya tanpa metadata",
    en="{file}: a clean copy would not be the same as the original, so none was written; export it"
    " again without metadata",
)
_BROKEN = Text(
    id="{file}: salinan bersihnya tidak dapat dibuat, karena bagian-bagian berkas video ini tidak"
    " saling cocok; ekspor ulang dari aplikasinya tanpa metadata",
    en="{file}: no clean copy can be made, because the boxes of this video's file do not hold"
    " together; export it again without metadata",
)


def can_be_cleaned(medium: Medium) -> bool:
    """Tell by its first bytes whether `clean` knows the format. Raises MediaError."""
    if medium.once(kind_of) == "image":
        return medium.once(header).format in CLEANED
    with open_plain(medium.path) as file:
        start = file.read(12)
    return is_boxes(start) or (start[:4] == b"RIFF" and start[8:] == b"WEBP")


def clean(medium: Medium, copy: Path) -> None:
    """Write a picture or video to `copy` without what its file tells beside what it shows.

    The copy is then compared with the original: the same pixels, or the same packets of picture
    and sound, shown in the same way, and nothing private left. Raises MediaError for a medium that
    cannot be read, ContentcheckError where the copy is not the same or the format is not known.
    """
    boxes = medium.once(kind_of) == "video" and can_be_cleaned(medium) and not is_webp(medium.path)
    if boxes:
        with open_plain(medium.path) as original, copy.open("w+b") as file:
            shutil.copyfileobj(original, file, _BLOCK)
            try:
                blank_metadata(file)
            except (ValueError, struct.error) as error:
                raise _refused(_BROKEN, medium) from error
    else:
        copy.write_bytes(without_metadata(medium.path))
    written = Medium(medium.file, copy)
    try:
        same = _same_video(medium, written) if boxes else _same_picture(medium, written)
    except MediaError:
        same = False
    if not same:
        raise _refused(_DIFFERS, medium)


def _refused(why: Text, medium: Medium) -> ContentcheckError:
    return ContentcheckError(filled(why, file=medium.file), "refused")


def without_metadata(path: Path) -> bytes:
    """Return the file of a JPEG, PNG or WebP picture without EXIF, IPTC, XMP and comments.

    The orientation is kept, as an EXIF block of its own. A further picture behind the first one
    in a JPEG file (a phone's depth map) goes as well. Raises MediaError for a picture that cannot
    be read, ContentcheckError for another format.
    """
    medium = Medium(str(path), path)
    known = medium.once(header)
    data = read_plain(path, LARGEST_PICTURE)
    with errors_of(medium):
        exif = _orientation_only(known.orientation)
        if known.format == "JPEG":
            return b"".join(_jpeg(data, exif))
        if known.format == "PNG":
            return b"".join(_png(data))
        if known.format == "WEBP":
            return _riff(b"".join(_webp(data, exif)))
    raise ContentcheckError(
        Text(
            id=f"{path}: metadata {known.format} tidak dapat dihapus",
            en=f"{path}: metadata of a {known.format} cannot be removed",
        ),
        "refused",
    )


def _same_picture(one: Medium, other: Medium) -> bool:
    """Compare what two pictures show; of a moving one the bytes of its frames were copied."""
    return (
        not other.once(private_metadata)
        and other.once(header) == one.once(header)
        and bool(np.array_equal(decode(other).pixels, decode(one).pixels))
    )


def _same_video(one: Medium, other: Medium) -> bool:
    from contentcheck.media.container import container
    from contentcheck.media.packets import same_packets

    return (
        not other.once(video_metadata)
        and other.once(container) == one.once(container)
        and same_packets(one, other)
    )


def _orientation_only(orientation: int) -> bytes:
    """Return EXIF data that says how the picture is turned, nothing for an upright one."""
    if orientation == 1:
        return b""
    exif = Image.Exif()
    exif[_EXIF_ORIENTATION] = orientation
    return exif.tobytes().removeprefix(b"Exif\0\0")


def _orientation_of(exif: bytes) -> bytes:
    """Return a block of EXIF data without all but how the picture is turned."""
    read = Image.Exif()
    try:
        read.load(exif)
        orientation = read.get(_EXIF_ORIENTATION, 1)
    except Exception:  # broken EXIF data turns nothing
        return b""
    return _orientation_only(orientation if orientation in _TURNS else 1)


def _jpeg(data: bytes, exif: bytes) -> Iterator[bytes]:
    yield data[:2]
    if exif:
        yield b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        dropped = marker == _COMMENT or (
            marker in _APPLICATION
            and not (marker in _KEPT and data.startswith(_KEPT[marker], at + 4))
        )
        if not dropped:
            yield data[at:end]
        at = end
    yield bytes((0xFF, _END))


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the coded pixels of a scan end: at the next marker that belongs to no scan."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] not in _ALONE and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2
    return len(data)


def _png(data: bytes) -> Iterator[bytes]:
    from zlib import crc32

    yield data[:8]
    at = 8
    while at + 8 <= len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        end = at + size + 12
        if name not in _PNG_DROPPED:
            yield data[at:end]
        elif name == b"eXIf" and (exif := _orientation_of(data[at + 8 : end - 4])):
            body = b"eXIf" + exif
            yield struct.pack(">I", len(exif)) + body + struct.pack(">I", crc32(body))
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes, exif: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        end = at + 8 + size + size % 2
        if name == b"VP8X":
            flags = data[at + 8] & ~_WEBP_FLAGS | (0x08 if exif else 0)
            yield data[at : at + 8] + bytes((flags,)) + data[at + 9 : end]
        elif name not in _WEBP_DROPPED:
            yield data[at:end]
        at = end
    if exif:
        yield struct.pack("<4sI", b"EXIF", len(exif)) + exif + b"\0" * (len(exif) % 2)


def _riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
