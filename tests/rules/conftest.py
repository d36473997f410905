"""Make the media of the rules' examples that are too large to be kept."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import pytest

MEDIA = Path(__file__).parent.parent / "rule-media"


def padded(data: bytes, size: int) -> bytes:
    return data + bytes(size - len(data))


def put(path: Path, data: bytes) -> None:
    """Write a file that is there only when it is whole: tests run in two processes."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)


@pytest.fixture(scope="session", autouse=True)
def clip_over_16_mb() -> None:
    """Pad a clip with empty space that takes no room on most disks."""
    path = MEDIA / "clip-over-16-mb.mp4"
    if not path.exists():
        put(path, padded((MEDIA / "clip-music.mp4").read_bytes(), 16_000_001))


@pytest.fixture(scope="session", autouse=True)
def pictures_over_a_limit() -> None:
    """Fill a JPEG with comments and a PNG with a chunk that nobody shows."""
    photo, large = MEDIA / "photo.jpg", MEDIA / "photo-over-10-mb.jpg"
    if not large.exists():
        comment = b"\xff\xfe\xff\xff" + bytes(0xFFFF - 2)
        start, rest = photo.read_bytes()[:2], photo.read_bytes()[2:]
        put(large, start + comment * 160 + rest)
    badge, heavy = MEDIA / "badge-transparent.png", MEDIA / "poster-over-1-mb.png"
    if not heavy.exists():
        signature, rest = badge.read_bytes()[:33], badge.read_bytes()[33:]
        body = bytes(1_050_000)
        size, name = len(body).to_bytes(4, "big"), b"fiLl"
        check = crc32(name + body).to_bytes(4, "big")
        put(heavy, signature + size + name + body + check + rest)


@pytest.fixture(scope="session", autouse=True)
def gif_over_15_mb() -> None:
    """Pad a moving GIF behind its end."""
    path = MEDIA / "moving-over-15-mb.gif"
    if not path.exists():
        put(path, padded((MEDIA / "moving.gif").read_bytes(), 15_000_001))
