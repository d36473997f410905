"""A composer without a network, for tests: its application asked as the page asks it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from commands import LOCALES, SOURCE
from contentcheck.config.settings import Settings
from contentcheck.web.app import make_app
from contentcheck.web.desk import Desk
from contentcheck.web.guard import TOKEN, Hosts
from contentcheck.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

# Speaks to nobody else, and listens on no other address.
GUARD = """\
import socket

class Guarded(socket.socket):
    def connect(self, address):
        raise AssertionError("the composer called somebody")

    def bind(self, address):
        assert self.family == socket.AF_UNIX or address[0] == "127.0.0.1", address
        super().bind(address)

socket.socket = Guarded
"""

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
DRAWN = "token-of-this-start"
MEDIA = Path(__file__).parent / "rule-media"


class Composer:
    """A post that is being written, and what the page would ask about it."""

    def __init__(self, folder: Path, limits: Limits | None = None, here: Path | None = None):
        folder.mkdir(exist_ok=True)
        self.desk = Desk(folder, limits or Limits())
        self.app = make_app(
            self.desk, Settings(here or folder), "id", DRAWN, Hosts("127.0.0.1", PORT)
        )
        self.client = TestClient(
            self.app, base_url=f"http://{HOST}", headers={TOKEN: DRAWN, "Origin": f"http://{HOST}"}
        )
        self.key: str = self.ask("posts").json()["key"]

    def ask(self, path: str, value: Any = None, **more: Any) -> Response:
        """Send a value as the page does."""
        return self.client.post(f"/{path}", content=json.dumps(value), **more)

    def of_post(self, path: str, value: Any = None) -> Response:
        return self.ask(f"posts/{self.key}/{path}", value)

    def get(self, path: str) -> Response:
        return self.client.get(f"/posts/{self.key}/{path}")

    def drop(self, name: str, data: bytes, into: str = "media") -> Response:
        """Drop a file on the page."""
        from urllib.parse import quote

        headers = {"X-File-Name": quote(name)}
        return self.client.post(f"/posts/{self.key}/{into}", content=data, headers=headers)

    def fields(self, caption: str = "", **more: Any) -> dict[str, Any]:
        """Return what stands in the form, with all media of the post in the order they came."""
        media = [{"key": key, "alt": ""} for key in self.desk.find(self.key).media]
        return {"caption": caption, "targets": ["facebook/page"], "media": media} | more


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a composer that may speak over the loopback only; give its process and address."""
    guard, temporary = folder / "guard", folder / "temporary"
    guard.mkdir(exist_ok=True)
    temporary.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD)
    inherited = {name: value for name, value in os.environ.items() if name not in LOCALES}
    path = os.pathsep.join([str(guard), str(SOURCE)])
    process = subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        env=inherited | {"PYTHONPATH": path, "TMPDIR": str(temporary), "PYTHONUTF8": "1"},
    )
    try:
        said = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def medium(name: str) -> bytes:
    return (MEDIA / name).read_bytes()
