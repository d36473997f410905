"""What a picture's file tells beside its pixels: where it was taken, by whom, with which device.

Only headers are read, no pixels, and only *that* something is there leaves this module: never the
coordinates, names or numbers themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from PIL import ExifTags, IptcImagePlugin

from contentcheck.media.image import errors_of, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def _xmp(*names: bytes) -> re.Pattern[bytes]:
    """Return what finds one of these properties that is not empty, as attribute or element."""
    attribute = rb"\s*=\s*(?:\"\s*[^\s\"]|'\s*[^\s'])"
    element = rb"\b[^>]*(?<!/)>(?:\s|<[^/>][^>]*>)*[^\s<]"
    return re.compile(rb"\b(?:" + b"|".join(names) + rb")(?:" + attribute + b"|" + element + b")")


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


def private_metadata(medium: Medium) -> frozenset[Private]:
    """Return which kinds of private data the file of a picture carries in EXIF, IPTC or XMP.

    Raises MediaError like `header`. What a PNG keeps behind its pixels is not seen.
    """
    with errors_of(medium), opened(medium) as image:
        return frozenset((*_in_exif(image), *_in_iptc(image), *_in_xmp(image)))


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
    packet: str | bytes = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = packet.encode() if isinstance(packet, str) else packet
    yield from (kind for kind, names in _XMP.items() if names.search(data))


def _said(value: Any) -> bool:
    """Tell whether a tag says anything: cameras write zeros and blanks where nothing is set."""
    if isinstance(value, list | tuple):
        return any(_said(each) for each in value)
    if isinstance(value, str):
        value = value.encode("utf-8", "replace")
    return bool(value.strip(b"\0 0") if isinstance(value, bytes) else value)
