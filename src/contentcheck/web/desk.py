"""The posts being written: their files in a private folder, bounded, and gone when they are done.

A post is known by a name that is drawn at random, and so is each file of it: nothing that a
browser says becomes a path.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from contentcheck.drafts.folder import IMAGES, VIDEOS, WORKBOOK
from contentcheck.errors import MediaError
from contentcheck.media.limits import LIMITS
from contentcheck.media.sniff import kind_of
from contentcheck.media.worker import worker
from contentcheck.model import Medium
from contentcheck.server.worker import Outdated
from contentcheck.web.fields import Fields
from contentcheck.web.names import file_name
from contentcheck.web.refusal import (
    FULL,
    GONE,
    NO_ROOM,
    TOO_LARGE,
    TOO_MANY,
    Refusal,
    megabytes,
)
from contentcheck.web.uploads import stored
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import AsyncIterable
    from pathlib import Path

    from contentcheck.fix import Fix
    from contentcheck.web.limits import Limits

_DRAWN = 16  # bytes of a name that cannot be guessed


@dataclass(frozen=True, slots=True)
class Kept:
    """A medium of a post: what it is called, and where it lies, with what was measured of it."""

    key: str
    name: str
    size: int
    medium: Medium


@dataclass(slots=True)
class Post:
    """A post being written.

    offered   the corrections that its newest check offers, by the findings they belong to
    text      the draft that was checked then
    fields    what the form says, as it was last sent
    newest    the number of its newest check: one before it is given up
    watched   how much of which video has been seen by now: file, seconds, of how many
    arriving  how many bytes have come of each file that is on its way
    """

    key: str
    folder: Path
    seen: float
    media: dict[str, Kept] = field(default_factory=dict)
    offered: dict[str, Fix] = field(default_factory=dict)
    text: str = ""
    fields: Fields = field(default_factory=Fields)
    newest: int = 0
    watched: tuple[str, float, float] | None = None
    arriving: dict[Path, int] = field(default_factory=dict)
    open: bool = True

    @property
    def size(self) -> int:
        """How many bytes its media have, with those of them that are on their way."""
        return sum(kept.size for kept in self.media.values()) + sum(self.arriving.values())

    def keep(self, name: str, path: Path) -> Kept:
        """Add a file that lies there to the media."""
        key = secrets.token_urlsafe(_DRAWN)
        medium = Medium(name, path, progress=_Watch(self, key))
        worker(LIMITS).take(medium)  # it came from who knows where
        self.media[key] = Kept(key, name, path.stat().st_size, medium)
        return self.media[key]

    def drop(self, key: str) -> None:
        """Take a medium out and delete its file."""
        kept = self.media.pop(key, None)
        if kept is not None:
            kept.medium.path.unlink(missing_ok=True)

    def new_path(self, name: str) -> Path:
        """Return where a file may be put; of its name only an ending we know is taken."""
        ending = name[name.rfind(".") :].lower() if "." in name else ""
        known = ending if ending in IMAGES | VIDEOS | {WORKBOOK} else ""
        return self.folder / f"{secrets.token_hex(_DRAWN)}{known}"

    def put_in_place(self, key: str, path: Path) -> Kept:
        """Put another file in the place of a medium, under its name."""
        order = [*self.media]
        kept = self.keep(self.media[key].name, path)
        order[order.index(key)] = kept.key
        self.drop(key)
        self.media = {each: self.media[each] for each in order}
        return kept


@dataclass(frozen=True, slots=True)
class _Watch:
    """Told how much of a video has been seen: says so, and stops where nobody needs it any more."""

    post: Post
    key: str

    def __call__(self, file: str, seen: float, of: float) -> None:
        if not self.post.open or self.key not in self.post.media:
            raise Outdated
        self.post.watched = file, seen, of


class Desk:
    """All posts being written, in a folder that is ours alone."""

    def __init__(self, folder: Path, limits: Limits):
        self.folder = folder
        self.limits = limits
        self._posts: dict[str, Post] = {}

    def begin(self) -> Post:
        """Begin a post; one that nobody has looked at for a while makes room. Raises Refusal."""
        self.sweep()
        if len(self._posts) >= self.limits.posts:
            oldest = min(self._posts.values(), key=lambda post: post.seen)
            if monotonic() - oldest.seen < self.limits.spare:
                raise Refusal(503, FULL)
            self.end(oldest.key)
        folder = self.folder / secrets.token_hex(_DRAWN)
        folder.mkdir(mode=0o700)
        post = Post(secrets.token_urlsafe(_DRAWN), folder, monotonic())
        self._posts[post.key] = post
        return post

    def find(self, key: str) -> Post:
        """Return the post of that name, which somebody looks at now. Raises Refusal."""
        post = self._posts.get(key)
        if post is None:
            raise Refusal(404, GONE)
        post.seen = monotonic()
        return post

    def end(self, key: str) -> None:
        """Delete a post with its files; what still measures them stops."""
        post = self._posts.pop(key, None)
        if post is not None:
            post.open = False
            shutil.rmtree(post.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Delete the posts that nobody has looked at for long; show that the folder is in use."""
        os.utime(self.folder)
        now = monotonic()
        for post in list(self._posts.values()):
            if now - post.seen > self.limits.idle and not post.arriving:
                self.end(post.key)

    def close(self) -> None:
        """Delete all posts."""
        for key in list(self._posts):
            self.end(key)

    async def take(self, post: Post, said: str, stated: int, chunks: AsyncIterable[bytes]) -> Kept:
        """Store a medium that comes in pieces, and add it. Raises Refusal.

        `stated` is how many bytes are said to come; what comes is counted all the same.
        """
        name = file_name(said, {kept.name for kept in post.media.values()})
        if len(post.media) + len(post.arriving) >= self.limits.media:
            raise Refusal(413, filled(TOO_MANY, name=name, limit=str(self.limits.media)))
        path = post.new_path(name)
        post.arriving[path] = 0
        try:
            self._grow(post, path, name, stated)
            post.arriving[path] = 0
            await stored(chunks, path, name, lambda more: self._grow(post, path, name, more))
            kind_of(Medium(name, path))
            return post.keep(name, path)
        except MediaError as error:
            path.unlink(missing_ok=True)
            raise Refusal(415, error.message) from None
        finally:
            post.arriving.pop(path, None)

    def _grow(self, post: Post, path: Path, name: str, more: int) -> None:
        """Count bytes of a file on its way. Raises Refusal where they are too many."""
        if not post.open:
            raise Refusal(404, GONE)
        post.arriving[path] += more
        limits = self.limits
        if post.arriving[path] > limits.medium_bytes:
            raise Refusal(413, filled(TOO_LARGE, name=name, limit=megabytes(limits.medium_bytes)))
        everything = sum(each.size for each in self._posts.values())
        for size, most in ((post.size, limits.post_bytes), (everything, limits.all_bytes)):
            if size > most:
                raise Refusal(413, filled(NO_ROOM, name=name, limit=megabytes(most)))
