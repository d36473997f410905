"""Corrections written into drafts: read back as the same drafts, and nothing is left to correct."""

from __future__ import annotations

from functools import cache
from itertools import cycle

from contentcheck.drafts.read import Read, encoded_bytes, read_text
from contentcheck.errors import DraftError
from contentcheck.mending.mend import Mending, Origin
from contentcheck.model import Draft
from contentcheck.rulebook import Rulebook, load
from fuzz import seeds
from fuzz.drafts import FOLDER
from fuzz.target import Target
from fuzz.words import ALL

_KINDS = ("a.md", "a.json", "a.jsonl", "a.csv")
_RULES = ("caption.spelling", "numerals", "punctuation", "markup", "invisible-characters", "empty")
_FAULTS = ("Silahkan", "apotik", "Rp 5.000", "ya ,kan", "ya!!!", "p\u200bagi", "di buka", "**a**")


@cache
def _book() -> Rulebook:
    return load().select(_RULES)


def mend(data: bytes) -> str:
    """Mend a file whose first byte says of which kind it is, and mend it again."""
    kind, data = sum(data[:1]), data[1:]
    name, unsafe = _KINDS[kind % len(_KINDS)], bool(kind & 64)
    try:
        encoded_bytes(data, name)
    except DraftError:
        return "no text"
    before = _drafts(data, name)
    after = _mended(data, name, unsafe=unsafe)
    assert [each.source for each in _drafts(after, name)] == [each.source for each in before]
    assert _mended(after, name, unsafe=unsafe) == after, "a second time mends more"
    return "mended" if after != data else "left"


def _mended(data: bytes, name: str, *, unsafe: bool) -> bytes:
    def again(data: bytes) -> list[Read]:
        return list(read_text(encoded_bytes(data, name).text, name, FOLDER))

    origin = Origin(name, None, encoded_bytes(data, name), again)
    mending = Mending("id", lambda _: _book(), lambda _: origin, unsafe=unsafe)
    list(mending.over(again(data)))
    assert not mending.failed, mending.said
    return data if mending.whole is None else mending.whole


def _drafts(data: bytes, name: str) -> list[Draft]:
    found = read_text(encoded_bytes(data, name).text, name, FOLDER)
    return [draft for draft in found if isinstance(draft, Draft)]


def _seeds() -> tuple[bytes, ...]:
    kinds = (seeds.markdown(), seeds.json_drafts(), seeds.json_drafts()[-1:], seeds.tables())
    return tuple(
        bytes([kind + 64 * unsafe]) + data
        for kind, found in enumerate(kinds)
        for data, unsafe in zip(found, cycle((0, 1)), strict=False)
    )


_WORDS = (*ALL, *(each.encode() for each in _FAULTS))
TARGET = Target("mending", mend, _seeds, _WORDS, longest=1024)
