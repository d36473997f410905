"""The characters a text recogniser knows, from the metadata of its ONNX file.

OpenCV does not hand out that metadata, and the package that would is as large as all the others
together. An ONNX file is a protobuf message, of which only the outermost fields are walked here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

# Numbers of fields in a protobuf message, from onnx.proto: the model's metadata, and key and value
# of one entry. The low three bits of a field's tag say how it is stored.
_METADATA, _KEY, _VALUE = 14, 1, 2
_WHOLE_NUMBER, _BYTES = 0, 2
_CHARACTERS = "character"  # the metadata's key

# What posts here are written in: ASCII, Latin letters with marks, dashes and quotes. The other
# 18,000 characters are Chinese, Japanese and full-width ones, and cost time and errors.
_LATIN = (range(0x21, 0x7F), range(0xA1, 0x250))
_SIGNS = "–—‘’“”„•…"


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """The outputs of the recogniser that are looked at, and the character each stands for.

    columns   numbers of the outputs, in rising order; the first is "no character"
    letters   one character for each column; "" for the first, a space for the last
    outputs   how many outputs the recogniser has in all
    """

    columns: NDArray[np.int64]
    letters: tuple[str, ...]
    outputs: int


@cache
def alphabet(file: Path) -> Alphabet:
    """Return the characters that a recogniser knows; raises ValueError for another kind of file."""
    with file.open("rb") as stream:
        entries = (_entry(content) for content in _contents(stream, _METADATA))
        listed = dict(entries).get(_CHARACTERS)
    if listed is None:
        raise ValueError(f"{file.name} does not say which characters it knows")
    known = listed.split("\n")  # not splitlines: one of the entries is a line separator itself
    wanted = {chr(code) for codes in _LATIN for code in codes} | set(_SIGNS)
    # Output 0 means "no character"; the space comes after all the entries and is not one of them.
    columns = [0, *(i for i, each in enumerate(known, 1) if each in wanted), len(known) + 1]
    letters = ("", *(known[column - 1] for column in columns[1:-1]), " ")
    return Alphabet(np.array(columns), letters, len(known) + 2)


def _entry(content: bytes) -> tuple[str, str]:
    """Return key and value of one entry of the metadata."""
    parts = [next(_contents(BytesIO(content), number)) for number in (_KEY, _VALUE)]
    return parts[0].decode(), parts[1].decode()


def _contents(stream: BinaryIO, wanted: int) -> Iterator[bytes]:
    """Yield the contents of the fields with a number; the others are stepped over."""
    while (tag := _number(stream)) is not None:
        number, stored = tag >> 3, tag & 7
        if stored not in (_WHOLE_NUMBER, _BYTES):
            raise ValueError(f"field {number} is stored in a way that an ONNX file does not use")
        value = _number(stream)
        if value is None:
            raise ValueError("the file ends within a field")
        if stored == _BYTES and number == wanted:
            yield stream.read(value)
        elif stored == _BYTES:
            stream.seek(value, os.SEEK_CUR)


def _number(stream: BinaryIO) -> int | None:
    """Read a number stored in sevens of bits, the lowest first; None at the end of the file."""
    number = shift = 0
    while byte := stream.read(1):
        number |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return number
        shift += 7
    return None
