"""Find slips of punctuation: !!!, a space before a comma, quotes and brackets left open.

Faces :) and lists a) b) are no slips, and a quotation of several paragraphs opens each of them
anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from contentcheck.text.glance import sought

Kind = Literal["repeated", "spaced", "open"]

_REPEATED = sought(r"[!?！？]{3,200}", stems="!!|!?|?!|??|！|？")
_SPACED = sought(r"(?<=[\w)”\"])[ \u00a0]{1,9}(?=[,;](?:\s|$))")

_STRAIGHT, _OPENING, _CLOSING = '"', "“", "”"
_MARKS = sought(r"[\"“”]")
_INCHES = sought(r"\d\"")  # or the end of a quotation: it cannot be told

_BRACKETS = sought(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}
_EYES = sought(r"[:;=][-'’^~o]?[()\[\]]{0,9}$")
_WORDS_END = sought(r"[\w.,!?”\"]\s{0,3}$")  # before others it may be part of a face
_ITEM = sought(r"(?:^|\s)(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\*{1,3})\.?$")  # 1) a) iv) *)


class Slip(msgspec.Struct, frozen=True):
    """A slip at code points `start` to `end`; `right` is what to write, None where nobody knows."""

    kind: Kind
    start: int
    end: int
    right: str | None


def slips(text: str) -> list[Slip]:
    """Return the slips of a text, kind by kind."""
    return list(_slips(text))


@lru_cache(maxsize=4)  # several rules ask for those of one caption
def _slips(text: str) -> tuple[Slip, ...]:
    return (*_typed(text), *_left_open(text))


def _typed(text: str) -> Iterator[Slip]:
    for match in _REPEATED.finditer(text):
        signs = match[0].replace("！", "!").replace("？", "?")
        right = "?!" if "!" in signs and "?" in signs else signs[0]
        yield Slip("repeated", *match.span(), right)
    for match in _SPACED.finditer(text):
        yield Slip("spaced", *match.span(), "")


def _left_open(text: str) -> Iterator[Slip]:
    for place in sorted([*_open_quotes(text), *_open_brackets(text)]):
        yield Slip("open", place, place + 1, None)


def _open_quotes(text: str) -> Iterator[int]:
    """Give the place of the mark that opens a quotation which never ends."""
    if "„" in text or ('"' in text and _INCHES.search(text)):
        return
    opened: int | None = None
    paired = _OPENING in text and _CLOSING in text and _STRAIGHT not in text
    for match in _MARKS.finditer(text):
        if opened is None:
            if not paired or match[0] == _OPENING:
                opened = match.start()
            else:
                yield match.start()
        elif not _begins_paragraph(match):
            if paired and match[0] == _OPENING:
                yield opened
                opened = match.start()
            else:
                opened = None
    if opened is not None:
        yield opened


def _begins_paragraph(match: re.Match[str]) -> bool:
    line = match.string[max(match.start() - 9, 0) : match.start()]
    return line.rpartition("\n")[2].strip() == "" and ("\n" in line or match.start() < 9)


def _open_brackets(text: str) -> Iterator[int]:
    """Give the places of brackets without their other half."""
    opened: list[tuple[str, int, bool]] = []  # the sign, its place, whether it may be a mouth
    mouths = 0
    for match in _BRACKETS.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()]
        after = text[match.end() : match.end() + 1]
        is_mouth = _EYES.search(before) is not None or (match[0] == "(" and after in {":", ";"})
        if match[0] in _PAIRS.values():
            opened.append((match[0], match.start(), is_mouth))
        elif opened and opened[-1][0] == _PAIRS[match[0]] and not is_mouth:
            opened.pop()
        elif is_mouth:
            mouths += 1
        elif _ITEM.search(before) is None and _WORDS_END.search(before):
            yield match.start()
    if not mouths:  # which may have closed one: (sampai jumpa :)
        yield from (place for _, place, is_mouth in opened if not is_mouth)
