"""The answers while a post is written: its page, its media, what is found, what is mended."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import msgspec
from starlette.responses import Response
from starlette.routing import Route

from contentcheck.fix import CleanCopy, TextFix
from contentcheck.report.html.words import VERDICTS
from contentcheck.web.answers import said
from contentcheck.web.asked import Asked, Bench, announced
from contentcheck.web.checking import Checked, glanced, measured
from contentcheck.web.correcting import cleaned, safe_texts, with_all_safe, with_one
from contentcheck.web.fields import Fields, Writing, unbroken
from contentcheck.web.page import Composer
from contentcheck.web.pasted import tidied
from contentcheck.web.refusal import CHANGED, Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from contentcheck.config.settings import Settings
    from contentcheck.model import Language
    from contentcheck.web.desk import Desk, Post


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which finding's correction to make in a form; None for all that are safe."""

    fields: Fields
    finding: str | None


class PastedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was pasted, as the clipboard has it."""

    text: str


class Composing(Asked):
    """What is answered while a post is written."""

    def __init__(self, desk: Desk, settings: Settings, lang: Language, token: str):
        super().__init__(desk, settings, Bench())
        self.token = token
        self.pages = Composer(settings, lang)

    def routes(self) -> list[Route]:
        one, post, delete = "/posts/{post}", ["POST"], ["DELETE"]
        return [
            Route("/", self.page),
            Route("/pasted", self.pasted, methods=post),
            Route("/posts", self.begin, methods=post),
            Route(one, self.end, methods=delete),
            Route(f"{one}/media", self.take, methods=post),
            Route(f"{one}/media-known", self.known, methods=post),
            Route(f"{one}/media/{{medium}}", self.discard, methods=delete),
            Route(f"{one}/check", self.check, methods=post),
            Route(f"{one}/measure", self.measure, methods=post),
            Route(f"{one}/watched", self.watched, methods=post),
            Route(f"{one}/mend", self.mend, methods=post),
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

    # ----------------------------------------------------------------------- text and media

    async def pasted(self, request: Request) -> Response:
        return said(tidied(unbroken((await self.sent(request, PastedText)).text)))

    async def take(self, request: Request) -> Response:
        name, stated = announced(request)
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
        """Check what is known by now, and say whether media are still to be measured.

        Empty where a newer check came meanwhile.
        """
        post = self.post(request)
        writing = await self.writing(request, post)
        post.newest += 1
        mine = post.newest

        def wanted() -> bool:
            return post.open and post.newest == mine

        found = await self.bench.quickly(partial(glanced, writing, self.settings, wanted))
        return Response(status_code=204) if found is None else self.shown(post, writing, found)

    async def measure(self, request: Request) -> Response:
        """Check in full; empty where another check was asked for, or the post is closed."""
        post = self.post(request)
        writing = await self.writing(request, post)
        mine, media = post.newest, post.media.keys() & writing.kept.keys()

        def wanted() -> bool:
            return post.open and media <= post.media.keys()

        def job() -> Checked | None:  # a newer one that waits has the same media to measure
            return measured(writing, self.settings, wanted) if post.newest == mine else None

        found = await self.bench.slowly(job)
        post.watched = None
        if found is None or post.newest != mine:  # the page shows a newer one
            return Response(status_code=204)
        return self.shown(post, writing, found)

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
            until = monotonic() + self.desk.limits.mending
            fields = await self.bench.quickly(partial(with_all_safe, writing, self.settings, until))
        else:
            fix = post.offered.get(wanted.finding)
            if isinstance(fix, TextFix):
                fields = await self.bench.quickly(partial(with_one, writing, fix))
            elif isinstance(fix, CleanCopy):
                old = {kept.medium.path: key for key, kept in post.media.items()}.get(fix.path, "")
                replaced[old] = (await self.bench.slowly(partial(cleaned, post, fix))).key
            else:
                raise Refusal(409, CHANGED)
        return said({"fields": fields, "replaced": replaced})
