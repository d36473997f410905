"""Apply what findings offer to the form: by the code that `--fix` uses, on the same text."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from contentcheck.drafts.encoded import encoded
from contentcheck.errors import ContentcheckError, DraftError
from contentcheck.fix import CleanCopy, TextFix
from contentcheck.mending.mend import Mending, Origin
from contentcheck.mending.rewrite import Rewriting
from contentcheck.model import Medium
from contentcheck.report.whole import unfinished
from contentcheck.web.checking import LANG
from contentcheck.web.fields import NAME
from contentcheck.web.refusal import BY_HAND, TOO_SLOW, Refusal, refused_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read
    from contentcheck.fix import Fix
    from contentcheck.model import Draft
    from contentcheck.web.desk import Kept, Post
    from contentcheck.web.fields import Fields, Writing


def with_one(writing: Writing, fix: TextFix) -> Fields:
    """Return the form with one correction made. Raises Refusal where it cannot be written."""
    drafts = _drafts(writing, writing.text.encode())
    rewriting = Rewriting(
        encoded(writing.text.encode()), drafts, lambda data: _drafts(writing, data)
    )
    done = rewriting.apply([(source, fix) for source in drafts])
    return _fields(writing, rewriting.written if done else None)


def with_all_safe(writing: Writing, settings: Settings, until: float) -> Fields:
    """Return the form with all corrections made that cannot change the meaning.

    Raises Refusal where that is not done `until` a moment (of the monotonic clock).
    """

    def again(data: bytes) -> Iterator[Read]:
        if monotonic() > until:
            raise Refusal(413, TOO_SLOW)
        yield writing.read(data.decode())

    origin = Origin(NAME, None, encoded(writing.text.encode()), again)
    mending = Mending(LANG, settings.rulebook, lambda _: origin)
    deque(mending.over([writing.read(writing.text)]), maxlen=0)
    return _fields(writing, mending.whole)


def cleaned(post: Post, fix: CleanCopy) -> Kept:
    """Put a medium's clean copy in its place. Raises Refusal where none can be made."""
    from contentcheck.media.cleaning import clean

    key = next((key for key, kept in post.media.items() if kept.medium.path == fix.path), None)
    if key is None:
        raise Refusal(409, BY_HAND)
    copy = post.new_path(fix.path.name)
    try:
        with unfinished(copy) as draft:
            clean(Medium(fix.file, fix.path), draft)
            draft.rename(copy)
    except ContentcheckError as error:
        raise refused_by(error) from None
    return post.put_in_place(key, copy)


def safe_texts(offered: Mapping[str, Fix]) -> int:
    """Return how many corrections of texts are offered that cannot change the meaning."""
    return len({fix for fix in offered.values() if isinstance(fix, TextFix) and fix.safe})


def _fields(writing: Writing, written: bytes | None) -> Fields:
    fields = None if written is None else writing.corrected(written.decode())
    if fields is None:
        raise Refusal(409, BY_HAND)
    return fields


def _drafts(writing: Writing, data: bytes) -> dict[str, Draft]:
    read = writing.read(data.decode())
    return {} if isinstance(read, DraftError) else {read.source: read}
