"""Find the links in a text the way X does, whose rules are written down and tested in public.

With `http://` or without: `kemkes.go.id/vaksin` is a link because `.id` is a top-level domain.
Rules: the grammar of the twitter-text library and its conformance suite (2021); the list of
top-level domains is newer than that library's. The work grows evenly with the text.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import regex
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = r"\t-\r \x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
DIRECTION = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
LATIN = (  # letters with accents that may stand in a domain or a path
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263"
    r"\u0268\u026F\u0272\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
_NOT_IN_DOMAIN = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${SPACE}{DIRECTION}\uFFFE\uFEFF\uFFFF"
_LETTER = rf"[^-_.{_NOT_IN_DOMAIN}]"

_PROTOCOL = regex.compile(r"(?<![A-Za-z0-9@＠$#＃])https?://", regex.I)
_RUN = regex.compile(rf"[^{_NOT_IN_DOMAIN}]++")
_EDGE = regex.compile(rf"(?r)[{_NOT_IN_DOMAIN}]")  # the last one before a place
_LABEL = regex.compile(rf"{_LETTER}++(?:[-_]++{_LETTER}++)*+\.")
_LATIN_LABEL = regex.compile(rf"[-a-z0-9{LATIN}]++\.", regex.I)
_TOP = regex.compile(r"(?:xn--[-0-9a-z]++|[0-9a-z]++)", regex.I)
_NO_MORE = regex.compile(r"(?![-@+0-9a-z])", regex.I)
_FOREIGN = regex.compile(rf"[^\x00-\x7F](?={_LETTER})")
_PART_OF_MORE = frozenset("@＠$#＃-_./")  # after one of these a bare domain is no link

_IN_PATH = rf"[a-z\u0400-\u04FF0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{LATIN}]"
_PATH_END = rf"[+\-a-z\u0400-\u04FF0-9=_#/{LATIN}]"
_BRACKETS = rf"\((?:{_IN_PATH}*+\({_IN_PATH}++\){_IN_PATH}*+|{_IN_PATH}++)\)"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
_PATH = regex.compile(
    rf"(?::[0-9]++)?(/(?:(?:{_IN_PATH}|{_BRACKETS})*(?:{_PATH_END}|{_BRACKETS}))?)?(?:{_QUERY})?",
    regex.I,
)
_SHORT = regex.compile(rf"https?://t\.co/([a-z0-9]++)(?:{_QUERY})?", regex.I)
_SHORT_MOST = 40  # characters of the name of a t.co link

_LONGEST_FOREIGN = 14  # characters of a top-level domain in another script than Latin; 11 today

# Characters as they are sent, letters outside ASCII coded.
_MOST_IN_LABEL, _MOST_IN_DOMAIN, _MOST_IN_LINK = 63, 253, 4096


class Link(msgspec.Struct, frozen=True):
    """A link from code point `start` to `end`; `protocol` tells whether it begins with http."""

    start: int
    end: int
    protocol: bool


def links(text: str) -> list[Link]:
    """Return the links in a text, in order of place."""
    found: list[Link] = []
    at = 0
    for protocol in _PROTOCOL.finditer(text):
        if protocol.start() < at:
            continue  # a link within the query of another
        link = _with_protocol(text, *protocol.span())
        if link:
            found += [*_without_protocol(text, at, link.start), link]
            at = link.end
    return [*found, *_without_protocol(text, at, len(text))]


def _with_protocol(text: str, start: int, host: int) -> Link | None:
    if short := _SHORT.match(text, start):
        return Link(start, short.end(), True) if len(short[1]) <= _SHORT_MOST else None
    end, _ = _domain(text, host, len(text), _LABEL)
    if end is None or not _can_be_sent(text[host:end]):
        return None
    rest = _PATH.match(text, end)
    link = Link(start, rest.end() if rest else end, True)
    return link if link.end - link.start <= _MOST_IN_LINK else None


def _without_protocol(text: str, at: int, until: int) -> Iterator[Link]:
    """Give the links between two places that name a domain only, or a domain and a path.

    Scripts that write without spaces put their words into the domain; what counts are the Latin
    domains in it, and the path belongs to the last of them.
    """
    while (dot := text.find(".", at, until)) >= 0:
        edge = _EDGE.search(text, at, dot)
        run = edge.end() if edge else at
        whole = _RUN.match(text, run, until)
        at = whole.end() if whole else dot + 1
        domain = _first_domain(text, run, at)
        if domain is None:
            continue
        found = [Link(*each, False) for each in _latin_domains(text, *domain)]
        rest = _PATH.match(text, domain[1])
        at = rest.end() if rest else domain[1]
        if found and rest and rest[1]:
            found[-1] = replace(found[-1], end=at)
        yield from found


def _first_domain(text: str, run: int, until: int) -> tuple[int, int] | None:
    """Return the first domain in a run of characters of domains; None if there is none.

    It starts where the run does, or after a letter of another script; never within an English word
    or after the sign of a mention or tag. One start in a label is enough: a later one reaches the
    same end.
    """
    last_dot = text.rfind(".", run, until)
    before = text[run - 1 : run] if run else " "
    whole = not (before in _PART_OF_MORE or (before.isascii() and before.isalnum()))
    start: int | None = run if whole else _after_foreign(text, run, last_dot)
    while start is not None and start < last_dot:
        end, broken = _domain(text, start, until, _LABEL)
        if end is not None:
            return start, end
        again = broken if broken > start else text.find(".", start, until) + 1
        start = _after_foreign(text, again, last_dot)
    return None


def _after_foreign(text: str, at: int, until: int) -> int | None:
    found = _FOREIGN.search(text, at, max(at, until))
    return found.end() if found else None


def _latin_domains(text: str, start: int, until: int) -> list[tuple[int, int]]:
    found = []
    while label := _LATIN_LABEL.search(text, start, until):
        end, broken = _domain(text, label.start(), until, _LATIN_LABEL)
        if end is not None and _can_be_sent(text[label.start() : end]):
            found.append((label.start(), end))
        start = end if end is not None else broken
    return found


def _domain(text: str, start: int, until: int, label: regex.Pattern[str]) -> tuple[int | None, int]:
    """Return where the longest domain that starts here ends, and where its labels break off.

    The name before the top-level domain has no underscore, labels before it may.
    """
    longest, at = None, start
    while part := label.match(text, at, until):
        at = part.end()
        if "_" not in part.group():
            longest = _top_end(text, at, until) or longest
    return longest, at


def _top_end(text: str, at: int, until: int) -> int | None:
    """Return where a top-level domain that starts here ends; None if there is none."""
    known = top_level_domains()
    plain = _TOP.match(text, at, until)
    if plain:
        name = plain.group().lower()
        ends = [plain.end()] if name in known or name.startswith("xn--") else []
    else:
        most = min(_LONGEST_FOREIGN, until - at)
        ends = [at + size for size in range(most, 0, -1) if text[at : at + size] in known]
    return next((end for end in ends if _NO_MORE.match(text, end)), None)


def _can_be_sent(domain: str) -> bool:
    """Tell whether a domain is one that the net can look up (RFC 1035, RFC 3490)."""
    if len(domain) > _MOST_IN_DOMAIN:
        return False
    sizes = []
    for label in domain.split("."):
        if label.isascii():
            sizes.append(len(label))
            continue
        if label.lower().startswith("xn--"):
            return False
        sizes.append(len("xn--") + len(label.lower().encode("punycode", "replace")))
    return max(sizes) <= _MOST_IN_LABEL and sum(sizes) + len(sizes) - 1 <= _MOST_IN_DOMAIN


@cache
def top_level_domains() -> frozenset[str]:
    """Return the top-level domains there are, in lower case and in their own script."""
    lines = files(__package__).joinpath("top-level-domains.txt").read_text("utf-8").splitlines()
    return frozenset(lines[1:])
