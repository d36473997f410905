"""How a coarse word is written past a list: tololll, t0l0l, tolol2, tololnya."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DRAWN_OUT = re.compile(r"(\w)(?:\1{2,39}|\1$)")  # maaf, Donggo, and Anna keep their letters
_DIGITS = str.maketrans("013457", "oieast")
_TAILS = ("nya", "lah", "kah", "mu")
_SHORTEST = 3  # letters that have to be left before a tail


def disguises(word: str) -> Iterator[str]:
    """Yield the plain words that a word in small letters may stand for."""
    plain = word
    if not word.isalpha():  # tolol2 is tolol-tolol
        plain = word.removesuffix("2").translate(_DIGITS)
    for form in (plain, _DRAWN_OUT.sub(r"\1", plain)):
        yield form
        for tail in _TAILS:
            if form.endswith(tail) and len(form) >= len(tail) + _SHORTEST:
                yield form.removesuffix(tail)
