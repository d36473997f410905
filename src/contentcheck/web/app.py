"""What the composer answers at each address. All but reading is asked by the page alone (guard)."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from contentcheck.drafts.positions import plain_lines
from contentcheck.fix import CleanCopy, TextFix
from contentcheck.report.html.words import VERDICTS
from contentcheck.server.worker import Outdated
from contentcheck.web.answers import answer, said
from contentcheck.web.bundle import bundle
from contentcheck.web.calendar import REPORT, check_calendar, is_calendar
from contentcheck.web.checking import Checked, glanced, measured
from contentcheck.web.correcting import cleaned, safe_texts, with_all_safe, with_one
from contentcheck.web.fields import NAME, Fields, Writing, unbroken
from contentcheck.web.guard import Guard
from contentcheck.web.names import file_name
from contentcheck.web.page import Composer
from contentcheck.web.pasted import tidied
from contentcheck.web.refusal import (
    CHANGED,
    CRASHED,
    GONE,
    NO_PAGE,
    NOT_CHECKED,
    TOO_LARGE,
    TOO_LONG,
    UNCLEAR,
    Refusal,
    about,
    megabytes,
)
from contentcheck.web.uploads import read_whole, stored

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from contentcheck.config.settings import Settings
    from contentcheck.model import Language
    from contentcheck.web.desk import Desk, Post
    from contentcheck.web.guard import Hosts

T = TypeVar("T")
_SIZE = re.compile(r"[0-9]{1,15}")
_SWEEP = 30.0  # seconds between two looks for posts that nobody looks at


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which finding's correction to make in a form; None for all that are safe."""

    fields: Fields
    finding: str | None


class PastedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was pasted, as the clipboard has it."""

    text: str


class Answers:
    """What is answered at each address."""

    def __init__(self, desk: Desk, settings: Settings, lang: Language, token: str):
        self.desk = desk
        self.settings = settings
        self.token = token
        self.pages = Composer(settings, lang)
        # A thread for each: the nets that measure are not to be used by two at once.
        self.quick, self.slow = CapacityLimiter(1), CapacityLimiter(1)

    def routes(self) -> list[Route]:
        def post(path: str, endpoint: Any) -> Route:
            return Route(path, endpoint, methods=["POST"])

        one = "/posts/{post}"
        return [
            Route("/", self.page),
            post("/posts", self.begin),
            post("/pasted", self.pasted),
            Route(one, self.end, methods=["DELETE"]),
            post(f"{one}/media", self.take),
            post(f"{one}/media-known", self.known),
            Route(f"{one}/media/{{medium}}", self.discard, methods=["DELETE"]),
            post(f"{one}/check", self.check),
            post(f"{one}/measure", self.measure),
            post(f"{one}/watched", self.watched),
            post(f"{one}/mend", self.mend),
            post(f"{one}/kept", self.keep),
            post(f"{one}/calendar", self.check_calendar),
            Route(f"{one}/calendar", self.calendar),
            Route(f"{one}/draft", self.draft),
            Route(f"{one}/summary.{{kind}}", self.summary),
        ]

    # ------------------------------------------------------------------ the page and its posts

    async def page(self, _: Request) -> Response:
        policy = f"{self.pages.policy}; frame-ancestors 'none'"
        headers = {"Content-Security-Policy": policy}
        whole = self.pages.whole(self.token, self.desk.limits)
        return Response(whole, headers=headers, media_type="text/html")

    async def begin(self, _: Request) -> Response:
        return said({"key": self.desk.begin().key}, 201)

    async def end(self, request: Request) -> Response:
        self.desk.end(self.post(request).key)
        return Response(status_code=204)

    def post(self, request: Request) -> Post:
        return self.desk.find(request.path_params["post"])

    # ----------------------------------------------------------------------- text and media

    async def pasted(self, request: Request) -> Response:
        return said(tidied(unbroken((await self.sent(request, PastedText)).text)))

    async def take(self, request: Request) -> Response:
        name, stated = self.announced(request)
        kept = await self.desk.take(self.post(request), name, stated, request.stream())
        return said({"key": kept.key, "name": kept.name, "size": kept.size}, 201)

    async def known(self, request: Request) -> Response:
        kept = self.post(request).media.values()
        return said([{"key": each.key, "name": each.name, "size": each.size} for each in kept])

    async def discard(self, request: Request) -> Response:
        self.post(request).drop(request.path_params["medium"])
        return Response(status_code=204)

    # ----------------------------------------------------------------------------- checking

    async def check(self, request: Request) -> Response:
        """Check what is known by now; says whether media are still to be measured."""
        post = self.post(request)
        writing = await self.writing(request, post)
        post.newest += 1
        return self.shown(
            post, writing, await self.quickly(partial(glanced, writing, self.settings))
        )

    async def measure(self, request: Request) -> Response:
        """Check in full; empty where another check was asked for, or the post is closed."""
        post = self.post(request)
        writing = await self.writing(request, post)
        mine, media = post.newest, post.media.keys() & writing.kept.keys()

        def wanted() -> bool:
            return post.open and media <= post.media.keys()

        def job() -> Checked | None:  # a newer one that waits has the same media to measure
            return measured(writing, self.settings, wanted) if post.newest == mine else None

        found = await self.slowly(job)
        post.watched = None
        return Response(status_code=204) if found is None else self.shown(post, writing, found)

    async def watched(self, request: Request) -> Response:
        watched = self.post(request).watched
        return said(watched and dict(zip(("file", "seen", "of"), watched, strict=True)))

    def shown(self, post: Post, writing: Writing, found: Checked) -> Response:
        post.offered, post.text = found.offered, writing.text
        page = found.page
        findings = {
            (finding.rule, finding.where.id, finding.message.id)
            for target in page.targets
            for finding in target.findings
            if not finding.suppressed
        }
        return said(
            {
                "html": self.pages.shown(page),
                "verdict": VERDICTS[page.verdict],
                "score": None
                if page.verdict == "unchecked" or page.score is None
                else int(page.score),
                "findings": len(findings),
                "safe": safe_texts(found.offered),
                "measuring": found.measuring,
            }
        )

    async def mend(self, request: Request) -> Response:
        post = self.post(request)
        wanted = await self.sent(request, Correction)
        writing = self.written(post, wanted.fields)
        if writing.text != post.text:
            raise Refusal(409, CHANGED)
        replaced: dict[str, str] = {}
        fields = writing.fields
        if wanted.finding is None:
            fields = await self.quickly(partial(with_all_safe, writing, self.settings))
        else:
            fix = post.offered.get(wanted.finding)
            if isinstance(fix, TextFix):
                fields = await self.quickly(partial(with_one, writing, fix))
            elif isinstance(fix, CleanCopy):
                old = {kept.medium.path: key for key, kept in post.media.items()}.get(fix.path, "")
                replaced[old] = (await self.slowly(partial(cleaned, post, fix))).key
            else:
                raise Refusal(409, CHANGED)
        return said({"fields": fields, "replaced": replaced})

    # -------------------------------------------------------------------------- taking along

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
        found = await self.slowly(lambda: measured(writing, self.settings, lambda: post.open))
        if found is None:
            raise Refusal(409, NOT_CHECKED)
        today = date.today()  # noqa: DTZ011 (the author's own day)
        data = await self.slowly(partial(summary, found.page, kind, lang, today))
        name = {"id": "ringkasan", "en": "summary"}[lang]
        return Response(data, media_type=KINDS[kind], headers=_attached(f"{name}.{kind}"))

    async def check_calendar(self, request: Request) -> Response:
        post, limits = self.post(request), self.desk.limits
        given, stated = self.announced(request)
        name = file_name(given)
        refusal = Refusal(413, about(TOO_LARGE, name=name, limit=megabytes(limits.calendar_bytes)))
        if not is_calendar(name) or stated > limits.calendar_bytes:
            raise refusal if is_calendar(name) else Refusal(415, UNCLEAR)
        path, came = post.new_path(name), 0

        def count(more: int) -> None:
            nonlocal came
            came += more
            if came > limits.calendar_bytes:
                raise refusal

        await stored(request.stream(), path, name, count)
        most = limits.calendar_posts
        try:
            found = await self.slowly(lambda: check_calendar(post, path, name, self.settings, most))
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

    # ------------------------------------------------------------------------------- helpers

    def announced(self, request: Request) -> tuple[str, int]:
        """Return what a file is called that comes, and how many bytes of it are said to come."""
        stated = request.headers.get("content-length", "")
        name = unquote(request.headers.get("x-file-name", ""), errors="replace")
        return name, int(stated) if _SIZE.fullmatch(stated) else 0

    async def sent(self, request: Request, wanted: type[T]) -> T:
        """Return what the page sends. Raises Refusal for anything else."""
        refusal = Refusal(413, TOO_LONG)
        data = await read_whole(request.stream(), self.desk.limits.form_bytes, refusal)
        try:
            return msgspec.json.decode(data, type=wanted)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise Refusal(400, UNCLEAR) from None

    async def writing(self, request: Request, post: Post) -> Writing:
        return self.written(post, await self.sent(request, Fields))

    def written(self, post: Post, fields: Fields) -> Writing:
        plain = {
            name: unbroken(plain_lines(value))
            for name, value in msgspec.structs.asdict(fields).items()
            if isinstance(value, str)
        }
        fields = msgspec.structs.replace(fields, **plain)
        defaults = self.settings.defaults(Path(NAME))
        return Writing(fields, dict(post.media), post.folder, defaults)

    async def quickly(self, job: Callable[[], T]) -> T:
        return await to_thread.run_sync(job, limiter=self.quick)

    async def slowly(self, job: Callable[[], T]) -> T:
        return await to_thread.run_sync(job, limiter=self.slow)


def make_app(desk: Desk, settings: Settings, lang: Language, token: str, hosts: Hosts) -> ASGIApp:
    """Return the composer as an ASGI application."""
    answers = Answers(desk, settings, lang, token)

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
    app = Starlette(routes=answers.routes(), exception_handlers=handlers, lifespan=life)
    return Guard(app, hosts, token)


async def _sweep(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        desk.sweep()


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
