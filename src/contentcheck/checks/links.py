"""How many links has the caption, how many of a kind?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text import entities

if TYPE_CHECKING:
    from collections.abc import Iterator

# Written in a hurry: https//, http:/x, https:contoh.go.id, htpp://, https://https://, www,contoh.
_MALFORMED = re.compile(
    r"\b(?:https?(?:;?//|:/(?!/)|:\\\\|:(?=\w{2,63}\.\w))|(?:htps?|htpps?|htttps?|hhttps?|ttps?)://"
    r"|https?://(?:https?:|\s|$)|www[,;]\w)[^\s,]{0,100}",
    re.IGNORECASE,
)


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: all links, or `different` ones, the draft's `link` included; `beyond`: see hashtags.

    shortened: those whose domain is in `domains`; tracked: those with a query key in `keys` (a
    key that ends in `*` stands for all that begin so); bare: those without http(s)://; malformed:
    what was meant to be a link and is none.
    """

    of: Literal["all", "different", "shortened", "tracked", "bare", "malformed"] = "all"
    beyond: float = 0
    domains: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of links in the caption; the place is from the first to the last of them.

    Raises Skip without a caption.
    """
    if not draft.caption:
        raise Skip("no text")
    if params.of == "malformed":
        found = [(match.group(), *match.span()) for match in _MALFORMED.finditer(draft.caption)]
    else:
        links = [each for each in entities(draft.caption) if each.kind == "url"]
        found = [
            (each.text, each.start, each.end) for each in links if _is_meant(each.text, params)
        ]
    number = len(found)
    if params.of == "different":
        number = len({text for text, _, _ in found} | ({draft.link} if draft.link else set()))
    marked = found[int(params.beyond) :] or found
    span = Span("caption", marked[0][1], marked[-1][2]) if marked else Span("caption", 0, 0)
    names = ", ".join(dict.fromkeys(text for text, _, _ in found))
    evidence = Text(id=names, en=names) if names else None
    yield Measure(f"links_{params.of}", number, "count", span, evidence=evidence)


def _is_meant(link: str, params: Params) -> bool:
    if params.of == "bare":
        return not link.lower().startswith(("http://", "https://"))
    if params.of == "shortened":
        return _domain(link) in params.domains
    if params.of == "tracked":
        query = link.partition("?")[2].partition("#")[0]
        names = (pair.partition("=")[0].lower() for pair in query.split("&"))
        return any(_is_key(name, params.keys) for name in names)
    return True


def _domain(link: str) -> str:
    address = link if "://" in link else f"//{link}"
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address of the net
        return ""


def _is_key(name: str, keys: frozenset[str]) -> bool:
    return any(name == key or (key[-1] == "*" and name.startswith(key[:-1])) for key in keys)
