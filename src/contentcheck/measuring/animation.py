"""Which format a moving picture has, for `medium.once(…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.media.sniff import kind_of
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from contentcheck.model import Medium

_HEAD = 64 << 10  # bytes; the chunk that makes a PNG move stands before its pixels
_PNG, _MOVES, _PIXELS = (
    b"\x89PNG",
    b"acTL",
    b"IDAT",
)  # Portable Network Graphics, third edition, 11.3.6


def moving_format(medium: Medium) -> str | None:
    """Return GIF, WebP or PNG for a moving picture, None for others; raises MediaError.

    Told by the first bytes alone.
    """
    video = medium.once(kind_of) == "video"
    with open_plain(medium.path) as file:
        data = file.read(_HEAD)
    if video and data.startswith(b"GIF8"):
        return "GIF"
    if video and data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    if data.startswith(_PNG) and _MOVES in data.partition(_PIXELS)[0]:
        return "PNG"
    return None
