"""What a medium's file tells beside what it shows, for `medium.once(…)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.media.sniff import kind_of

if TYPE_CHECKING:
    from contentcheck.media.metadata import Private
    from contentcheck.media.provenance import Share
    from contentcheck.model import Medium


def private_metadata(medium: Medium) -> frozenset[Private]:
    """Return which kinds of private data the file carries; raises MediaError."""
    from contentcheck.media.metadata import private_metadata as of_picture
    from contentcheck.media.metadata import video_metadata

    return of_picture(medium) if medium.once(kind_of) == "image" else video_metadata(medium)


def cleanable(medium: Medium) -> bool:
    """Tell whether a copy without them can be written; raises MediaError."""
    from contentcheck.media.cleaning import can_be_cleaned

    return can_be_cleaned(medium)


def ending(medium: Medium) -> str:
    """Return how the name of a medium that can be cleaned ends, or should; raises MediaError."""
    from contentcheck.media.image import header
    from contentcheck.media.webp import is_webp

    if medium.path.suffix:
        return medium.path.suffix
    if is_webp(medium.path):
        return ".webp"
    return ".mp4" if medium.once(kind_of) == "video" else f".{medium.once(header).format.lower()}"


def made_by_ai(medium: Medium) -> Share | None:
    """Return whether the file says that AI made all or part of it; raises MediaError."""
    from contentcheck.media.provenance import made_by_ai as measured

    return measured(medium)
