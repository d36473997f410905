"""How a coarse word is written past a list: tololll, t0l0l, tolol2, tololnya."""

from __future__ import annotations

from collections.abc import Iterator

from contentcheck.text.glance import sought

_DRAWN_OUT = sought(r"(\w)(?:\1{2,39}|\1$)")  # maaf, Donggo, and Anna keep their letters
_DIGITS = str.maketrans("013457", "oieast")
_TAILS = ("nya", "lah", "kah", "mu")
_SHORTEST = 3  # letters that have to be left before a tail


def disguises(word: str) -> Iterator[str]:
    """Yield the plain words that a word in small letters may stand for."""
    plain = word
    if not word.isalpha():  # tolol2 is tolol-tolol
        plain = word.removesuffix("2").translate(_DIGITS)
    drawn_out = _DRAWN_OUT.search(plain) is not None
    for form in (plain, _DRAWN_OUT.sub(r"\1", plain)) if drawn_out else (plain,):
        yield form
        if form.endswith(_TAILS):
            yield from (form.removesuffix(tail) for tail in _TAILS if _is_tail(form, tail))


def _is_tail(form: str, tail: str) -> bool:
    return form.endswith(tail) and len(form) >= len(tail) + _SHORTEST
