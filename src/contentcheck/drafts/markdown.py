"""Read a draft in Markdown: YAML front matter, then the caption."""

import re

from contentcheck.drafts.plainest import read_plainest
from contentcheck.drafts.positions import Positions, line_starts, verbatim
from contentcheck.drafts.record import Home, draft_from
from contentcheck.drafts.tree import Tree, TreeError
from contentcheck.model import Draft, Text
from contentcheck.text.glance import sought

_FRONT = sought(r"---[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINES = sought(r"(?:[ \t]*(?:\r\n|\r|\n))*+")
_END = sought(r"^---[ \t]*$", re.MULTILINE)


def has_front_matter(source: str) -> bool:
    """Tell whether a text begins with the line `---`."""
    return _FRONT.match(source) is not None


def front_and_body(source: str) -> tuple[Tree, int]:
    """Return the front matter and the offset at which the body starts. Raises TreeError."""
    front = _FRONT.match(source)
    if not front:
        return Tree(), 0
    unified = source.replace("\r\n", " \n").replace("\r", "\n")  # same offsets, one line end
    end = _END.search(unified, front.end())
    if not end:
        never = Text(
            id="bagian depan dibuka dengan `---` tetapi tidak pernah ditutup",
            en="the front matter is opened by `---` but never closed",
        )
        raise TreeError(never, 1, 1)
    tree = read_plainest(source, front.end(), end.start()) or _read_yaml(source, front, end)
    return tree, min(end.end() + 1, len(source))


def _read_yaml(source: str, front: re.Match[str], end: re.Match[str]) -> Tree:
    from contentcheck.drafts.yaml import read_yaml

    return read_yaml(source, front.end(), end.start())


def read_markdown(source: str, home: Home) -> Draft:
    """Return the draft of a Markdown text. Raises TreeError or DraftError with line and column.

    The blank lines around the caption are no part of it.
    """
    tree, start = front_and_body(source)
    blank = _BLANK_LINES.match(source, start)
    start = blank.end() if blank else start
    text, runs = verbatim(start, max(start, len(source.rstrip())), source)
    return draft_from(tree, home, text, Positions(runs, line_starts(source)))
