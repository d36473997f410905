"""Keep each draft beside its report, and have it said in the other language, too.

The page switches between two languages, and reports come in one. So the drafts are checked twice:
both runs share the media and what is measured of them (`Medium.once`), so that the second costs a
few milliseconds a post, and whatever a run adds to a report (posts compared with each other, a
configuration) is in both. Carrying both languages in each finding would have cost every other
format two words where it needs one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from contentcheck.errors import DraftError
from contentcheck.model import Draft, Language, Report, Text

Check = Callable[[Iterable[Draft | DraftError], Language], Iterator[Report]]


class Told(msgspec.Struct, frozen=True):
    """A draft (None where it could not be read) with its report.

    `report` is the run's own, in `lang`; `again` says the same in the other language.
    """

    draft: Draft | None
    report: Report
    again: Report
    lang: Language

    def text(self, own: str, other: str) -> Text:
        """Return what the report and the other say as one text."""
        return Text(own, other) if self.lang == "id" else Text(other, own)


class Album(msgspec.Struct):
    """Watches drafts go into a run in `lang` and reports come out of it; `check` runs once more.

    Drafts are let go with their report, so memory stays flat.
    """

    check: Check
    lang: Language
    _kept: deque[Draft | DraftError] = msgspec.field(default_factory=deque)
    _again: deque[Draft | DraftError] = msgspec.field(default_factory=deque)

    def keep(self, drafts: Iterable[Draft | DraftError]) -> Iterator[Draft | DraftError]:
        """Pass the drafts on to the run, and keep them until their reports come."""
        for draft in drafts:
            self._kept.append(draft)
            self._again.append(draft)
            yield draft

    def told(self, reports: Iterable[Report]) -> Iterator[Told]:
        """Yield each draft with the run's report and the same in the other language."""
        other: Language = "en" if self.lang == "id" else "id"
        for report, again in zip(reports, self.check(self._once_more(), other), strict=False):
            draft = self._kept.popleft()
            yield Told(draft if isinstance(draft, Draft) else None, report, again, self.lang)

    def _once_more(self) -> Iterator[Draft | DraftError]:
        """Yield the drafts that the run has taken in, each before it is asked for the next."""
        while self._again:
            yield self._again.popleft()
