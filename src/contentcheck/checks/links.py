"""How many links has the caption, how many of a kind?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import msgspec

from contentcheck.errors import Skip
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.passages import MOST
from contentcheck.text import entities
from contentcheck.text.mistyped import mistyped

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = frozenset(".,;:!?…)]”’\"'")  # a sentence's own, behind a link


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: all links, or `different` ones, the draft's `link` included; `beyond`: see hashtags.

    shortened: those whose domain is in `domains`; tracked: those with a query key in `keys` (a
    key that ends in `*` stands for all that begin so); bare: those without http(s)://; malformed:
    what was meant to be a link and is none; lost: those that Bluesky does not make tappable,
    though others do. `copied`: those of the keys that an app adds when a
    link is copied from it: nobody puts them there on purpose, and the page is the same without.
    """

    of: Literal["all", "different", "shortened", "tracked", "bare", "malformed", "lost"] = "all"
    beyond: float = 0
    domains: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()


class _Found(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int
    right: str | None = None
    safe: bool = False


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of links in the caption; the place is from the first to the last of them.

    Raises Skip without a caption.
    """
    if not draft.caption:
        raise Skip("no text")
    found = list(_found(draft.caption, params))
    number = len(found)
    if params.of == "different":
        number = len({each.text for each in found} | ({draft.link} if draft.link else set()))
    marked = found[int(params.beyond) :] or found
    span = Span("caption", marked[0].start, marked[-1].end) if marked else Span("caption", 0, 0)
    names = ", ".join(dict.fromkeys(each.text for each in found))
    evidence = Text(id=names, en=names) if names else None
    yield Measure(
        f"links_{params.of}", number, "count", span, evidence=evidence, fix=_mended(found)
    )


def _found(caption: str, params: Params) -> Iterator[_Found]:
    if params.of == "malformed":
        for each in mistyped(caption):
            text = caption[each.start : each.end]
            yield _Found(text, each.start, each.end, each.right)
        return
    links = [link for link in entities(caption) if link.kind == "url"]
    if params.of == "lost":
        kept = {link.start for link in entities(caption, "bluesky") if link.kind == "url"}
        links = [link for link in links if link.start not in kept]
    for link in links:
        if not _is_meant(link.text, params):
            continue
        right, safe = None, False
        if params.of in {"bare", "lost"}:
            right = f"https://{link.text}"
        elif params.of == "tracked" and _is_whole(caption, link.end):
            right = _without(link.text, params.keys)
            safe = right == _without(link.text, params.copied)
        yield _Found(link.text, link.start, link.end, right, safe)


def _mended(found: list[_Found]) -> TextFix | None:
    """Offer the links as they should be; safe if each of them still leads to the same page."""
    edits = [
        (Edit("caption", each.start, each.end, each.right), each.safe)
        for each in found
        if each.right is not None
    ][:MOST]
    return (
        TextFix(tuple(edit for edit, _ in edits), all(safe for _, safe in edits)) if edits else None
    )


def _is_whole(caption: str, end: int) -> bool:
    """Tell whether no more of an address follows a link, signs that end it for X alone."""
    after = re.match(r"\S{0,100}", caption[end : end + 100])
    return after is None or set(after[0]) <= _MARKS


def _without(link: str, keys: frozenset[str]) -> str:
    """Return a link without some keys of its query, and without a query that is left empty."""
    address, _, rest = link.partition("?")
    query, sign, fragment = rest.partition("#")
    kept = [pair for pair in query.split("&") if not _is_key(_name(pair), keys)]
    return address + ("?" + "&".join(kept) if any(kept) else "") + sign + fragment


def _name(pair: str) -> str:
    return pair.partition("=")[0].lower()


def _is_meant(link: str, params: Params) -> bool:
    if params.of in {"bare", "lost"}:
        return not link.lower().startswith(("http://", "https://"))
    if params.of == "shortened":
        return _domain(link) in params.domains
    if params.of == "tracked":
        query = link.partition("?")[2].partition("#")[0]
        return any(_is_key(_name(pair), params.keys) for pair in query.split("&"))
    return True


def _domain(link: str) -> str:
    address = link if "://" in link else f"//{link}"
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address of the net
        return ""


def _is_key(name: str, keys: frozenset[str]) -> bool:
    return any(name == key or (key[-1] == "*" and name.startswith(key[:-1])) for key in keys)
