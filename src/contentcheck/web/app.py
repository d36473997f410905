"""The composer as an application: what it answers, who may ask, how it begins and ends."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from contentcheck.web.answers import answer
from contentcheck.web.composing import Composing
from contentcheck.web.guard import Guard
from contentcheck.web.handing import Handing
from contentcheck.web.refusal import CRASHED, NO_PAGE, Refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from contentcheck.config.settings import Settings
    from contentcheck.model import Language
    from contentcheck.web.desk import Desk
    from contentcheck.web.guard import Hosts

_SWEEP = 30.0  # seconds between two looks for posts that nobody looks at


def make_app(desk: Desk, settings: Settings, lang: Language, token: str, hosts: Hosts) -> ASGIApp:
    """Return the composer as an ASGI application."""
    composing = Composing(desk, settings, lang, token)
    handing = Handing(desk, settings, composing.bench)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        sweeping = asyncio.create_task(_sweep(desk))
        yield
        sweeping.cancel()
        desk.close()

    async def refuse(_: Request, error: Exception) -> Response:
        return answer(error if isinstance(error, Refusal) else Refusal(404, NO_PAGE))

    async def apologise(_: Request, __: Exception) -> Response:
        return answer(Refusal(500, CRASHED))

    handlers: dict[Any, Any] = {Refusal: refuse, HTTPException: refuse, Exception: apologise}
    app = Starlette(
        routes=[*composing.routes(), *handing.routes()], exception_handlers=handlers, lifespan=life
    )
    return Guard(app, hosts, token)


async def _sweep(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        desk.sweep()
