"""What every answer needs: the post that is meant, what was sent, a thread to work on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

import msgspec
from anyio import CapacityLimiter, to_thread

from contentcheck.drafts.positions import plain_lines
from contentcheck.web.fields import NAME, Fields, Writing, unbroken
from contentcheck.web.refusal import TOO_LONG, UNCLEAR, Refusal
from contentcheck.web.uploads import read_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from contentcheck.config.settings import Settings
    from contentcheck.web.desk import Desk, Post

T = TypeVar("T")
_SIZE = re.compile(r"[0-9]{1,15}")


class Bench:
    """Two threads: one for what takes no time, one for what measures.

    The nets that measure are not to be used by two at once.
    """

    def __init__(self) -> None:
        self._quick, self._slow = CapacityLimiter(1), CapacityLimiter(1)

    async def quickly(self, job: Callable[[], T]) -> T:
        return await to_thread.run_sync(job, limiter=self._quick)

    async def slowly(self, job: Callable[[], T]) -> T:
        """Do what measures, after what waits already."""
        return await to_thread.run_sync(job, limiter=self._slow)


class Asked:
    """Answers to requests about the posts of a desk."""

    def __init__(self, desk: Desk, settings: Settings, bench: Bench):
        self.desk = desk
        self.settings = settings
        self.bench = bench

    def post(self, request: Request) -> Post:
        """Return the post that an address names. Raises Refusal."""
        return self.desk.find(request.path_params["post"])

    async def sent(self, request: Request, wanted: type[T]) -> T:
        """Return what the page sends. Raises Refusal for anything else."""
        refusal = Refusal(413, TOO_LONG)
        data = await read_whole(request.stream(), self.desk.limits.form_bytes, refusal)
        try:
            return msgspec.json.decode(data, type=wanted)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise Refusal(400, UNCLEAR) from None

    async def writing(self, request: Request, post: Post) -> Writing:
        """Return the form that is sent. Raises Refusal."""
        return self.written(post, await self.sent(request, Fields))

    def written(self, post: Post, fields: Fields) -> Writing:
        """Return a form of a post, with plain line ends and whole characters."""
        plain = {
            name: unbroken(plain_lines(value))
            for name, value in msgspec.structs.asdict(fields).items()
            if isinstance(value, str)
        }
        fields = msgspec.structs.replace(fields, **plain)
        defaults = self.settings.defaults(Path(NAME))
        return Writing(fields, dict(post.media), post.folder, defaults)


def announced(request: Request) -> tuple[str, int]:
    """Return what a file is called that comes, and how many bytes of it are said to come."""
    stated = request.headers.get("content-length", "")
    name = unquote(request.headers.get("x-file-name", ""), errors="replace")
    return name, int(stated) if _SIZE.fullmatch(stated) else 0
