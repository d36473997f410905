"""Put edits of a draft's fields into its text, and read it again to see that they say just that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from contentcheck.drafts.encoded import Encoded
from contentcheck.drafts.positions import line_starts
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft

if TYPE_CHECKING:
    from contentcheck.drafts.read import Read

_MOST_READS = 200  # of a file in one round: each fix that cannot be written costs some
_LONGER_IN_FILE = frozenset("'\"\\\n")  # may be written as more than themselves
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Placed:
    """A fix of one draft, and where in the file its edits go."""

    source: str
    fix: TextFix
    spans: tuple[tuple[int, int], ...]

    def touched(self) -> set[int]:
        """Return what the fix is about: the characters (odd numbers) and the gaps between them."""
        return {
            number
            for start, end in self.spans
            for number in (range(2 * start + 1, 2 * end) if end > start else [2 * start])
        }


@dataclass(slots=True)
class Rewriting:
    """One round over a file: `read` is how its bytes become drafts, by their source.

    `edits` are what was written: from where to where in the file's old text, and what stands there.
    """

    old: Encoded
    drafts: Mapping[str, Draft]
    read: Callable[[bytes], Mapping[str, Draft]]
    written: bytes = field(init=False)
    edits: tuple[tuple[int, int, str], ...] = ()
    reads: int = 0
    _lines: tuple[int, ...] = field(init=False)
    _line_end: str = field(init=False)
    _leaves: dict[str, dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.written = self.old.data
        self._lines = line_starts(self.old.text)
        self._line_end = line_end(self.old.text)
        self._leaves = {source: dict(leaves(draft)) for source, draft in self.drafts.items()}

    def apply(self, fixes: Sequence[tuple[str, TextFix]]) -> list[TextFix]:
        """Write what can be written at once and return it; `written` is the file then.

        Of fixes that overlap the first is taken, the other is for the next round. Whatever does
        not read back as the same drafts but for the edits is left out.
        """
        placed = sorted(
            (each for source, fix in fixes if (each := self._placed(source, fix))),
            key=lambda each: each.spans,
        )
        free: list[Placed] = []
        taken: set[int] = set()
        for each in placed:
            if taken.isdisjoint(touched := each.touched()):
                free.append(each)
                taken |= touched
        done = self._written_of(free, {})
        return [each.fix for each in done]

    def _written_of(self, group: list[Placed], before: dict[Placed, int]) -> dict[Placed, int]:
        """Return which of a group can be written after those before, and in which way each."""
        if not group or self.reads >= _MOST_READS:
            return before
        for way in range(len(_WRITINGS) if len(group) == 1 else 1):
            together = before | dict.fromkeys(group, way)
            if self._says_so(together):
                return together
        if len(group) == 1:
            return before
        half = len(group) // 2
        return self._written_of(group[half:], self._written_of(group[:half], before))

    def _says_so(self, ways: Mapping[Placed, int]) -> bool:
        """Write the fixes and tell whether the file then reads as the drafts with the edits."""
        self.reads += 1
        edits = sorted(
            (*span, self._in_file(edit.text, way))
            for each, way in ways.items()
            for span, edit in zip(each.spans, each.fix.edits, strict=True)
        )
        try:
            written = self.old.spliced(edits)
        except UnicodeEncodeError:
            return False
        expected = {source: dict(said) for source, said in self._leaves.items()}
        edited: dict[str, set[str]] = {}
        for source, name, text in self._edited(ways):
            expected[source][name] = text
            edited.setdefault(source, set()).add(name)
        found = self.read(written)
        same = found.keys() == expected.keys() and all(
            _same(dict(leaves(found[source])), expected[source], edited.get(source, set()))
            for source in found
        )
        if same:
            self.written, self.edits = written, tuple(edits)
        return same

    def _in_file(self, text: str, way: int) -> str:
        """Return a text in one of the ways it may have to be written, with the file's line ends."""
        return _WRITINGS[way](text).replace("\n", self._line_end)

    def _edited(self, fixes: Iterable[Placed]) -> Iterator[tuple[str, str, str]]:
        """Yield source, field and new text of every field that fixes change."""
        by_field: dict[tuple[str, str], list[Edit]] = {}
        for each in fixes:
            for edit in each.fix.edits:
                by_field.setdefault((each.source, edit.field), []).append(edit)
        for (source, name), edits in by_field.items():
            text = self._leaves[source][name]
            for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
                text = text[: edit.start] + edit.text + text[edit.end :]
            yield source, name, text

    def _placed(self, source: str, fix: TextFix) -> Placed | None:
        """Return where in the file a fix goes; None where the draft does not say."""
        spans = [self._span(source, edit) for edit in fix.edits]
        return None if None in spans else Placed(source, fix, tuple(s for s in spans if s))

    def _span(self, source: str, edit: Edit) -> tuple[int, int] | None:
        where = self.drafts[source].positions.get(edit.field)
        text = self._leaves[source].get(edit.field)
        if where is None or not isinstance(text, str):
            return None

        def offset(at: int) -> int:
            line, column = where.at(at)
            return self._lines[line - 1] + column - 1

        start = offset(edit.start)
        if edit.start == edit.end:
            return start, start
        last, character = offset(edit.end - 1), text[edit.end - 1]
        as_it_is = self.old.text[last : last + 1] == character
        # What stands for itself ends where it ends, whatever mark of the format comes after it.
        end = last + 1 if as_it_is and character not in _LONGER_IN_FILE else offset(edit.end)
        return (start, end) if start <= end else None


_WRITINGS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],  # JSON, and YAML in double quotes
    lambda text: text.replace("'", "''"),  # YAML in single quotes
    lambda text: text.replace('"', '""'),  # CSV
)


def line_end(text: str) -> str:
    """Return what ends the first line of a text, and so those that are added to it."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def by_source(drafts: Iterable[Read]) -> dict[str, Draft]:
    """Return the drafts that could be read, by their sources."""
    return {draft.source: draft for draft in drafts if isinstance(draft, Draft)}


def _same(found: dict[str, Any], expected: dict[str, Any], edited: set[str]) -> bool:
    """Compare drafts by their leaves; the blanks around an edited field are no part of it."""
    names = found.keys() | expected.keys()
    return all(
        (found.get(name) or "").strip() == (expected.get(name) or "").strip()
        if name in edited
        else found.get(name) == expected.get(name)
        for name in names
    )


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what a draft says, by the names that its fields have in findings."""
    if isinstance(value, Mapping):
        named = value.items()
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
        return
    elif is_dataclass(value):
        # Where a medium sits and what is known of it is nothing that the draft says.
        named = {f.name: getattr(value, f.name) for f in fields(value) if f.compare}.items()
    elif isinstance(value, msgspec.Struct):
        named = msgspec.structs.asdict(value).items()
    else:
        yield path, value
        return
    for name, inner in named:
        if name != "positions":
            yield from leaves(inner, f"{path}.{name}".lstrip("."))
