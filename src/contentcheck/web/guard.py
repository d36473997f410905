"""Who may ask: only the composer's own page, in a browser of this machine.

A page of any web site can make the browser send requests to this machine, and a name that its
owner points at 127.0.0.1 makes them look like its own (DNS rebinding). So the Host of a request
has to be ours, its Origin and Sec-Fetch-Site must not be another site's, and whatever changes or
computes something carries a token that is drawn anew at each start and stands in our page only:
other sites can neither read it nor, without CORS, send it.
"""

from __future__ import annotations

import ipaddress
import secrets
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from contentcheck.web.answers import answer
from contentcheck.web.refusal import RELOAD, STRANGER, Refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "x-contentcheck-token"  # noqa: S105 (the header's name)

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_READING = {"GET", "HEAD"}
# Of a request that a page makes, and of one that the user makes: an address typed, a bookmark.
_OURS = {"same-origin", "none"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# What an answer may do that brings no policy of its own: nothing.
_POLICY = "default-src 'none'; frame-ancestors 'none'"


def new_token() -> str:
    """Draw the token of a start."""
    return secrets.token_urlsafe(32)


class Hosts:
    """The names under which the composer answers: those of this machine, with its port.

    Where it listens beyond this machine, also any address in numbers, which nobody can point
    elsewhere, and the name that was given.
    """

    def __init__(self, host: str, port: int):
        self._known = {f"{name}:{port}" for name in _LOOPBACK}
        self._port = port
        self._beyond = not is_loopback(host)
        if self._beyond:
            self._known.add(f"{host.lower()}:{port}")

    def __contains__(self, host: str) -> bool:
        host = host.lower()
        if host in self._known:
            return True
        name, _, port = host.rpartition(":")
        return self._beyond and port == str(self._port) and _is_address(name.strip("[]"))


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine only."""
    if host == "localhost":
        return True
    return _is_address(host) and ipaddress.ip_address(host).is_loopback


class Guard:
    """Refuses strangers before anything else is done, and puts the same headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Hosts, token: str):
        self.app = app
        self.hosts = hosts
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", _POLICY)
            await send(message)

        refusal = self._refusal(scope)
        app = self.app if refusal is None else answer(refusal)
        await app(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is refused; None where it may pass."""
        if scope["type"] != "http":
            return Refusal(403, STRANGER)
        headers = Headers(scope=scope)
        if headers.getlist("host") != headers.getlist("host")[:1] or (
            headers.get("host", "") not in self.hosts
        ):
            return Refusal(421, STRANGER)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers['host']}":
            return Refusal(403, STRANGER)
        reading = scope["method"] in _READING
        site = headers.get("sec-fetch-site", "none")
        # A link on another site may lead here, as to any page: it shows an empty form.
        visit = scope["path"] == "/" and headers.get("sec-fetch-mode") == "navigate"
        if site not in _OURS and not (reading and visit):
            return Refusal(403, STRANGER)
        given = headers.get(TOKEN, "").encode()
        if not reading and not secrets.compare_digest(given, self.token.encode()):
            return Refusal(403, RELOAD)
        return None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
