"""The rules by which X and Bluesky find links, hashtags, mentions and cashtags in a text.

X: the grammar of the twitter-text library (its conformance suite of 2021), which most platforms
and tools follow. Bluesky: rich text of its own library `@atproto/api`, where a mention is a handle,
and a tag may hold almost anything but a space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from contentcheck.text.entity import Entity, EntityKind
from contentcheck.text.links import DIRECTION, LATIN, SPACE, links, top_level_domains
from contentcheck.text.units import count

if TYPE_CHECKING:
    from collections.abc import Iterator

# ---------------------------------------------------------------------------------------------- X

_LETTER = r"\p{L}\p{M}"
_FIGURE = (
    r"\p{Nd}_\u200C\u200D\uA67E\u05BE\u05F3\u05F4\uFF5E\u301C\u309B\u309C\u30A0\u30FB\u3003"
    r"\u0F0B\u0F0C\xB7"
)
_HASHTAG = regex.compile(
    rf"(?:(?<=[\uFE0E\uFE0F])|(?<![{_LETTER}{_FIGURE}&]))[#＃](?![\uFE0F\u20E3])"
    rf"(?=[{_FIGURE}]*+[{_LETTER}])[{_LETTER}{_FIGURE}]++(?![#＃]|://)"
)
_MENTION = regex.compile(
    r"(?:(?<![A-Za-z0-9_!#$%&*@＠])|(?<=(?:^|[^A-Za-z0-9_+~.-])[rR][tT]))"
    rf"[@＠][A-Za-z0-9_]{{1,20}}+(?:/[A-Za-z][A-Za-z0-9_-]{{0,24}}+)?+(?![@＠{LATIN}]|://)"
)
_CASHTAG = regex.compile(
    rf"(?<![^{SPACE}{DIRECTION}])\$[a-z]{{1,6}}(?:[._][a-z]{{1,2}})?"
    r"(?=$|\s|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$])",
    regex.I,
)

# ---------------------------------------------------------------------------------------- Bluesky

_INVISIBLE = r"\xAD\u2060\u200A-\u200D\u20E2"
_HANDLE = regex.compile(r"(?<![^\s(])@([A-Za-z0-9.-]+)\b")
_ADDRESS = regex.compile(
    r"(?<![^\s(])(?:(?-i:https?)://\S++|([a-z][a-z0-9]*+(?:\.[a-z0-9]++)++)\S*+)", regex.I
)
_TICKER = regex.compile(r"(?<![^\s(])\$[A-Za-z][A-Za-z0-9]{0,4}(?=\s|$|[.,;:!?)\"'\u2019])")
_TAG = regex.compile(rf"(?<!\S)[#＃](?!\uFE0F)([^\s{_INVISIBLE}]++)")
_TAG_HAS = regex.compile(rf"[^\d\s\p{{P}}{_INVISIBLE}]")
_PUNCTUATION_END = regex.compile(r"\p{P}++$")
_TAG_MOST = 64  # characters as JavaScript counts them


def of_x(text: str) -> Iterator[Entity]:
    """Give what X finds in a text, kind by kind; some of it may overlap."""
    for link in links(text):
        yield Entity("url", text[link.start : link.end], link.start, link.end)
    patterns: tuple[tuple[EntityKind, regex.Pattern[str]], ...] = (
        ("hashtag", _HASHTAG),
        ("mention", _MENTION),
        ("cashtag", _CASHTAG),
    )
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            yield Entity(kind, match.group(), *match.span())


def of_bluesky(text: str) -> Iterator[Entity]:
    """Give what Bluesky finds in a text, kind by kind; some of it may overlap."""
    for match in _HANDLE.finditer(text):
        if _is_domain(match[1]) or match[1].endswith(".test"):
            yield Entity("mention", match.group(), *match.span())
    for match in _ADDRESS.finditer(text):
        if match[1] is None or _is_domain(match[1]):
            link = match.group()
            link = link[:-1] if link[-1] in ".,;:!?" else link
            link = link[:-1] if link[-1] == ")" and "(" not in link else link
            yield Entity("url", link, match.start(), match.start() + len(link))
    for match in _TICKER.finditer(text):
        yield Entity("cashtag", match.group(), *match.span())
    for match in _TAG.finditer(text):
        tag = _PUNCTUATION_END.sub("", match.group())
        if _TAG_HAS.search(match[1]) and 1 < count(tag, "utf16_units") <= 1 + _TAG_MOST:
            yield Entity("hashtag", tag, match.start(), match.start() + len(tag))


def _is_domain(name: str) -> bool:
    """Tell whether a name ends in a top-level domain, as in `sehat.id`."""
    before, dot, top = name.rpartition(".")
    return bool(before and dot) and top.lower() in top_level_domains()
