"""Which `[[suppress]]` entries of a configuration hide nothing (any more)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from contentcheck.drafts.folder import real
from contentcheck.model import Language, Report, Text

if TYPE_CHECKING:
    from contentcheck.config.settings import Settings

HID_NOTHING = Text(
    id="tidak menutupi temuan apa pun; hapus, agar kelak tidak menutupi yang perlu dibaca",
    en="hides no finding; delete it, or one day it hides one that ought to be read",
)


class Suppressions(msgspec.Struct):
    """Watches reports go by and remembers which findings were suppressed, and why."""

    settings: Settings
    paths: Sequence[Path]
    _used: set[tuple[str, str]] = msgspec.field(default_factory=set)

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass the reports on."""
        for report in reports:
            self._used |= {
                (finding.rule, finding.suppressed)
                for target in report.targets
                for finding in target.findings
                if finding.suppressed is not None
            }
            yield report

    def unused(self, lang: Language) -> Iterator[str]:
        """Yield what is to be said of entries without effect.

        Only of files all of whose folder was checked: a single draft proves nothing.
        """
        folders = [real(path) for path in self.paths if path.is_dir()]
        for found in self.settings.files.read():
            if not any(found.file.is_relative_to(folder) for folder in folders):
                continue
            from contentcheck.config.reading import wrong

            for index, each in enumerate(found.said.suppress):
                called = self.settings.book.called
                ids = {rule.id for name in each.rules for rule in called(name)}
                if not any((rule, each.reason) in self._used for rule in ids):
                    key = f"{found.section}.suppress[{index}]".lstrip(".")
                    yield wrong(found.file, key, HID_NOTHING).message[lang]
