"""Open a picture that strangers made: size first, then upright pixels of bounded size.

Everything Pillow may raise on a damaged file (some eleven kinds of exception) leaves here as a
MediaError that names the file.
"""

from __future__ import annotations

import io
import mmap
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFile

from contentcheck.errors import MediaError
from contentcheck.media.beat import beat
from contentcheck.media.reader import Reader
from contentcheck.media.shrinking import clear_pixels, on_white, scale_of, small
from contentcheck.media.sniff import LARGEST_PICTURE, kind_of, media_error
from contentcheck.plain import open_plain, read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from numpy.typing import NDArray

    from contentcheck.model import Medium

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_HEIC = ("HEIF",)  # as Pillow calls it; read by pillow-heif, an extra, where it is installed
_NAMES = {"MPO": "JPEG", "HEIF": "HEIC"}

# A JPEG can be reduced while it is decoded, so the bound is the one at which Pillow itself speaks
# of a decompression bomb. Others (and progressive JPEGs, whose coefficients are all kept) need the
# whole picture in memory: 81 million pixels, more than A2 paper at 300 dpi, take 324 MB. Decoders
# of WebP and HEIC take 16 and 9 bytes a pixel. So no picture needs more than 600 MB, with all nets.
MOST_PIXELS_REDUCED = 178_956_970
MOST_PIXELS_WHOLE = 81_000_000
_MOST_PIXELS = {"WEBP": 27_000_000, "HEIF": 49_000_000}

_READABLE = 0.5  # share of the rows that must be there for a damaged picture to be judged

