"""A form through the engine and onto the report's page: at once by what is known of its media.

Two threads do this, one for what takes no time, one for what measures: while a video is watched,
whoever writes goes on reading what is wrong with the caption. What was measured stays with the
medium, so each is measured once however often the caption changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from contentcheck import engine
from contentcheck.errors import DraftError
from contentcheck.report.html.album import Album
from contentcheck.report.html.post import post_page
from contentcheck.server.shelf import glimpse_of, with_media
from contentcheck.server.worker import Interruptible, Outdated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from contentcheck.config.settings import Settings
    from contentcheck.fix import Fix
    from contentcheck.model import Draft, Language, Report
    from contentcheck.report.html.album import Told
    from contentcheck.report.html.post import PostPage
    from contentcheck.rulebook import Rulebook
    from contentcheck.web.fields import Writing

    Wanted = Callable[[], bool]

NUMBER = 1  # of the one post on the page
LANG: Language = "id"  # the page has both languages; which of them comes first is all the same


@dataclass(frozen=True, slots=True)
class Checked:
    """A post as its page shows it, with the corrections by finding.

    `measuring` says that its media are not measured yet, and left out.
    """

    told: Told
    page: PostPage
    offered: dict[str, Fix]
    measuring: bool


def glanced(writing: Writing, settings: Settings, wanted: Wanted) -> Checked | None:
    """Check a form by what is known of its media; measures nothing but their headers.

    None once nobody wants to know any more.
    """
    try:
        return _glanced(writing.draft(), _Rules(settings, wanted))
    except Outdated:
        return None


def measured(writing: Writing, settings: Settings, wanted: Wanted) -> Checked | None:
    """Check a form in full; None once nobody wants to know any more."""
    try:
        return _measured(writing.draft(), _Rules(settings, wanted))
    except Outdated:
        return None


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules for a draft, gone through as long as somebody wants to know."""

    settings: Settings
    wanted: Wanted

    def __call__(self, draft: Draft) -> Rulebook:
        book = self.settings.rulebook(draft)
        rules = Interruptible(book.chosen)
        rules.wanted = self.wanted
        return replace(book, chosen=rules)


def _glanced(draft: Draft | DraftError, rules: _Rules) -> Checked:
    asked: list[str] = []
    if isinstance(draft, DraftError):
        return _measured(draft, rules)
    seen = with_media(draft, lambda medium: glimpse_of(medium, asked))
    told = _told(seen, rules)
    if not asked:
        return _measured(draft, rules)
    without = replace(seen, media=())
    without_media = msgspec.structs.replace(told, draft=without)
    return _shown(without_media, rules.settings, measuring=True)


def _measured(draft: Draft | DraftError, rules: _Rules) -> Checked:
    return _shown(_told(draft, rules), rules.settings, measuring=False)


def _told(draft: Draft | DraftError, rules: Callable[[Draft], Rulebook]) -> Told:
    def check(drafts: Iterable[Draft | DraftError], lang: Language) -> Iterator[Report]:
        return engine.check_many(drafts, rules, lang)

    album = Album(check, LANG)
    (told,) = album.told(check(album.keep([draft]), LANG))
    return told


def _shown(told: Told, settings: Settings, *, measuring: bool) -> Checked:
    page = post_page(told, settings.book, NUMBER)
    offered = {
        f"{page.key}-t{number}-f{finding.number}": finding.fix
        for number, target in enumerate(page.targets, 1)
        for finding in target.findings
        if finding.fix is not None and not finding.suppressed
    }
    return Checked(told, page, offered, measuring)
