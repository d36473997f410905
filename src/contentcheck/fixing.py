"""Write the clean copies of media that findings offer, and say what is left to the author.

Corrections of texts were written before (mending/): what findings still offer is told.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import ContentcheckError
from contentcheck.fix import CleanCopy
from contentcheck.model import Medium, Text
from contentcheck.report.whole import unfinished
from contentcheck.wording import fill, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.fix import Fix
    from contentcheck.model import Language, Report

WRITTEN = Text(
    id="{file}: salinan bersih ditulis ke {copy}. Sebut {copy} di draf, lalu periksa lagi.",
    en="{file}: a clean copy was written to {copy}. Name {copy} in the draft, then check again.",
)
THERE = Text(
    id="{file}: salinan bersihnya sudah ada, {copy}. Sebut {copy} di draf.",
    en="{file}: its clean copy is there already, {copy}. Name {copy} in the draft.",
)
IN_THE_WAY = Text(
    id="{copy} sudah ada dan isinya lain, jadi tidak ditimpa; pindahkan atau hapus dahulu",
    en="{copy} is there already and differs, so it was not overwritten; move or delete it first",
)
BY_HAND = Text(
    id="{count} perbaikan tidak dapat ditulis ke berkas tanpa mengubah yang lain; tulis sendiri"
    " yang ditandai →.",
    en="{count} could not be written into the file without changing more; write what is marked →"
    " yourself.",
)
UNSAFE = Text(
    id="{count} perbaikan lagi dapat mengubah arti; --unsafe-fixes ikut menulisnya.",
    en="{count} more may change the meaning; --unsafe-fixes writes them, too.",
)
UNWRITABLE = Text(
    id="{copy}: tidak dapat ditulis ({error})", en="{copy}: cannot be written ({error})"
)


class Fixes(msgspec.Struct):
    """Watches reports go by and applies their safe fixes, each once, but no suppressed finding's.

    Afterwards `said` tells what was done and what is left to the author: the corrections of texts
    that may change the meaning (unless these were asked for, too) and those that could not be
    written. `failed` tells whether something could not be done.
    """

    lang: Language
    unsafe: bool = False
    said: list[str] = msgspec.field(default_factory=list)
    left: int = 0
    by_hand: int = 0
    failed: bool = False
    _known: set[Path] = msgspec.field(default_factory=set)

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass the reports on and write the copies they offer."""
        for report in reports:
            offered = dict.fromkeys(
                finding.measure.fix
                for target in report.targets
                for finding in target.findings
                if finding.measure.fix and finding.suppressed is None
            )
            for fix in offered:
                self.apply(fix)
            yield report
        for text, count in ((BY_HAND, self.by_hand), (UNSAFE, self.left)):
            if count:
                self.said.append(fill(text[self.lang], count=str(count)))

    def apply(self, fix: Fix) -> None:
        """Write the copy unless that was done before, and note what came of it."""
        if not isinstance(fix, CleanCopy):
            self.by_hand += fix.safe or self.unsafe
            self.left += not (fix.safe or self.unsafe)
            return
        if not fix.safe or fix.path in self._known:
            return
        self._known.add(fix.path)
        try:
            said = write_copy(fix)
        except ContentcheckError as error:
            self.failed, said = True, error.message
        except OSError as error:
            self.failed, said = True, _unwritable(fix, error)
        self.said.append(said[self.lang])


def write_copy(fix: CleanCopy) -> Text:
    """Write a clean copy of a medium beside it and return what was done, in both languages.

    The copy appears only when it is whole and shows the same as the original. Raises
    ContentcheckError where it does not or another file has its name, OSError where the folder
    cannot be written to.
    """
    from contentcheck.media.cleaning import clean

    copy = fix.path.with_name(Path(fix.copy).name)
    with unfinished(copy) as draft:
        clean(Medium(fix.file, fix.path), draft)
        if os.path.lexists(copy):
            import filecmp

            if not copy.exists() or not filecmp.cmp(draft, copy, shallow=False):
                raise ContentcheckError(_filled(IN_THE_WAY, fix), "refused")
            return _filled(THERE, fix)
        draft.rename(copy)
    return _filled(WRITTEN, fix)


def _unwritable(fix: CleanCopy, error: OSError) -> Text:
    return _filled(UNWRITABLE, fix, error=error.strerror or str(error))


def _filled(text: Text, fix: CleanCopy, **more: str) -> Text:
    return filled(text, file=fix.file, copy=fix.copy, **more)
