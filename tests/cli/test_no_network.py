"""No internet socket is ever opened: not by a check of words, not by one of media."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from commands import run

MEDIA = Path(__file__).parent.parent / "rule-media"
GUARD = """\
import socket, sys

class Guarded(socket.socket):
    def __init__(self, family=-1, *rest, **named):
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            print("INTERNET", file=sys.stderr, flush=True)
            raise AssertionError("an internet socket")
        super().__init__(family, *rest, **named)

socket.socket = Guarded
socket.getaddrinfo = lambda *_, **__: Guarded()
print("GUARDED", file=sys.stderr, flush=True)
"""


@pytest.fixture
def guard(tmp_path: Path) -> Path:
    folder = tmp_path / "guard"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD)
    return folder


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_guard_of_these_tests_holds(family: socket.AddressFamily) -> None:
    with pytest.raises(AssertionError, match="internet"):
        socket.socket(family)
    with pytest.raises(AssertionError, match="internet"):
        socket.create_connection(("127.0.0.1", 9))


def test_the_guard_of_a_process_holds(guard: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        capture_output=True,
        env={"PYTHONPATH": str(guard)},
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "INTERNET" in done.stderr


def test_words_are_checked_without_the_internet(guard: Path) -> None:
    done = run("check", "-", "-t", "facebook/page", path=(guard,), stdin="https://example.org 🎉")
    assert (done.returncode, done.stderr) == (0, "GUARDED\n")


def test_english_is_read_without_the_internet_and_without_data_to_download(guard: Path) -> None:
    english = "The counter is open every Saturday. You need not wait long. " * 6
    done = run(
        *("check", "-", "-t", "facebook/page", "--format", "json", "--select", "hard-to-read"),
        path=(guard,),
        stdin=english,
    )
    assert (done.returncode, done.stderr) == (0, "GUARDED\n")
    (post,) = json.loads(done.stdout)["posts"]
    assert [each["rule"] for each in post["targets"][0]["passed"]] == ["caption.hard-to-read"]


def test_media_are_checked_without_the_internet(guard: Path) -> None:
    media = ("poster-heavy-text.jpg", "reel-black-start.mp4")
    options = [part for name in media for part in ("--media", str(MEDIA / name))]
    targets = ("-t", "instagram/feed", "-t", "instagram/reel")
    done = run("check", *options, *targets, "--format", "json", "--fail-on", "never", path=(guard,))
    assert done.returncode == 0, done.stderr
    assert "GUARDED" in done.stderr
    assert "INTERNET" not in done.stderr
    (post,) = json.loads(done.stdout)["posts"]
    seen = {item["rule"] for t in post["targets"] for item in (*t["findings"], *t["passed"])}
    assert {"image.too-much-text", "video.opening-focus"} <= seen


def test_an_address_in_a_draft_is_not_fetched(guard: Path, tmp_path: Path) -> None:
    draft = "---\ntargets: facebook/page\nmedia: https://example.org/a.jpg\n---\nHalo"
    done = run("check", "-", path=(guard,), stdin=draft, LANG="C")
    assert done.returncode == 2
    assert "is an address" in done.stdout
    assert "INTERNET" not in done.stderr
    assert run("check", "https://example.org/a.md", path=(guard,)).returncode == 2
