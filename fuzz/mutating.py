"""Change bytes as accidents and attackers do: bits, lengths, words, stretches, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Literal

# Lengths, counts and signs at the edge of what a field holds.
_EDGES = (
    *(0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF),
    *(0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF),
)
_ORDERS: tuple[Literal["big", "little"], ...] = ("big", "little")
_SIZES = (1, 2, 3, 4, 8)
_NAME = re.compile(rb"[A-Za-z\xa9][A-Za-z0-9 ]{3}")  # of a chunk (PNG, RIFF) or a box (MP4)
_CHANGES = (1, 1, 1, 2, 3, 6)  # many at once leave little that is read at all

Change = Callable[[bytearray], None]


class Mutator:
    """Makes new bytes of known ones; the same ones again from the same random numbers."""

    def __init__(self, random: Random, words: Sequence[bytes], longest: int):
        self.random = random
        self.words = words
        self.longest = longest
        self.others: Sequence[bytes] = ()  # what is spliced in
        self.changes: tuple[Change, ...] = (
            *(self.flip, self.set, self.edge, self.near, self.cut, self.remove),
            *(self.repeat, self.splice, self.resize, self.move, self.swell),
        )
        if words:
            self.changes += (self.word, self.word, self.word)

    def mutated(self, seeds: Sequence[bytes]) -> bytes:
        """Return one of the seeds with a few changes."""
        self.others = seeds
        data = bytearray(self.random.choice(seeds))
        for _ in range(self.random.choice(_CHANGES)):
            self.random.choice(self.changes)(data)
            data = data or bytearray(b"\0")
        return bytes(data[: self.longest])

    def at(self, data: bytearray, size: int = 1) -> int:
        """Return a place; headers stand at the start and matter more."""
        last = max(len(data) - size, 0)
        return self.random.randint(0, min(last, 64) if self.random.random() < 0.3 else last)

    def stretch(self, data: bytearray, most: int = 256) -> slice:
        start = self.at(data)
        return slice(start, start + self.random.randint(1, most))

    def flip(self, data: bytearray) -> None:
        data[self.at(data)] ^= 1 << self.random.randrange(8)

    def set(self, data: bytearray) -> None:
        data[self.at(data)] = self.random.randrange(256)

    def edge(self, data: bytearray) -> None:
        """Write a number at the edge of what a field of some bytes holds."""
        size = self.random.choice(_SIZES)
        value = self.random.choice(_EDGES) & ((1 << 8 * size) - 1)
        at = self.at(data, size)
        data[at : at + size] = value.to_bytes(size, self.random.choice(_ORDERS))

    def near(self, data: bytearray) -> None:
        """Make a number a little larger or smaller."""
        size = self.random.choice(_SIZES)
        order = self.random.choice(_ORDERS)
        at = self.at(data, size)
        value = int.from_bytes(data[at : at + size], order) + self.random.randint(-16, 16)
        data[at : at + size] = (value % (1 << 8 * size)).to_bytes(size, order)

    def cut(self, data: bytearray) -> None:
        del data[self.at(data) :]

    def remove(self, data: bytearray) -> None:
        del data[self.stretch(data)]

    def repeat(self, data: bytearray) -> None:
        part = self.stretch(data, 64)
        data[part.stop : part.stop] = data[part] * self.random.choice((1, 1, 2, 8, 40))

    def splice(self, data: bytearray) -> None:
        """Put a stretch of another seed in, or over what is there."""
        other = bytearray(self.random.choice(self.others))
        start = self.at(data)
        part = other[self.stretch(other, len(other))]
        data[start : start + len(part) * self.random.randrange(2)] = part

    def word(self, data: bytearray) -> None:
        start = self.at(data)
        found = self.random.choice(self.words)
        data[start : start + self.random.choice((0, 0, 0, 1, len(found)))] = found

    def swell(self, data: bytearray) -> None:
        """Say one byte many times."""
        start = self.at(data)
        data[start:start] = data[start : start + 1] * self.random.choice((3, 30, 300, 3000))

    # ------------------------------------------------------------------- chunks (RIFF) and boxes

    def named(self, data: bytearray) -> int | None:
        found = [each.start() for each in _NAME.finditer(data)]
        return self.random.choice(found) if found else None

    def resize(self, data: bytearray) -> None:
        """Let a chunk or box say another length: before its name in most formats, after in RIFF."""
        at = self.named(data)
        if at is None:
            return
        field = slice(at + 4, at + 8) if self.random.random() < 0.3 or at < 4 else slice(at - 4, at)
        order = self.random.choice(_ORDERS)
        length = int.from_bytes(data[field], order)
        changed = self.random.choice((0, 1, 7, 8, length + 1, length * 2, length // 2, 0xFFFFFFFF))
        data[field] = (changed & 0xFFFFFFFF).to_bytes(4, order)

    def move(self, data: bytearray) -> None:
        """Take a chunk or box from where it is and put it elsewhere, or there twice."""
        at = self.named(data)
        if at is None or at < 4:
            return
        length = int.from_bytes(data[at - 4 : at], "big")
        part = data[at - 4 : at + min(max(length, 8), 4096)]
        if self.random.random() < 0.5:
            del data[at - 4 : at - 4 + len(part)]
        to = self.named(data)
        to = len(data) if to is None else max(to - 4, 0)
        data[to:to] = part
