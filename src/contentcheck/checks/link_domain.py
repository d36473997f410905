"""Does the link of the post lead to a site that is not taken there?"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`domains`: the sites, those below them included, with spaces between them."""

    domains: str


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 where the post's `link` leads to one of the domains, else 0.

    Raises Skip where the post has no link.
    """
    if not draft.link:
        raise Skip("no link")
    host = _host(draft.link)
    found = any(host == d or host.endswith(f".{d}") for d in params.domains.split())
    yield Measure(
        name="link_domain",
        value=float(found),
        unit="count",
        place=Span("link", 0, len(draft.link)),
        evidence=Text(id=host, en=host) if found else None,
    )


def _host(link: str) -> str:
    try:
        return (urlsplit(link if "://" in link else f"//{link}").hostname or "").lower()
    except ValueError:  # brackets that are no address of the net
        return ""
