"""Links that were mistyped, https//a.id, htpp://a.id, www,a.id, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from contentcheck.text.glance import sought

# Written in a hurry: https//, http:/x, https:contoh.go.id, htpp://, https://https://, www,contoh.
_MISTYPED = sought(
    r"\b(?:https?(?:;?//|:/(?!/)|:\\\\|:(?=\w{2,63}\.\w))|(?:htps?|htpps?|htttps?|hhttps?|ttps?)://"
    r"|https?://(?:https?:|\s|$)|www[,;]\w)(?:www[,;](?=\w))?"
    r"(?:(?!www[,;]\w)[^\s,]){0,100}",
    re.IGNORECASE,
    stems="ttp|htp|www",
)
# One protocol or several; of these the last counts.
_PROTOCOL = sought(r"(?:h{0,2}t{1,3}p{1,2}(s?)[:;/\\]{1,5} ?){1,4}", re.IGNORECASE)
_WWW = sought(r"www[,;.](?=\w)", re.IGNORECASE)
_DOMAIN = sought(r"\w[\w-]{0,62}\.\w")


class Mistyped(msgspec.Struct, frozen=True):
    """A link at code points `start` to `end` that is none; `right` is what was meant, if clear."""

    start: int
    end: int
    right: str | None


def mistyped(text: str) -> Iterator[Mistyped]:
    """Yield what was meant to be a link and is none, in order of place."""
    for match in _MISTYPED.finditer(text):
        yield Mistyped(*match.span(), _mended(match[0]))


def _mended(link: str) -> str | None:
    """Return the link with its beginning put right; None where no domain follows."""
    protocol = _PROTOCOL.match(link)
    rest = link[protocol.end() :] if protocol else link
    www = _WWW.match(rest)
    domain = rest[www.end() :] if www else rest
    right = (f"http{protocol[1].lower()}://" if protocol else "") + ("www." if www else "") + domain
    return right if _DOMAIN.match(domain) and not _MISTYPED.search(right) else None
