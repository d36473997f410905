"""Read a draft in JSON, keeping the place of every key and value."""

import re
from json import JSONDecodeError, JSONDecoder
from typing import Any

from contentcheck.drafts.positions import Positions, aligned, line_starts
from contentcheck.drafts.tree import DEEPEST, Tree, TreeError, child
from contentcheck.model import Text

LONGEST = 1_000_000  # characters of one post

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|.)")
_HALF = re.compile(r"[\ud800-\udfff]")  # half a character, as `\ud83d` alone stands for


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


_LEAF = JSONDecoder(parse_constant=_refuse)


def read_json(source: str, above: int = 0) -> Tree:
    """Read one JSON value that stands `above` lines down in its file.

    Raises TreeError with line and column.
    """
    reader = _Reader(source, above)
    if len(source) > LONGEST:
        raise reader.error(Text(id="draf JSON terlalu besar", en="JSON too large for a draft"), 0)
    try:
        reader.tree.data, at = reader.value(reader.skip(0), "", 0)
        if reader.skip(at) != len(reader.source):
            raise JSONDecodeError("Extra data", reader.source, reader.skip(at))
    except JSONDecodeError as error:
        message = Text(
            id=f"bukan JSON yang benar: {error.msg}", en=f"is not valid JSON: {error.msg}"
        )
        raise reader.error(message, error.pos) from None
    return reader.tree


class _Reader:
    """Walks the text; strings, numbers and names are left to the standard library."""

    def __init__(self, source: str, above: int):
        self.source = source
        self.above = above
        self.lines = line_starts(source)
        self.tree = Tree()

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.source, at)
        return found.end() if found else at

    def value(self, at: int, path: str, depth: int) -> tuple[Any, int]:
        if depth > DEEPEST:
            raise self.error(Text(id="susunannya terlalu dalam", en="is nested too deep"), at)
        self.tree.values[path] = Positions(((0, at),), self.lines, self.above)
        opening = self.source[at : at + 1]
        if opening == "{":
            return self.mapping(at + 1, path, depth)
        if opening == "[":
            return self.sequence(at + 1, path, depth)
        if opening == '"':
            text, end = self.text(at)
            self.tree.values[path] = self.positions(at, end)
            return text, end
        try:
            return _LEAF.raw_decode(self.source, at)
        except JSONDecodeError:
            raise
        except ValueError as error:  # a number of thousands of digits, NaN, Infinity
            raise JSONDecodeError(str(error), self.source, at) from None

    def text(self, at: int) -> tuple[str, int]:
        text, end = _LEAF.raw_decode(self.source, at)
        if _HALF.search(text):
            raise JSONDecodeError("Half a character (a lone surrogate)", self.source, at)
        return text, end

    def mapping(self, at: int, path: str, depth: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        at = self.skip(at)
        if self.source[at : at + 1] == "}":
            return found, at + 1
        while True:
            if self.source[at : at + 1] != '"':
                raise JSONDecodeError("Expecting a key in double quotes", self.source, at)
            key, end = self.text(at)
            inner = child(path, key)
            if key in found:
                twice = Text(id=f"kunci `{key}` tertulis dua kali", en=f"key `{key}` stands twice")
                raise self.error(twice, at)
            self.tree.keys[inner] = self.positions(at, end)
            at = self.expect(":", end)
            found[key], at = self.value(self.skip(at), inner, depth + 1)
            at, more = self.more("}", at)
            if not more:
                return found, at

    def sequence(self, at: int, path: str, depth: int) -> tuple[list[Any], int]:
        found: list[Any] = []
        at = self.skip(at)
        if self.source[at : at + 1] == "]":
            return found, at + 1
        while True:
            value, at = self.value(at, child(path, len(found)), depth + 1)
            found.append(value)
            at, more = self.more("]", at)
            if not more:
                return found, at

    def more(self, closing: str, at: int) -> tuple[int, bool]:
        at = self.skip(at)
        if self.source[at : at + 1] == closing:
            return at + 1, False
        return self.skip(self.expect(",", at)), True

    def expect(self, sign: str, at: int) -> int:
        at = self.skip(at)
        if self.source[at : at + 1] != sign:
            raise JSONDecodeError(f"Expecting '{sign}'", self.source, at)
        return at + 1

    def positions(self, start: int, end: int) -> Positions:
        runs = aligned(self.source, start + 1, end - 1, _ESCAPE)
        return Positions(runs, self.lines, self.above)

    def error(self, message: Text, at: int) -> TreeError:
        line, column = Positions(((0, at),), self.lines, self.above).at(0)
        return TreeError(message, line, column)
