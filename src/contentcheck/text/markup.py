"""Find what a program was to turn into bold, links or letters and did not: **x**, &nbsp;, â€œ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from contentcheck.text.glance import sought

Kind = Literal["markdown", "html", "mojibake", "chat"]

_BOLD = sought(
    r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,200})(?<=[^\s*])\*\*(?![\w*])"
    r"|(?<!\w)__(?=[^\s_])([^_\n]{1,200})(?<=[^\s_])__(?!\w)"
)
# Two signs, or one and several words: "# Jakarta" is rather a hashtag with a slip.
_HEADING = sought(
    r"(?m)^(?:#{2,6}[ \t]{1,3}(?=[^\W_])|#[ \t]{1,3}(?=[^\W_][^\s#]{0,40}[ \t][^\s#]))"
    r"(?![^\n]{0,200}#)"
)
_LINK = sought(
    r"!?\[([^\]\[\n]{1,200})\]\((https?://[^\s()]{1,500}|www\.[^\s()]{1,500}|mailto:[^\s()]{1,200})\)"
)
_ENTITY = sought(
    r"&(?:nbsp|amp|lt|gt|quot|apos|hellip|ndash|mdash|[lr][sd]quo|bull|#\d{2,6}|#x[0-9a-fA-F]{2,5});",
    stems="&",
)
# One letter behind another may be arithmetic: a<b>c.
_TAG = sought(
    r"(?:</?(?:br|p|em|strong|div|span|h[1-6]|ul|ol|li|img|font|table|tr|td|blockquote|html|body)"
    r"|(?:</|(?<!\w)<)[abiu])(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
# UTF-8 read as Windows-1252: a lead byte, then what its followers look like.
_TORN = sought(r"[ÂÃâð][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}", stems="â|ã|ð")
_LOST = sought("\ufffd{1,200}", stems="\ufffd")
# WhatsApp's own: bold and italics there, stars and strokes elsewhere. ~x~ is mostly irony.
_CHAT = sought(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_/])_(?=[^\W_])[^_\n]{2,200}(?<=[^\s_])_(?![\w/])"
    r"|```[^`]{1,500}```"
)
_HANDLE = sought(r"[@#/]\S{0,60}$")


class Residue(msgspec.Struct, frozen=True):
    """What was left over at code points `start` to `end`, and what to write instead, if known."""

    kind: Kind
    start: int
    end: int
    right: str | None


def residues(text: str) -> list[Residue]:
    """Return what is left of markup and of letters read in the wrong code, in order of place.

    Of two that overlap the first, or longer one counts.
    """
    return list(_residues(text))


@lru_cache(maxsize=4)  # several rules ask for those of one caption
def _residues(text: str) -> tuple[Residue, ...]:
    found = [*_markdown(text), *_html(text), *_mojibake(text), *_chat(text)]
    kept: list[Residue] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _chat(text: str) -> Iterator[Residue]:
    if not any(sign in text for sign in "*_`"):
        return
    for match in _CHAT.finditer(text):
        if not _HANDLE.search(text, max(match.start() - 61, 0), match.start()):
            yield Residue("chat", *match.span(), match[0].strip("*_`"))


def _markdown(text: str) -> Iterator[Residue]:
    if "**" in text or "__" in text:
        for match in _BOLD.finditer(text):
            yield Residue("markdown", *match.span(), match[1] or match[2])
    if "#" in text:
        for match in _HEADING.finditer(text):
            yield Residue("markdown", *match.span(), "")
    if "](" in text:
        for match in _LINK.finditer(text):
            yield Residue("markdown", *match.span(), f"{match[1]}: {match[2]}")


def _html(text: str) -> Iterator[Residue]:
    for match in _ENTITY.finditer(text):
        from html import unescape  # seldom needed, and large

        yield Residue("html", *match.span(), unescape(match[0]).replace("\u00a0", " "))
    for match in _TAG.finditer(text) if "<" in text else ():
        ends_line = match[0][1:3].lower() in {"br", "/p", "/d", "/l"}
        yield Residue("html", *match.span(), "\n" if ends_line else "")


def _mojibake(text: str) -> Iterator[Residue]:
    if text.isascii():
        return
    for match in _TORN.finditer(text):
        if whole := _mended(match[0]):
            yield Residue("mojibake", match.start(), match.start() + whole[0], whole[1])
    for match in _LOST.finditer(text):
        yield Residue("mojibake", *match.span(), None)


def _mended(torn: str) -> tuple[int, str] | None:
    """Return how many signs make up one letter, and the letter."""
    raw = b"".join(_byte(sign) for sign in torn)
    for size in range(len(raw), 1, -1):
        try:
            letter = raw[:size].decode()
        except UnicodeDecodeError:
            continue
        return (size, letter) if len(letter) == 1 else None
    return None


def _byte(sign: str) -> bytes:
    """Return the byte that Windows-1252 shows so; five of them it shows as themselves."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
