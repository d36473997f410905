"""The composer as a process: it answers this machine only, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import LOCALES, SOURCE, run
from composing import medium
from contentcheck.web.serve import _delete_forgotten

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Running:
    """A composer that runs, asked over the loopback."""

    def __init__(self, process: subprocess.Popen[str], folder: Path):
        self.process = process
        self.folder = folder
        assert process.stdout is not None
        self.said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found, self.said
        self.port = int(found[1])
        page = self.ask("GET", "/")
        self.token = page.partition('data-token="')[2].partition('"')[0]

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> str:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        if method == "POST":
            headers["X-Contentcheck-Token"] = self.token
        connection.request(method, path, body, headers)
        said = connection.getresponse().read().decode()
        connection.close()
        return said

    def begin(self) -> str:
        return self.ask("POST", "/posts").partition('"key":"')[2].partition('"')[0]

    def files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Running]:
    guard, temporary = folder / "guard", folder / "temporary"
    guard.mkdir(exist_ok=True)
    temporary.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD)
    inherited = {name: value for name, value in os.environ.items() if name not in LOCALES}
    process = subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "serve", "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        env=inherited
        | {"PYTHONPATH": os.pathsep.join([str(guard), str(SOURCE)]), "TMPDIR": str(temporary)},
    )
    try:
        yield Running(process, temporary)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("told", "code"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 0), (signal.SIGHUP, 143)],
    ids=lambda told: getattr(told, "name", None),
)
def test_nothing_is_left_however_it_is_told_to_end(
    tmp_path: Path, told: signal.Signals, code: int
) -> None:
    with running(tmp_path) as composer:
        key = composer.begin()
        composer.ask("POST", f"/posts/{key}/media", medium("photo.jpg"), **{"X-File-Name": "a.jpg"})
        (folder,) = composer.folder.iterdir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert len(composer.files()) == 1
        composer.process.send_signal(told)
        rest, _ = composer.process.communicate(timeout=30)
        assert composer.process.returncode == code
        assert list(composer.folder.iterdir()) == []
        assert "Traceback" not in rest


def test_it_ends_in_the_middle_of_measuring_a_video(tmp_path: Path) -> None:
    with running(tmp_path) as composer:
        key = composer.begin()
        kept = composer.ask(
            "POST", f"/posts/{key}/media", medium("clip-long.mp4"), **{"X-File-Name": "a.mp4"}
        )
        name = kept.partition('"key":"')[2].partition('"')[0]
        form = f'{{"targets": ["instagram/reel"], "media": [{{"key": "{name}"}}]}}'
        connection = HTTPConnection("127.0.0.1", composer.port, timeout=20)
        headers = {"X-Contentcheck-Token": composer.token}
        connection.request("POST", f"/posts/{key}/measure", form.encode(), headers)
        while "key" not in composer.ask("POST", f"/posts/{key}/media-known"):
            pass
        composer.process.terminate()
        rest, _ = composer.process.communicate(timeout=30)
        connection.close()
        assert list(composer.folder.iterdir()) == []
        assert "Traceback" not in rest


def test_a_port_that_is_taken_is_passed_over_unless_it_was_asked_for(tmp_path: Path) -> None:
    with running(tmp_path) as first, running(tmp_path) as second:
        assert first.port != second.port
        third = run("serve", "--port", str(second.port), "--lang", "en")
        assert third.returncode == 1
        assert "Choose another one with --port" in third.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells who listens elsewhere")
def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with running(tmp_path) as composer:
        bound = Path("/proc", str(composer.process.pid), "net", "tcp").read_text(encoding="ascii")
        listening = [line.split()[1] for line in bound.splitlines() if line.split()[3] == "0A"]
        here = f"0100007F:{composer.port:04X}"  # 127.0.0.1, its bytes from the last to the first
        assert [each for each in listening if each.endswith(f":{composer.port:04X}")] == [here]


def test_what_one_that_was_killed_left_behind_is_deleted_a_day_later(tmp_path: Path) -> None:
    names = ("contentcheck-serve-1", "contentcheck-serve-2", "mine")
    old, new, other = (tmp_path / name for name in names)
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "a.jpg").touch()
    yesterday = time.time() - 25 * 60 * 60
    os.utime(old, (yesterday, yesterday))
    os.utime(other, (yesterday, yesterday))
    _delete_forgotten(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([new, other])
