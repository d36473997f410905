"""A calendar that is dropped on the page: all its posts through the engine, as one report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck import engine
from contentcheck.drafts.excel import read_workbook
from contentcheck.drafts.folder import DATA, WORKBOOK
from contentcheck.drafts.read import LARGEST, decode_bytes
from contentcheck.drafts.record import Home
from contentcheck.drafts.table import read_calendar
from contentcheck.drafts.tree import TreeError
from contentcheck.errors import DraftError
from contentcheck.model import Draft
from contentcheck.plain import read_plain
from contentcheck.report.html.album import Album
from contentcheck.report.html.render import render
from contentcheck.report.whole import write_whole
from contentcheck.server.worker import Outdated
from contentcheck.web.checking import LANG
from contentcheck.web.names import file_name
from contentcheck.web.refusal import TOO_MANY_ROWS, Refusal, refused_by
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read
    from contentcheck.model import Language, Medium, Report
    from contentcheck.web.desk import Post

REPORT = "calendar.html"


def is_calendar(name: str) -> bool:
    """Tell by its name whether a file is a table of posts."""
    ending = Path(name).suffix.lower()
    return ending == WORKBOOK or DATA.get(ending) == "table"


def check_calendar(post: Post, path: Path, name: str, settings: Settings, most: int) -> int:
    """Write the report of a calendar into the post's folder; return how many posts it has.

    Its media are those that were dropped beside it, found by their names. Raises Refusal where it
    cannot be read or has more than `most` posts, Outdated once the post is closed.
    """
    drafts = list(islice(_read(path, name, settings), most + 1))
    if len(drafts) > most:
        raise Refusal(413, filled(TOO_MANY_ROWS, limit=str(most)))
    if len(drafts) == 1 and isinstance(drafts[0], DraftError) and drafts[0].source == name:
        raise refused_by(drafts[0])  # of the whole file, not of a row
    found = [_with_media(draft, post) if isinstance(draft, Draft) else draft for draft in drafts]

    def check(given: Iterable[Read], lang: Language) -> Iterator[Report]:
        for report in engine.check_many(given, settings.rulebook, lang):
            if not post.open:
                raise Outdated
            yield report

    album = Album(check, LANG)
    told = album.told(check(album.keep(found), LANG))
    write_whole(post.folder / REPORT, render(told, settings.book, LANG))
    return len(drafts)


def _read(path: Path, name: str, settings: Settings) -> Iterator[Read]:
    # What a row names is looked for on the desk only, so it may name any folder: see _found.
    home = Home(name, path.parent, None, settings.defaults(Path(name)))
    try:
        data = read_plain(path, LARGEST)
        if Path(name).suffix.lower() == WORKBOOK:
            yield from read_workbook(data, home)
        else:
            yield from read_calendar(decode_bytes(data, name), home)
    except TreeError as error:
        yield error.of(name)
    except DraftError as error:
        yield error


def _with_media(draft: Draft, post: Post) -> Draft:
    """Return a draft with the media of the desk that are called as it calls them."""
    known = {kept.name.lower(): kept.medium for kept in post.media.values()}
    media = tuple(_found(medium, known, post) for medium in draft.media)
    return replace(draft, media=media, today=date.today())  # noqa: DTZ011 (the author's day)


def _found(medium: Medium, known: dict[str, Medium], post: Post) -> Medium:
    dropped = known.get(file_name(medium.file).lower())
    if dropped is None:  # a name that no file here has: what it says is no path
        return replace(medium, path=post.folder / "missing" / file_name(medium.file))
    other = replace(dropped, file=medium.file, alt=medium.alt)
    dropped.share_with(other)
    return other
