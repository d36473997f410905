"""A picture's file, of which never more is asked at once than a picture may have."""

from __future__ import annotations

import io
from typing import BinaryIO

from contentcheck.media.beat import beat
from contentcheck.media.sniff import LARGEST_PICTURE


class Reader(io.BufferedReader):
    """Reads an open file, which stays its owner's, and tells of every step: a large one takes many.

    A chunk may state any length: Pillow asks for the rest of it at once, and as much memory is set
    aside before a byte is read.
    """

    def __init__(self, file: BinaryIO):
        super().__init__(io.FileIO(file.fileno(), closefd=False))

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most so many bytes; all that are left for None or below 0."""
        beat()
        return super().read(size if size is None else min(size, LARGEST_PICTURE))
