"""The answers that hand something over: the draft, its summary, the report of a calendar."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from contentcheck.server.worker import Outdated
from contentcheck.web.answers import said
from contentcheck.web.asked import Asked, announced
from contentcheck.web.bundle import bundle
from contentcheck.web.calendar import REPORT, check_calendar, is_calendar
from contentcheck.web.checking import measured
from contentcheck.web.fields import NAME
from contentcheck.web.names import file_name
from contentcheck.web.refusal import (
    GONE,
    NO_CALENDAR,
    NO_PAGE,
    NOT_CHECKED,
    TOO_LARGE,
    Refusal,
    megabytes,
)
from contentcheck.web.uploads import stored
from contentcheck.wording import filled

if TYPE_CHECKING:
    from starlette.requests import Request

    from contentcheck.model import Language


class Handing(Asked):
    """What is handed over."""

    def routes(self) -> list[Route]:
        one, post = "/posts/{post}", ["POST"]
        return [
            Route(f"{one}/kept", self.keep, methods=post),
            Route(f"{one}/draft", self.draft),
            Route(f"{one}/summary.{{kind}}", self.summary),
            Route(f"{one}/calendar", self.check_calendar, methods=post),
            Route(f"{one}/calendar", self.calendar),
        ]

    async def keep(self, request: Request) -> Response:
        """Remember the form, of which a draft or a summary is then fetched."""
        post = self.post(request)
        post.fields = (await self.writing(request, post)).fields
        return Response(status_code=204)

    async def draft(self, request: Request) -> Response:
        post = self.post(request)
        writing = self.written(post, post.fields)
        if not writing.media():
            return Response(writing.text, media_type="text/markdown", headers=_attached(NAME))
        path = post.new_path("")
        await to_thread.run_sync(partial(bundle, writing, path))
        return FileResponse(path, media_type="application/zip", headers=_attached("unggahan.zip"))

    async def summary(self, request: Request) -> Response:
        from contentcheck.web.summary import KINDS, summary

        post, kind = self.post(request), request.path_params["kind"]
        if kind not in KINDS:
            raise Refusal(404, NO_PAGE)
        lang: Language = "en" if request.query_params.get("lang") == "en" else "id"
        writing = self.written(post, post.fields)
        found = await self.bench.slowly(lambda: measured(writing, self.settings, lambda: post.open))
        if found is None:
            raise Refusal(409, NOT_CHECKED)
        today = date.today()  # noqa: DTZ011 (the author's own day)
        data = await self.bench.slowly(partial(summary, found.page, kind, lang, today))
        name = {"id": "ringkasan", "en": "summary"}[lang]
        return Response(data, media_type=KINDS[kind], headers=_attached(f"{name}.{kind}"))

    async def check_calendar(self, request: Request) -> Response:
        post, limits = self.post(request), self.desk.limits
        given, stated = announced(request)
        name = file_name(given)
        refusal = Refusal(413, filled(TOO_LARGE, name=name, limit=megabytes(limits.calendar_bytes)))
        if not is_calendar(name):
            raise Refusal(415, filled(NO_CALENDAR, name=name))
        if stated > limits.calendar_bytes:
            raise refusal
        path, came = post.new_path(name), 0

        def count(more: int) -> None:
            nonlocal came
            came += more
            if came > limits.calendar_bytes:
                raise refusal

        await stored(request.stream(), path, name, count)
        most = limits.calendar_posts
        try:
            found = await self.bench.slowly(
                lambda: check_calendar(post, path, name, self.settings, most)
            )
        except Outdated:
            raise Refusal(404, GONE) from None
        finally:
            path.unlink(missing_ok=True)
        return said({"count": found, "missing": not post.media})

    async def calendar(self, request: Request) -> Response:
        path = self.post(request).folder / REPORT
        if not path.is_file():
            raise Refusal(404, NO_PAGE)
        headers = {"Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'"}
        return FileResponse(path, headers=headers, media_type="text/html")


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
