"""Set plain text as Markdown: what a rule says must not be read as marks."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"[\\*_\[\]<>&|#~!{}$]")
_CODE = re.compile(r"(`[^`\n]+`)")
_FENCE = "~~~~~~~~"  # longer than any in an example


def text(plain: str) -> str:
    """Return a text on one line with its marks as entities; code between backticks stays."""
    pieces = _CODE.split(" ".join(plain.split()))
    pieces[::2] = map(_unmarked, pieces[::2])
    return "".join(pieces)


def paragraphs(plain: str) -> str:
    """Return a text with its paragraphs kept."""
    return "\n\n".join(text(part) for part in re.split(r"\n\s*\n", plain.strip()))


def code(plain: str) -> str:
    """Return a name or value set as code, fit for a table, too."""
    return f"<code>{_unmarked(plain)}</code>"


def link(words: str, page: str) -> str:
    return f"[{words}]({page})"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(header), " | ".join("---" for _ in header), *map(" | ".join, rows)]
    return "\n".join(f"| {line} |" for line in lines)


def fenced(plain: str, kind: str = "text") -> str:
    return f"{_FENCE}{kind}\n{plain.rstrip()}\n{_FENCE}"


def box(kind: str, title: str, *inside: str) -> str:
    """Return a framed block (an admonition) with a title."""
    lines = "\n\n".join(inside).split("\n")
    return "\n".join([f'!!! {kind} "{title}"', "", *(f"    {line}".rstrip() for line in lines)])


def _unmarked(plain: str) -> str:
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", plain)


def page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
