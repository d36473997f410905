"""The composer as a process: it answers this machine only, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import run
from composing import medium, started
from contentcheck.web.serve import _delete_forgotten

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


class Running:
    """A composer that runs, asked over the loopback."""

    def __init__(self, process: subprocess.Popen[str], port: int, folder: Path):
        self.process = process
        self.port = port
        self.folder = folder
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
    with started(folder, "--lang", "en", *arguments) as (process, url):
        yield Running(process, int(url.rpartition(":")[2].strip("/")), folder / "temporary")


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
