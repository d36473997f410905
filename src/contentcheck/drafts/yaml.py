"""Read front matter: YAML without anchors, aliases, merge keys and tags, with positions.

Scalars stay text (`null`, `~` and nothing are None): whether `2026` is a number or a caption is
for the draft's schema to say, not for YAML's guesses.
"""

import re
from functools import partial
from typing import Any

import yaml

from contentcheck.drafts.plainest import LONGEST, NOTHING
from contentcheck.drafts.positions import Positions, Runs, aligned, line_starts
from contentcheck.drafts.tree import DEEPEST, Tree, TreeError, child
from contentcheck.model import Text
from contentcheck.text.glance import sought

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What does not stand for itself in a scalar. Lines that are folded become a space, or the empty
# lines between them; the indentation and the blanks around them stand for nothing.
_BREAK = r"(?:\r\n|[\r\n\x85])"
_BLANKS = r"(?:(?<![ \t])|(?<=\\[ \t]))[ \t]+"  # tried once for a run of them, however long
_MORE = rf"(?:[ \t]*{_BREAK})*[ \t]*"
_FOLD = rf"(?P<fold>(?:{_BLANKS})?{_BREAK}{_MORE})"
_MARKS = {
    "": re.compile(_FOLD),
    "'": re.compile(rf"(?P<one>'')|{_FOLD}"),
    '"': re.compile(
        rf"(?P<join>\\{_BREAK}{_MORE})"
        rf"|(?P<one>\\(?:x..|u.{{4}}|U.{{8}}|.))|{_FOLD}"
    ),
}
_NEWLINES = sought(r"\n+")
_BLOCK_HEADER = sought(rf"[|>].*?{_BREAK}")
_FIRST_LINE = sought(r"(?:^|(?<=[\r\n]))( *)[^ \r\n]")


def read_yaml(source: str, start: int, end: int) -> Tree:
    """Read source[start:end] as one YAML mapping. Raises TreeError with line and column."""
    reader = _Reader(source, start)
    if end - start > LONGEST:
        raise reader.error(Text(id="bagian depan draf terlalu besar", en="front matter too large"))
    try:
        reader.read(_Loader(source[start:end]))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise reader.invalid(error.problem or "?", mark.index if mark else 0) from None
    except yaml.reader.ReaderError as error:  # counts bytes where libyaml reads
        before = source[start:end].encode()[: error.position].decode(errors="ignore")
        raise reader.invalid(error.reason, len(before)) from None
    return reader.tree


class _Reader:
    """Turns YAML's events into a tree."""

    def __init__(self, source: str, start: int):
        self.source = source
        self.start = start
        self.lines = line_starts(source)
        self.tree = Tree()

    def read(self, loader: Any) -> None:
        documents = 0
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.error(
                        Text(id="lebih dari satu dokumen YAML", en="more than one YAML document"),
                        _start(event),
                    )
                self.tree.data = self.node(loader, loader.get_event(), "", 0)

    def node(self, loader: Any, event: Any, path: str, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refused(event, Text(id="jangkar dan alias", en="anchors and aliases"))
        if getattr(event, "tag", None):
            raise self.refused(event, Text(id="tag", en="tags"))
        if depth > DEEPEST:
            raise self.refused(
                event, Text(id="susunan sedalam ini", en="lists and keys nested this deep")
            )
        self.tree.values[path] = self.positions(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loader, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(loader, path, depth)
        text: str = event.value
        plain = not event.style  # quoted, literal and folded text is text
        return None if plain and text in NOTHING else text

    def mapping(self, loader: Any, path: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refused(event, Text(id="kunci yang bukan teks", en="keys but text"))
            key = event.value
            if key == "<<":
                raise self.refused(event, Text(id="kunci gabungan `<<`", en="merge keys `<<`"))
            if key in found:
                twice = Text(id=f"kunci `{key}` tertulis dua kali", en=f"key `{key}` stands twice")
                raise self.error(twice, _start(event))
            inner = child(path, key)
            self.tree.keys[inner] = self.positions(event)
            found[key] = self.node(loader, loader.get_event(), inner, depth + 1)
        return found

    def sequence(self, loader: Any, path: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            found.append(self.node(loader, event, child(path, len(found)), depth + 1))
        return found

    def positions(self, event: Any) -> Positions:
        start, end = (self.start + m.index for m in (event.start_mark, event.end_mark))
        if not isinstance(event, yaml.ScalarEvent):
            return Positions(((0, start),), self.lines)
        if event.style in ("|", ">"):
            return Positions(self.block(event, start, end), self.lines)
        quoted = event.style in ("'", '"')
        marks, length = _MARKS[event.style or ""], partial(_length, event.value)
        runs = aligned(self.source, start + quoted, end - quoted, marks, length)
        return Positions(runs, self.lines)

    def block(self, event: Any, start: int, end: int) -> Runs:
        """Return the runs of a block scalar, which begins on the line after its sign."""
        if header := _BLOCK_HEADER.match(self.source, start, end):
            start = header.end()
        indented = _FIRST_LINE.search(self.source, start, end)
        kept = _FIRST_LINE.search(event.value)
        indent = len(indented[1]) - len(kept[1]) if indented and kept else 0
        line = rf"{_BREAK} {{0,{indent}}}"
        lines = f"(?P<one>{line})" if event.style == "|" else f"(?P<folded>(?:{line})+)"
        marks = re.compile(rf"{lines}|(?P<none>(?<=[\r\n]) {{0,{indent}}})")
        return aligned(self.source, start, end, marks, partial(_length, event.value))

    def refused(self, event: yaml.Event, what: Text) -> TreeError:
        message = Text(
            id=f"{what.id} tidak diterima di sini", en=f"{what.en} are not accepted here"
        )
        return self.error(message, _start(event))

    def invalid(self, problem: str, at: int) -> TreeError:
        said = Text(id=f"bukan YAML yang benar: {problem}", en=f"is not valid YAML: {problem}")
        return self.error(said, at)

    def error(self, message: Text, at: int = 0) -> TreeError:
        line, column = Positions(((0, self.start + at),), self.lines).at(0)
        return TreeError(message, line, column)


def _start(event: Any) -> int:
    at: int = event.start_mark.index
    return at


def _length(text: str, mark: re.Match[str], offset: int) -> int:
    """Return how many characters a mark stands for in a scalar's text, there at an offset."""
    breaks = re.findall(_BREAK, mark[0])
    match mark.lastgroup:
        case "one":
            return 1
        case "join":  # an escaped line break is gone, the empty lines after it stay
            return len(breaks) - 1
        case "fold":
            return len(breaks) - 1 or 1
        case "folded":  # beside an indented line of `>` every line break stays
            newlines = _NEWLINES.match(text, offset)
            return len(newlines[0]) if newlines else 1
        case _:
            return 0
