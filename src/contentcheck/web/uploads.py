"""Store a file while it comes, and leave nothing of one that is refused on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from contentcheck.web.refusal import DISK_FULL, Refusal
from contentcheck.wording import filled

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable
    from pathlib import Path

_AT_ONCE = 1 << 20  # bytes that are written in one go: a video comes in many small pieces


async def stored(
    chunks: AsyncIterable[bytes], path: Path, name: str, count: Callable[[int], None]
) -> None:
    """Write a file from pieces; each is counted before it is written.

    `count` raises Refusal where it is too much; so does this where the disk is full.
    """
    whole = False
    try:
        with path.open("xb") as file:
            waiting = bytearray()
            async for chunk in chunks:
                count(len(chunk))
                waiting += chunk
                if len(waiting) >= _AT_ONCE:
                    await run_in_threadpool(file.write, bytes(waiting))
                    waiting.clear()
            await run_in_threadpool(file.write, bytes(waiting))
        whole = True
    except ClientDisconnect:
        raise Refusal(400, filled(DISK_FULL, name=name, error="–")) from None
    except OSError as error:
        why = filled(DISK_FULL, name=name, error=error.strerror or str(error))
        raise Refusal(507, why) from None
    finally:
        if not whole:
            path.unlink(missing_ok=True)


async def read_whole(chunks: AsyncIterable[bytes], most: int, refusal: Refusal) -> bytes:
    """Return what comes, up to `most` bytes. Raises the refusal for more."""
    data = bytearray()
    async for chunk in chunks:
        data += chunk
        if len(data) > most:
            raise refusal
    return bytes(data)
