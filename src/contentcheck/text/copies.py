"""Texts that are nearly the same: most of their runs of three words stand in both.

The measure is Broder's resemblance ("On the resemblance and containment of documents", 1997): of
all runs that two texts have, the share that both have. Only texts that share one of their rarest
runs are compared, which loses none (prefix filtering: Bayardo, Ma and Srikant, "Scaling up all
pairs similarity search", 2007) but where twenty different texts share it: then work has an end.
Runs are kept as numbers, so that ten thousand texts fit.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Sequence
from math import ceil
from zlib import crc32

from contentcheck.text.glance import sought
from contentcheck.text.sentences import without_tapped

_RUN = 3  # words
_WORD = sought(r"\w{1,99}")
_MANY = 255  # as often as a run can be counted in a byte
_FIRSTS = 20  # different texts that are remembered by one run
_ROOM = 8  # bytes to count in for each run: few runs share one


def words(text: str) -> list[str]:
    """Return what is compared of a text: its words, without case, links, hashtags and mentions."""
    plain = unicodedata.normalize("NFKC", without_tapped(text)).casefold()
    return _WORD.findall(plain)


def first_copies(texts: Sequence[str], alike: float) -> list[int]:
    """Return for each text the number of the first text that it nearly repeats, or its own.

    Nearly the same are texts with a resemblance of `alike` (above 0, at most 1) to that first one.
    """
    runs = [_runs(text) for text in texts]
    often = _often(runs)
    same: dict[bytes, int] = {}
    firsts: defaultdict[int, list[int]] = defaultdict(list)
    for number, mine in enumerate(runs):
        key = mine.tobytes()
        if key in same:
            continue
        rare = sorted(mine, key=lambda run: (often[run % len(often)], run))
        rare = rare[: len(mine) - ceil(alike * len(mine)) + 1]
        shared = [run for run in rare if often[run % len(often)] > 1]
        near = sorted({first for run in shared for first in firsts.get(run, ())})
        same[key] = next((n for n in near if _resemblance(runs[n], mine) >= alike), number)
        if same[key] == number:
            for run in shared:
                if len(firsts[run]) < _FIRSTS:
                    firsts[run].append(number)
    return [same[mine.tobytes()] for mine in runs]


def resemblance(one: str, other: str) -> float:
    """Return the share, 0…1, of the runs of two texts that both have."""
    return _resemblance(_runs(one), _runs(other))


def _resemblance(one: array[int], other: array[int]) -> float:
    both = len(set(one).intersection(other))
    return both / (len(one) + len(other) - both)


def _runs(text: str) -> array[int]:
    """Return the runs of words of a text as numbers that rise; a shorter one is a run by itself."""
    found = words(text)
    last = max(len(found) - _RUN, 0)
    runs = (" ".join(found[start : start + _RUN]) for start in range(last + 1))
    return array("I", sorted({crc32(run.encode()) for run in runs}))


def _often(runs: Sequence[array[int]]) -> bytearray:
    """Count in how many texts a run stands, at most; runs that share a byte are counted as one."""
    often = bytearray(_ROOM * sum(map(len, runs)) + 1)
    for mine in runs:
        for run in mine:
            place = run % len(often)
            often[place] = min(often[place] + 1, _MANY)
    return often
