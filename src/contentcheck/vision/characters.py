"""The characters a text recogniser knows, from the metadata of its ONNX file.

OpenCV does not hand out that metadata.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from contentcheck.vision.onnx_file import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

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
    listed = metadata(file.read_bytes()).get(_CHARACTERS)
    if listed is None:
        raise ValueError(f"{file.name} does not say which characters it knows")
    known = listed.split("\n")  # not splitlines: one of the entries is a line separator itself
    wanted = {chr(code) for codes in _LATIN for code in codes} | set(_SIGNS)
    # Output 0 means "no character"; the space comes after all the entries and is not one of them.
    columns = [0, *(i for i, each in enumerate(known, 1) if each in wanted), len(known) + 1]
    letters = ("", *(known[column - 1] for column in columns[1:-1]), " ")
    return Alphabet(np.array(columns), letters, len(known) + 2)
