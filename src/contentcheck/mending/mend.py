"""`--fix` and `--diff`: put safe corrections of texts into the drafts before they are checked."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from contentcheck import engine
from contentcheck.drafts.encoded import Encoded
from contentcheck.drafts.read import LARGEST
from contentcheck.fix import TextFix
from contentcheck.media.limits import LIMITS
from contentcheck.mending.rewrite import Rewriting, by_source
from contentcheck.model import Draft, Language, Text
from contentcheck.plain import read_plain
from contentcheck.report.whole import replace_bytes
from contentcheck.rules import calendar_check_of, check_of
from contentcheck.wording import fill

if TYPE_CHECKING:
    from contentcheck.drafts.read import Read
    from contentcheck.rulebook import Rulebook
    from contentcheck.rules import Rule

_MOST_ROUNDS = 100  # a rule names 25 faults of a text at most, so a long one takes several
_MOST_WORK = 20.0  # s of work for a file: thousands of faults in a text would take minutes

FIXED = Text(id="{file}: {count} perbaikan ditulis.", en="{file}: {count} fixed.")
UNSTEADY = Text(
    id="{file}: perbaikan aturan-aturan ini saling membatalkan, jadi berkas tidak diubah.",
    en="{file}: the corrections of some rules undo each other, so the file was left as it is.",
)
MORE = Text(
    id="{file}: perbaikannya terlalu banyak untuk sekali jalan; jalankan lagi untuk selebihnya.",
    en="{file}: too much to correct in one go; run it again for the rest.",
)
CHANGED = Text(
    id="{file}: diubah oleh program lain selama diperiksa, jadi tidak ditulis.",
    en="{file}: was changed by somebody else meanwhile, so it was not written.",
)
UNWRITABLE = Text(
    id="{file}: tidak dapat ditulis ({error}).", en="{file}: cannot be written ({error})."
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What drafts were read from, and how to read them again once it is changed.

    `path` is None for what has no file: standard input, an option.
    """

    name: str
    path: Path | None
    text: Encoded
    read: Callable[[bytes], Iterable[Read]]


@dataclass(slots=True)
class Mending:
    """Passes drafts on, mended; with `diff` it writes nothing and keeps what would change.

    Afterwards `said` tells what was done, `failed` whether something could not be written, and
    `whole` is what has no file, as it is now.
    """

    lang: Language
    rules: Callable[[Draft], Rulebook]
    origin: Callable[[Path], Origin | None]
    unsafe: bool = False
    diff: bool = False
    said: list[str] = field(default_factory=list)
    diffs: list[str] = field(default_factory=list)
    failed: bool = False
    whole: bytes | None = None
    _books: dict[int, Rulebook] = field(default_factory=dict)

    def over(self, drafts: Iterable[Read]) -> Iterator[Read]:
        """Mend the drafts, a file at a time, and pass on those of the file as it then is."""
        from contentcheck.drafts.folder import file_of

        for path, group in groupby(drafts, key=lambda draft: file_of(draft.source)):
            yield from self._mended(path, list(group))

    def _mended(self, path: Path, group: Sequence[Read]) -> Sequence[Read]:
        origin = self.origin(path)
        if origin is None:
            return group
        wanted = {draft.source for draft in group}
        now, count = self._settled(origin, wanted)
        if origin.path is None:
            self.whole = now
        if now == origin.text.data:
            return group
        if self.diff:
            self.diffs += _diff(origin, now)
            return group
        if origin.path is not None and not self._write(origin, origin.path, now):
            return group
        self._say(FIXED, origin.name, count=str(count))
        return [draft for draft in origin.read(now) if draft.source in wanted]

    def _settled(self, origin: Origin, wanted: set[str]) -> tuple[bytes, int]:
        """Return the bytes once nothing is left to mend, and how much was mended.

        Where that never comes the file stays as it is: mending twice is mending once. Where it
        takes too long the rest is left for another run.
        """
        text, count, seen = origin.text, 0, {origin.text.data}
        until = process_time() + _MOST_WORK
        for _ in range(_MOST_ROUNDS):
            drafts = by_source(origin.read(text.data))
            offers = [
                (source, fix)
                for source, draft in drafts.items()
                if source in wanted
                for fix in self._offers(draft)
            ]
            rewriting = Rewriting(text, drafts, lambda data: by_source(origin.read(data)))
            done = rewriting.apply(offers)
            if not done:
                return text.data, count
            if rewriting.written in seen:  # the corrections of some rules chase each other
                self._say(UNSTEADY, origin.name)
                self.failed = True
                return origin.text.data, 0
            count += len(done)
            text = text.again(rewriting.written)
            seen.add(text.data)
            if process_time() > until:
                break
        self._say(MORE, origin.name)
        return text.data, count

    def _offers(self, draft: Draft) -> list[TextFix]:
        """Return the corrections of a draft's texts, each once, but no suppressed finding's."""
        book = self._offering(self.rules(draft))
        report = engine.check(draft, book, self.lang, limits=LIMITS)
        fixes = dict.fromkeys(
            finding.measure.fix
            for target in report.targets
            for finding in target.findings
            if finding.suppressed is None
        )
        texts = (fix for fix in fixes if isinstance(fix, TextFix) and fix.edits)
        return [fix for fix in texts if fix.safe or self.unsafe]

    def _offering(self, book: Rulebook) -> Rulebook:
        """Return the rulebook with those rules only that may offer to correct a text."""
        if id(book) not in self._books:
            rules = tuple(
                rule
                for rule in book.chosen
                if offers_texts(rule) and rule.params.get("of") != "picture"
            )
            self._books[id(book)] = replace(book, chosen=rules)
        return self._books[id(book)]

    def _write(self, origin: Origin, path: Path, now: bytes) -> bool:
        """Write a file unless somebody else did meanwhile; say so where it cannot be done."""
        try:
            if read_plain(path, LARGEST) != origin.text.data:
                self._say(CHANGED, origin.name)
                self.failed = True
                return False
            replace_bytes(path, now)
        except OSError as error:
            self._say(UNWRITABLE, origin.name, error=error.strerror or str(error))
            self.failed = True
            return False
        return True

    def _say(self, text: Text, file: str, **more: str) -> None:
        self.said.append(fill(text[self.lang], file=file, **more))


def offers_texts(rule: Rule) -> bool:
    """Tell whether a rule's check may offer to correct texts: its module then speaks of that."""
    if calendar_check_of(rule.check, rule.code) is not None:
        return False
    module = sys.modules[check_of(rule.check, rule.code).__module__]
    return not {"TextFix", "rewritten"}.isdisjoint(vars(module))


def _diff(origin: Origin, now: bytes) -> Iterator[str]:
    """Yield the change as `diff -u` writes it, each line with its own end."""
    before, after = (text.split("\n") for text in (origin.text.text, origin.text.again(now).text))
    lines = difflib.unified_diff(
        [f"{line}\n" for line in before[:-1]] + before[-1:] * bool(before[-1]),
        [f"{line}\n" for line in after[:-1]] + after[-1:] * bool(after[-1]),
        origin.name,
        origin.name,
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
