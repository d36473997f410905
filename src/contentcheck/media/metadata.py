"""What a file tells beside what it shows: where it was taken, by whom, with which device.

Only headers are read, no pixels, and only *that* something is there leaves this module: never the
coordinates, names or numbers themselves.
"""

from __future__ import annotations

import io
import re
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from PIL import ExifTags, Image, IptcImagePlugin

from contentcheck.media.image import errors_of, opened
from contentcheck.media.webp import is_webp
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import ImageFile

    from contentcheck.model import Medium

Private = Literal["location", "name", "serial"]

# Tags of Exif 2.32 and of TIFF; XPAuthor is Windows' own.
_GPS_LATITUDE = 2
_EXIF: dict[int, Private] = {
    ExifTags.Base.Artist: "name",
    ExifTags.Base.XPAuthor: "name",
    ExifTags.Base.CameraOwnerName: "name",
    ExifTags.Base.BodySerialNumber: "serial",
    ExifTags.Base.LensSerialNumber: "serial",
    ExifTags.Base.CameraSerialNumber: "serial",
}
# Datasets of the IPTC Information Interchange Model 4.2, record 2: by-line, contact.
_IPTC: dict[tuple[int, int], Private] = {(2, 80): "name", (2, 118): "name"}


# Of an XMP packet so much is read, in bytes; a JPEG's has at most 64 kB.
_LARGEST_PACKET = 1 << 20


def _xmp(*names: bytes) -> re.Pattern[bytes]:
    """Return what finds one of these properties that is not empty, as attribute or element.

    It looks no further than a fixed distance from each name, whatever a packet may hold.
    """
    space, tag = rb"\s{0,200}", rb"[^>]{0,300}>"
    attribute = rb"%b=%b(?:\"%b[^\s\"]|'%b[^\s'])" % (space, space, space, space)
    element = rb"\b%b(?<!/>)(?:%b<[^/>]%b){0,4}%b[^\s<]" % (tag, space, tag, space)
    return re.compile(rb"(?<![\w/])(?:%b)(?:%b|%b)" % (b"|".join(names), attribute, element))


# Properties of XMP as Adobe, the IPTC, the MWG and Microsoft call them.
_XMP: dict[Private, re.Pattern[bytes]] = {
    "location": _xmp(b"exif:GPSLatitude"),
    "name": _xmp(
        b"dc:creator",
        b"Iptc4xmpExt:PersonInImage",
        b"mwg-rs:Name",
        b"MPReg:PersonDisplayName",
        b"aux:OwnerName",
        b"exifEX:CameraOwnerName",
    ),
    "serial": _xmp(
        b"aux:SerialNumber",
        b"aux:LensSerialNumber",
        b"exifEX:BodySerialNumber",
        b"exifEX:LensSerialNumber",
    ),
}
# Tags of video containers as ffmpeg names them: QuickTime's `©xyz`, 3GPP's `loci` and the keys of
# phones come as "location…", Matroska's as RECORDING_LOCATION.
_TAGS: dict[Private, re.Pattern[str]] = {
    "location": re.compile(r"(?:^|[._])location(?:\.iso6709|\.name)?(?:-\w{1,20})?$"),
    "name": re.compile(r"(?:^|\.)(?:artist|author)(?:-\w{1,20})?$"),
    "serial": re.compile(r"serial"),
}

_TELLING = frozenset({b"IHDR", b"eXIf", b"tEXt", b"zTXt", b"iTXt"})
_MOST_CHUNKS, _LARGEST_CHUNK = 100_000, 4 << 20


def private_metadata(medium: Medium) -> frozenset[Private]:
    """Return which kinds of private data the file of a picture carries in EXIF, IPTC or XMP.

    Raises MediaError like `header`.
    """
    with errors_of(medium), opened(medium) as image, _whole_header(medium.path, image) as whole:
        found = (_in_exif(whole), _in_iptc(whole), _in_xmp(whole), _in_words(whole))
        return frozenset(kind for kinds in found for kind in kinds)


