"""Tell a picture from a video by its first bytes, without opening it as either."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from contentcheck.errors import MediaError, Reason
from contentcheck.model import Region, Text
from contentcheck.plain import NotPlainError, open_plain

if TYPE_CHECKING:
    from contentcheck.model import Kind, Medium

_HEAD_BYTES = 1024  # every mark below stands in these; an SVG may open with a long comment
_GIF_BYTES = 32 << 20  # a first frame longer than this is not stepped over: it counts as a picture

_ACCEPTED = Text(
    id="yang diperiksa: gambar JPEG, PNG, GIF, WebP; video MP4, MOV, WebM, MKV, AVI",
    en="checked are pictures as JPEG, PNG, GIF, WebP and videos as MP4, MOV, WebM, MKV, AVI",
)

# Pictures that most platforms turn away: (where the mark stands, the mark, what people call it).
_OTHER_PICTURES = (
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
    (0, b"8BPS", "PSD"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\1\0", "ICO"),
)

# Brands of ISO-BMFF files that hold a picture (ISO/IEC 23008-12, AV1 Image File Format).
_PICTURE_BRANDS = {
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"heim": "HEIC",
    b"heis": "HEIC",
    b"hevc": "HEIC",
    b"hevx": "HEIC",
    b"mif1": "HEIC",
    b"mif2": "HEIC",
    b"mif3": "HEIC",
    b"msf1": "HEIC",
    b"avif": "AVIF",
    b"avis": "AVIF",
}

# Boxes a video may start with; QuickTime files before 2001 have no `ftyp` (QuickTime File Format).
_VIDEO_BOXES = (b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"wide", b"free", b"skip", b"pnot")

_GIF_EXTENSION, _GIF_FRAME = 0x21, 0x2C  # GIF89a specification, sections 20 and 23
_WEBP_FLAGS, _WEBP_ANIMATED = 20, 0x02  # WebP Container Specification, "Extended File Format"

LARGEST_PICTURE = 100_000_000  # bytes; no platform takes a tenth of it, and some readers take all
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


def kind_of(medium: Medium) -> Kind:
    """Return "image" or "video"; a GIF or WebP of several frames is a video.

    Raises MediaError: `missing`, `unreadable` (empty, no permission) or `refused` (not a plain
    file, or of a kind that is not checked; the message says which kinds are).
    """
    data = _leading_bytes(medium)
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    known = webp or data.startswith(_PICTURES) or _name_of_picture(data) == "HEIC"
    if known and medium.path.stat().st_size > LARGEST_PICTURE:
        raise media_error(
            medium,
            "refused",
            "gambar ini lebih besar dari 100 MB; perkecil dahulu",
            "this picture is larger than 100 MB; make it smaller first",
        )
    if _name_of_picture(data) == "HEIC" and can_read_heic():
        return "image"
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return "image"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "video" if _frames_follow(data) else "image"
    if webp:
        flags = data[_WEBP_FLAGS : _WEBP_FLAGS + 1] if data[12:16] == b"VP8X" else b""
        return "video" if flags and flags[0] & _WEBP_ANIMATED else "image"
    if data.startswith(b"\x1aE\xdf\xa3") or (data.startswith(b"RIFF") and data[8:12] == b"AVI "):
        return "video"
    if data[4:8] in _VIDEO_BOXES and not _name_of_picture(data):
        return "video"
    raise _refusal(medium, data)


def can_read_heic() -> bool:
    """Tell whether the package that reads HEIC, an extra, is installed; it is not imported."""
    return find_spec("pillow_heif") is not None


def media_error(medium: Medium, reason: Reason, id: str, en: str) -> MediaError:
    """Return an error about this medium whose message starts with the name of its file."""
    message = Text(id=f"{medium.file}: {id}", en=f"{medium.file}: {en}")
    return MediaError(message, reason, Region(medium.file))


def _leading_bytes(medium: Medium) -> bytes:
    """Read the start of a plain file; a pipe or a device is never opened, as that may block."""
    try:
        with open_plain(medium.path) as file:
            data = file.read(_HEAD_BYTES)
            if data.startswith(b"GIF8"):
                data += file.read(_GIF_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise media_error(
            medium, "missing", "berkas ini tidak ada", "there is no such file"
        ) from error
    except NotPlainError as error:
        raise media_error(
            medium, "refused", "ini bukan berkas biasa", "this is not a plain file"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise media_error(
            medium, "unreadable", f"tidak dapat dibuka ({error})", f"cannot be opened ({error})"
        ) from error
    if not data:
        raise media_error(medium, "unreadable", "berkas ini kosong", "the file is empty")
    return data


def _refusal(medium: Medium, data: bytes) -> MediaError:
    picture = _name_of_picture(data)
    if picture == "HEIC":
        return media_error(
            medium,
            "refused",
            "gambar HEIC dari iPhone tidak diterima di banyak platform: simpan sebagai JPEG (di"
            " iPhone: Pengaturan, Kamera, Format, Paling Kompatibel; di Mac: Pratinjau, Ekspor)."
            " Untuk memeriksanya sebagai HEIC: pip install 'contentcheck[heic]'",
            "HEIC pictures of an iPhone are not accepted on many platforms: save as JPEG (on the"
            " iPhone: Settings, Camera, Formats, Most Compatible; on a Mac: Preview, Export). To"
            " check it as HEIC: pip install 'contentcheck[heic]'",
        )
    if picture:
        return media_error(
            medium,
            "refused",
            f"gambar {picture} tidak diterima di banyak platform: simpan sebagai JPEG atau PNG",
            f"{picture} pictures are not accepted on many platforms: save as JPEG or PNG",
        )
    return media_error(
        medium,
        "refused",
        f"ini bukan gambar atau video yang dikenal; {_ACCEPTED.id}",
        f"this is no picture or video that is known; {_ACCEPTED.en}",
    )


def _name_of_picture(data: bytes) -> str | None:
    """Return what people call a picture of a kind that is not accepted, else None."""
    if data[4:8] == b"ftyp":
        end = min(int.from_bytes(data[:4], "big"), len(data))  # major brand, version, others
        brands = (data[at : at + 4] for at in (8, *range(16, end, 4)))
        names = [_PICTURE_BRANDS[each] for each in brands if each in _PICTURE_BRANDS]
        return "AVIF" if "AVIF" in names else next(iter(names), None)  # both may say `mif1`
    if data.startswith(b"<?xml") and b"<svg" in data:
        return "SVG"
    return next((name for at, mark, name in _OTHER_PICTURES if data[at:].startswith(mark)), None)


def _frames_follow(data: bytes) -> bool:
    """Return whether a GIF has a second frame, by stepping over its blocks.

    A file that ends early counts as one picture. Layout: GIF89a specification, appendix B.
    """
    frames = 0
    at = 13 + _colour_table(data[10:11])
    while at < len(data):
        if data[at] == _GIF_FRAME:
            frames += 1
            if frames == 2:
                return True
            at += 10
            at += _colour_table(data[at - 1 : at]) + 1
        elif data[at] == _GIF_EXTENSION:
            at += 2
        else:  # the trailer, or damage
            return False
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return False


def _colour_table(packed: bytes) -> int:
    """Return the bytes of the colour table that a packed field announces."""
    return 3 << ((packed[0] & 0x07) + 1) if packed and packed[0] & 0x80 else 0
