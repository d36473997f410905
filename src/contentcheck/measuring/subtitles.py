"""The subtitle file that a draft names for a video, read once for all rules that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.errors import MediaError
from contentcheck.media.sniff import media_error
from contentcheck.plain import NotPlainError, TooLargeError, read_plain
from contentcheck.text.subtitles import Subtitles, parse

if TYPE_CHECKING:
    from contentcheck.model import Medium

LARGEST = 5_000_000  # bytes; the subtitles of a long film have two hundred thousand
SUFFIXES = (".srt", ".vtt")


def sidecar(medium: Medium) -> Subtitles | None:
    """Read the subtitles of a medium, None where the draft names none.

    Raises MediaError for a file that is missing, too large, of another kind or not text.
    """
    path = medium.subtitles
    if path is None:
        return None
    name = path.name
    if path.suffix.lower() not in SUFFIXES:
        raise media_error(
            medium,
            "refused",
            f"subtitel {name}: yang dibaca hanya .srt dan .vtt",
            f"subtitles {name}: only .srt and .vtt are read",
        )
    try:
        return parse(_text(medium, name, read_plain(path, LARGEST)))
    except (NotPlainError, TooLargeError) as error:
        raise media_error(
            medium,
            "refused",
            f"subtitel {name}: bukan berkas biasa, atau terlalu besar",
            f"subtitles {name}: not a plain file, or far too large",
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(medium, name) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise media_error(
            medium,
            "unreadable",
            f"subtitel {name}: tidak dapat dibuka ({error})",
            f"subtitles {name}: cannot be opened ({error})",
        ) from error


def _missing(medium: Medium, name: str) -> MediaError:
    return media_error(
        medium,
        "missing",
        f"berkas subtitel {name} tidak ada",
        f"there is no subtitle file {name}",
    )


def _text(medium: Medium, name: str, data: bytes) -> str:
    """Decode UTF-8 and UTF-16, or else Windows' western letters: what subtitle editors write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise media_error(
            medium,
            "unreadable",
            f"subtitel {name}:{line}: bukan teks; simpan sebagai UTF-8",
            f"subtitles {name}:{line}: is not text; save it as UTF-8",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