def video_metadata(medium: Medium) -> frozenset[Private]:
    """Return which kinds of private data the container of a video carries for all to read.

    Raises MediaError.
    """
    from contentcheck.media import streams

    if is_webp(medium.path):
        return private_metadata(medium)
    with streams.opened(medium) as (file, _):
        tags = [file.metadata, *(stream.metadata for stream in file.streams)]
        said = [key.lower() for each in tags for key, value in each.items() if _said_in_tag(value)]
    return frozenset(kind for kind, keys in _TAGS.items() if any(map(keys.search, said)))


@contextmanager
def _whole_header(path: Path, image: ImageFile.ImageFile) -> Iterator[ImageFile.ImageFile]:
    """Give a picture with all it tells; a PNG may do so behind its pixels, where Pillow looks late.

    So the chunks that tell something are read by themselves, put together as a file without
    pixels.
    """
    if image.format != "PNG":
        yield image
        return
    try:
        told = Image.open(io.BytesIO(b"".join(_without_pixels(path))), formats=("PNG",))
    except Exception:  # what is broken behind the pixels is no reason to refuse a picture
        yield image
        return
    with told:
        yield told


def _without_pixels(path: Path) -> Iterator[bytes]:
    """Yield a PNG's signature, header and telling chunks (third edition, chapter 11), no pixels."""
    yield b"\x89PNG\r\n\x1a\n"
    for header, rest in png_chunks(path, _TELLING):
        yield header + rest
    yield b"\0\0\0\0IDAT\x35\xaf\x06\x1e"  # Pillow reads headers up to the pixels


def png_chunks(path: Path, names: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG that have such names: size and name, then data and checksum.

    So many chunks and none larger than four megabytes.
    """
    with open_plain(path) as file:
        file.seek(8)
        for _ in range(_MOST_CHUNKS):
            header = file.read(8)
            if len(header) < 8:
                break
            size, name = struct.unpack(">I4s", header)
            if name in names and size <= _LARGEST_CHUNK:
                yield header, file.read(size + 4)
            else:
                file.seek(size + 4, 1)


def _in_exif(image: ImageFile.ImageFile) -> Iterator[Private]:
    if image.format == "PNG" and not {"exif", "Raw profile type exif"} & image.info.keys():
        return  # asking Pillow would decode all pixels to look behind them
    try:
        exif = image.getexif()
        tags = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
        if _said(exif.get_ifd(ExifTags.IFD.GPSInfo).get(_GPS_LATITUDE)):
            yield "location"
    except Exception:  # broken EXIF data is no reason to refuse a picture
        return
    yield from (kind for tag, kind in _EXIF.items() if _said(tags.get(tag)))


def _in_iptc(image: ImageFile.ImageFile) -> Iterator[Private]:
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # see _in_exif
        return
    yield from (kind for dataset, kind in _IPTC.items() if _said(found.get(dataset)))


def _in_xmp(image: ImageFile.ImageFile) -> Iterator[Private]:
    data = _packet(image)
    yield from (kind for kind, names in _XMP.items() if names.search(data))


def xmp_packet(medium: Medium) -> bytes:
    """Return a picture's XMP, its first megabyte; empty without. Raises MediaError."""
    with errors_of(medium), opened(medium) as image, _whole_header(medium.path, image) as whole:
        return _packet(whole)


def _packet(image: ImageFile.ImageFile) -> bytes:
    packet: str | bytes = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    start = packet[:_LARGEST_PACKET]
    return start.encode() if isinstance(start, str) else start


def _in_words(image: ImageFile.ImageFile) -> Iterator[Private]:
    """Find the author whom a PNG names in words."""
    if image.format == "PNG" and _said(image.info.get("Author")):
        yield "name"


def _said_in_tag(value: str) -> bool:
    """Tell whether a tag of a video says anything: a position of all zeros is none."""
    return bool(value.strip(" +-0./\0"))


def _said(value: Any) -> bool:
    """Tell whether a tag says anything: cameras write zeros and blanks where nothing is set."""
    if isinstance(value, list | tuple):
        return any(_said(each) for each in value)
    if isinstance(value, str):
        value = value.encode("utf-8", "replace")
    return bool(value.strip(b"\0 0") if isinstance(value, bytes) else value)
