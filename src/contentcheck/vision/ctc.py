"""Turn what a text recogniser says step by step along a line into the text of the line.

At each step the recogniser (trained with connectionist temporal classification) says how likely
each character is, or none. A character that stays the likeliest over several steps is one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# A space between two characters is put in where it was this likely at any step: as the likeliest
# character of a step, the recogniser misses one space in a hundred. .02 and .05 do as well.
_SPACE_FROM = 0.03


def decode(likely: NDArray[np.float32], letters: Sequence[str]) -> tuple[str, float]:
    """Return the text and its confidence, the mean probability of its characters (0 without any).

    `likely` has a row for each step and a column for each of `letters`, of which the first is "no
    character" and the last a space.
    """
    best = likely.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=0))  # where another character becomes likeliest
    drawn = [step for step in starts.tolist() if 0 < best[step] < len(letters) - 1]
    if not drawn:
        return "", 0.0
    text = letters[best[drawn[0]]]
    for before, step in pairwise(drawn):
        spaced = likely[before : step + 1, -1].max() > _SPACE_FROM
        text += (" " if spaced else "") + letters[best[step]]
    return text, float(likely[drawn, best[drawn]].mean())
