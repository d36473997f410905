"""The text of a file and the bytes it stands for, so that an edit leaves all others as they are."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OLD = "cp1252"  # as old Excel writes tables: a byte a character


class Encoded(msgspec.Struct, frozen=True):
    """Bytes, the text they are, its encoding, and how many bytes of a mark stand before it."""

    data: bytes
    text: str
    encoding: str
    start: int

    def spliced(self, edits: Iterable[tuple[int, int, str]]) -> bytes:
        """Return the bytes with stretches of the text replaced: start, end, what to write.

        The edits are in order and do not overlap. Raises UnicodeEncodeError for a character that
        the encoding does not have.
        """
        pieces: list[bytes] = []
        at, byte, reached = 0, self.start, 0
        for start, end, text in edits:
            first = byte + self._size(at, start)
            at, byte = end, first + self._size(start, end)
            pieces += [self.data[reached:first], text.encode(self.encoding)]
            reached = byte
        return b"".join([*pieces, self.data[reached:]])

    def again(self, data: bytes) -> Encoded:
        """Return other bytes in the same encoding with their text."""
        errors = "replace" if self.encoding == _OLD else "strict"
        text = data[self.start :].decode(self.encoding, errors)
        return Encoded(data, text, self.encoding, self.start)

    def _size(self, start: int, end: int) -> int:
        if self.encoding == _OLD:
            return end - start
        return len(self.text[start:end].encode(self.encoding))


def encoded(data: bytes, *, table: bool = False) -> Encoded:
    """Return bytes with their text: UTF-8, UTF-16 with its mark, tables also as cp1252.

    Raises UnicodeDecodeError for what is none of these.
    """
    mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
    try:
        return Encoded(data, data[len(mark) :].decode(encoding), encoding, len(mark))
    except UnicodeDecodeError:
        if not table or b"\0" in data:
            raise
        return Encoded(data, data.decode(_OLD, errors="replace"), _OLD, 0)
