"""How a coarse word is written past a list: tololll, t0l0l, tolol2, tololnya."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DRAWN_OUT = re.compile(r"(\w)(?:\1{2,39}|\1$)")  # maaf, Donggo, and Anna keep their letters
_DIGITS = str.maketrans("013457", "oieast")
_TWICE = re.compile(r"(?<=[^\W\d])2$")  # tolol2 is tolol-tolol
_TAIL = re.compile(r"(?:nya|lah|kah|mu)$")
_SHORTEST = 3  # letters that have to be left before a tail


def disguises(word: str) -> Iterator[str]:
    """Yield the plain words that a word in small letters may stand for."""
    plain = _TWICE.sub("", word)
    if not plain.isalpha():
        plain = plain.translate(_DIGITS)
    for form in (plain, _DRAWN_OUT.sub(r"\1", plain)):
        yield form
        bare = _TAIL.sub("", form)
        if len(bare) >= _SHORTEST:
            yield bare
