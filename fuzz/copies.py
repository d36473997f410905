"""Clean copies of media: none is written, or one that shows the same and tells nothing private."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import av

import clips
from contentcheck.errors import ContentcheckError
from contentcheck.measuring.private import cleanable, private_metadata
from contentcheck.media.cleaning import clean
from contentcheck.model import Medium
from fuzz import media_seeds
from fuzz.target import Target


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def copy(data: bytes) -> str:
    """Write a clean copy of a medium that carries something private, as `--fix` does."""
    original, copied = _folder() / "a", _folder() / "a.clean"
    original.write_bytes(data)
    copied.unlink(missing_ok=True)
    medium = Medium("a", original)
    try:
        if not medium.once(cleanable) or not medium.once(private_metadata):
            return "not offered"
        clean(medium, copied)
    except (ContentcheckError, OSError):
        return "refused"
    left = Medium("a.clean", copied).once(private_metadata)
    assert not left, left
    return "copied"


@cache
def _seeds() -> tuple[bytes, ...]:
    media = (*media_seeds.pictures(), *_told())
    return tuple(data for data in media if copy(data) == "copied")


def _told() -> list[bytes]:
    """Return clips that tell where they were made and by whom."""
    with tempfile.TemporaryDirectory() as name:
        plain = clips.write(Path(name, "a.mp4"), clips.plain(90, 0.2)).read_bytes()
    return [_with(plain, form) for form in ("mp4", "mov")]


def _with(clip: bytes, form: str) -> bytes:
    file = io.BytesIO()
    with av.open(io.BytesIO(clip), "r") as source, av.open(file, "w", format=form) as told:
        film: Any = source.streams.video[0]
        stream = told.add_stream_from_template(film)
        told.metadata.update({"location": "-6.17+106.82/", "artist": "Ibu Sari", "make": "K"})
        for packet in source.demux(film):
            if packet.dts is not None:
                packet.stream = stream
                told.mux(packet)
    return file.getvalue()


TARGET = Target("copies", copy, _seeds, guided=False, longest=20_000)
