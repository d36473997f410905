"""Follow the links of built pages: each has to lead to a file and an anchor that are there."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("link", "href"),
}


class _Page(HTMLParser):
    """The links of a page, the addresses it loads by itself, and the anchors it offers."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if (tag, name) in _LOADED:
                self.loads.add(value)
            elif (tag, name) == ("a", "href"):
                self.links.add(value)
            elif name == "id" or (tag, name) == ("a", "name"):
                self.anchors.add(value)


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong in a folder of pages: dead links, and what comes from the network."""
    pages = {file.resolve(): _Page(file) for file in sorted(folder.rglob("*.html"))}
    for file, page in pages.items():
        for address in sorted(page.loads | page.links):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if address in page.loads:
                    yield f"{file}: loads {address}"
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.is_relative_to(folder.resolve()) or not target.is_file():
                yield f"{file}: {address} leads nowhere"
            elif parts.fragment and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{file}: {address} leads to no such place"