_END_OF_JPEG = b"\xff\xd9"
_NOISE = b"\0" + bytes(range(11, 240, 7))  # a zero first: an 0xFF before it is data, no marker
_START_OF_SCAN = 0xDA
_EXIF_ORIENTATION = 0x0112
_UPRIGHT = {  # EXIF 2.32, table 6: how to bring each orientation to 1
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDES_CHANGE = 5  # orientations from here on swap width and height


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """What a picture says of itself before any pixel is decoded.

    width, height  in pixels, as shown (after the EXIF orientation)
    format         "JPEG", "PNG", "GIF", "WEBP" or "HEIC"
    orientation    EXIF orientation, 1 (upright) to 8
    damaged        the file stops before its own end mark (JPEG and PNG only); `decode` sees more
    """

    width: int
    height: int
    format: str
    orientation: int
    damaged: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a picture, H×W×3 uint8 BGR, upright; `damaged` when some could not be read.

    `clear` are those of a transparent one with their transparency: H×W×4 uint8 RGBA, at most
    1080 px a side, as stored; None for an opaque picture.
    """

    pixels: NDArray[np.uint8]
    damaged: bool
    clear: NDArray[np.uint8] | None = None


def header(medium: Medium) -> ImageHeader:
    """Return size and format without decoding pixels.

    Raises MediaError: `missing`, `refused` (another kind of file, too many pixels), `unreadable`.
    """
    with errors_of(medium), opened(medium) as image:
        orientation = _orientation(image)
        width, height = image.size
        if orientation >= _SIDES_CHANGE:
            width, height = height, width
        return ImageHeader(
            width=width,
            height=height,
            format=_NAMES.get(str(image.format), str(image.format)),
            orientation=orientation,
            damaged=_stops_early(medium, image),
        )


def picture(medium: Medium) -> NDArray[np.uint8]:
    """Return the upright H×W×3 BGR pixels, at most 4 million (12 MB); transparency is on white.

    Raises MediaError like `header`, and where less than half of a damaged picture can be read.
    """
    return medium.once(decode).pixels


def decode(medium: Medium) -> Picture:
    """Return the pixels and whether the file is damaged; see `picture`."""
    known = medium.once(header)
    with errors_of(medium), opened(medium) as image:
        loaded, damaged = _loaded(medium, image)
        stored = small(loaded)
        shown = on_white(stored)
        if damaged and max(_share_read(shown), _share_settled(medium, shown)) < _READABLE:
            raise _unreadable(medium)
        if known.orientation in _UPRIGHT:
            shown = shown.transpose(_UPRIGHT[known.orientation])
        return Picture(
            pixels=np.ascontiguousarray(np.asarray(shown)[:, :, ::-1]),
            damaged=damaged or known.damaged,
            clear=clear_pixels(stored),
        )


@contextmanager
def opened(medium: Medium) -> Iterator[ImageFile.ImageFile]:
    """Open a picture of an accepted format and bounded size, without decoding it."""
    medium.once(kind_of)  # never opens a pipe
    with (
        open_plain(medium.path, LARGEST_PICTURE) as file,
        Reader(file) as reader,
        Image.open(reader, formats=_formats(reader)) as image,
    ):
        reducible = image.format in {"JPEG", "MPO"} and not image.info.get("progressive")
        whole = _MOST_PIXELS.get(image.format or "", MOST_PIXELS_WHOLE)
        most = MOST_PIXELS_REDUCED if reducible else whole
        width, height = image.size
        if width * height > most:
            raise _too_large(medium)
        beat()
        yield image


def _formats(file: BinaryIO) -> tuple[str, ...]:
    """Return the formats to try; of the pictures that `kind_of` lets in, only HEIC has boxes."""
    head = file.read(8)
    file.seek(0)
    if head[4:] != b"ftyp":
        return _FORMATS
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False, aux_images=False, depth_images=False)
    return _HEIC


@contextmanager
def errors_of(medium: Medium) -> Iterator[None]:
    """Turn whatever a decoder raises into a MediaError, and keep its warnings off the screen."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MediaError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(medium) from error
    except MemoryError as error:
        raise media_error(
            medium,
            "memory",
            "gambar ini tidak muat dalam memori",
            "the picture does not fit into memory",
        ) from error
    except Exception as error:  # Pillow's plugins let through what their parsers stumble over
        raise _unreadable(medium) from error


def _too_large(medium: Medium) -> MediaError:
    whole, reduced, webp, heic = (
        most // 10**6 for most in (MOST_PIXELS_WHOLE, MOST_PIXELS_REDUCED, *_MOST_PIXELS.values())
    )
    return media_error(
        medium,
        "refused",
        f"ukuran gambar terlalu besar (paling banyak {whole} juta piksel, JPEG biasa {reduced}"
        f" juta, WebP {webp} juta, HEIC {heic} juta): perkecil dahulu",
        f"the picture is too large (at most {whole} million pixels, {reduced} million for a plain"
        f" JPEG, {webp} for WebP, {heic} for HEIC): make it smaller first",
    )


def _unreadable(medium: Medium) -> MediaError:
    return media_error(
        medium,
        "unreadable",
        "gambar ini rusak dan tidak dapat dibaca; simpan ulang dari berkas aslinya",
        "the picture is damaged and cannot be read; save it again from the original",
    )


def _orientation(image: ImageFile.ImageFile) -> int:
    if image.format == "PNG" and "exif" not in image.info:
        return 1  # asking Pillow would decode all pixels to look for EXIF data behind them
    try:
        orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
    except Exception:  # broken EXIF data is no reason to refuse a picture
        return 1
    return orientation if orientation in _UPRIGHT else 1


def _stops_early(medium: Medium, image: ImageFile.ImageFile) -> bool:
    """Return whether a JPEG or PNG file lacks its end mark; bytes after the mark do no harm."""
    if image.format not in {"JPEG", "MPO", "PNG"}:
        return False
    with (
        open_plain(medium.path) as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        if image.format == "PNG":
            return data.rfind(b"IEND") < 0
        at = 2  # a thumbnail in the EXIF data has an end mark too: step over the segments
        while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _START_OF_SCAN:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        return data.rfind(_END_OF_JPEG, at) < 0


def _loaded(medium: Medium, image: ImageFile.ImageFile) -> tuple[ImageFile.ImageFile, bool]:
    """Decode the pixels, as many as there are; the second value says whether some are missing."""
    try:
        _reduce_while_decoding(image)
        image.load()
    except MemoryError:
        raise
    except Exception:  # see errors_of
        # With an end mark a JPEG's decoder fills the rest with grey, also in progressive files.
        image = _completed(medium) or image
        image.tile = []  # nothing more to decode: keep the rows that are there
        image.load()
        return image, True
    return image, False


def _completed(medium: Medium, end: bytes = _END_OF_JPEG) -> ImageFile.ImageFile | None:
    """Decode a cut JPEG with an end behind it, or return None, also for other formats."""
    try:
        data = read_plain(medium.path, LARGEST_PICTURE) + end
        image = Image.open(io.BytesIO(data), formats=("JPEG",))
        _reduce_while_decoding(image)
        image.load()
    except Exception:  # see errors_of
        return None
    return image


def _reduce_while_decoding(image: ImageFile.ImageFile) -> None:
    """Let a JPEG decoder drop what is not needed; other formats ignore this."""
    width, height = image.size
    factor = int(1 / scale_of(image.size))
    if factor > 1:
        image.draft(None, (max(1, width // factor), max(1, height // factor)))


def _share_read(image: Image.Image) -> float:
    """Return the share of rows above the plain area that decoders leave where data is missing."""
    pixels = np.asarray(image)
    filled = (pixels != pixels[-1, -1]).any(axis=(1, 2))
    return (int(np.flatnonzero(filled)[-1]) + 1) / len(filled) if filled.any() else 0.0


def _share_settled(medium: Medium, image: Image.Image) -> float:
    """Return the share of a JPEG's rows that are settled, whatever follows the file's last byte."""
    if (other := _completed(medium, _NOISE + _END_OF_JPEG)) is None:
        return 0.0
    same = (np.asarray(small(other)) == np.asarray(image)).all(axis=(1, 2))
    return 1.0 if same.all() else float(same.argmin()) / len(same)
