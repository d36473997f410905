"""Find names that are off by one letter: Wahyuningsi, Kementrian."""

from __future__ import annotations

from collections.abc import Iterator

from contentcheck.text.glance import sought
from contentcheck.text.wordlists import Listed, words_of

_WORD = sought(r"\w{1,40}")


def near_misses(text: str, names: tuple[str, ...]) -> Iterator[Listed]:
    """Yield what is one letter more, less, other, or swapped away from a name, in order of place.

    Capitals make no difference, and a name of several words may be off in one of them. What is
    itself one of the names is right. Names should be long: short words are often one letter apart.
    """
    by_length: dict[int, dict[str, str]] = {}
    for name in names:
        words = _WORD.findall(name.casefold())
        by_length.setdefault(len(words), {})[" ".join(words)] = name
    places = words_of(text)
    found = [
        Listed(stretch[0][0], stretch[-1][1], name)
        for length, known in by_length.items()
        for stretch in (places[at : at + length] for at in range(len(places) - length + 1))
        if (written := " ".join(text[start:end].casefold() for start, end in stretch)) not in known
        for plain, name in known.items()
        if _one_off(written, plain)
    ]
    reached = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= reached:
            reached = each.end
            yield each


def _one_off(written: str, plain: str) -> bool:
    """Tell whether one letter was added, left out, changed, or swapped with the next."""
    if abs(len(written) - len(plain)) > 1:
        return False
    one, other = written, plain
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    swapped = len(one) == 2 and one == other[::-1]
    return swapped or (one != other and len(one) <= 1 and len(other) <= 1)
