"""The cache at the command line, and `--watch`, as users run them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from commands import SOURCE, run

MEDIA = Path(__file__).parents[1] / "rule-media"
POST = "---\ntargets: instagram/feed\nlanguage: id\nmedia:\n  - file: a.jpg\n    alt: {}\n---\n{}\n"
ALT = "Sawah di pagi hari"


def post(folder: Path, caption: str = "Kantor buka besok.") -> Path:
    folder.mkdir(exist_ok=True)
    shutil.copy(MEDIA / "photo.jpg", folder / "a.jpg")
    draft = folder / "a.md"
    draft.write_text(POST.format(ALT, caption), encoding="utf-8")
    return draft


def counted(folder: Path) -> int:
    page = run("cache", "--lang", "en", XDG_CACHE_HOME=str(folder)).stdout
    (found,) = re.findall(r"^(\d+) measures", page, re.MULTILINE)
    return int(found)


def test_measures_are_kept_where_the_user_says_and_can_be_cleared(tmp_path: Path) -> None:
    draft, home = post(tmp_path / "posts"), tmp_path / "home"
    before = sorted(draft.parent.iterdir())
    pages = [
        run("check", str(draft), "--format", "json", XDG_CACHE_HOME=str(home)).stdout
        for _ in range(2)
    ]
    alone = run("check", str(draft), "--format", "json", "--no-cache").stdout
    assert pages == [alone, alone]
    assert counted(home) > 20
    assert sorted(draft.parent.iterdir()) == before
    assert str(home) in run("cache", XDG_CACHE_HOME=str(home)).stdout
    run("cache", "--clear", XDG_CACHE_HOME=str(home))
    assert counted(home) == 0


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path) -> None:
    draft, home = post(tmp_path / "posts"), tmp_path / "home"
    run("check", str(draft), "--no-cache", XDG_CACHE_HOME=str(home))
    (tmp_path / "contentcheck.toml").write_text("cache = false\n")
    run("check", str(draft), cwd=tmp_path, XDG_CACHE_HOME=str(home))
    assert not home.exists()


def test_words_alone_open_no_cache(tmp_path: Path) -> None:
    run("check", "--caption", "Halo", "-t", "x/post", XDG_CACHE_HOME=str(tmp_path / "home"))
    assert not (tmp_path / "home").exists()


def test_a_home_that_is_not_known_is_said() -> None:
    said = run("cache", "--lang", "en", XDG_CACHE_HOME="", HOME="", LOCALAPPDATA="")
    assert "nor XDG_CACHE_HOME" in said.stdout or sys.platform == "win32"
    assert said.returncode == 0


@pytest.mark.parametrize("odd", ["--fix", "--diff"])
def test_watching_goes_with_nothing_that_writes_what_is_watched(tmp_path: Path, odd: str) -> None:
    said = run("check", str(tmp_path), "--watch", odd)
    assert said.returncode == 2
    assert f"--watch does not go with {odd}" in said.stderr


def test_watching_needs_files() -> None:
    assert run("check", "--watch", "--caption", "Halo", "-t", "x/post").returncode == 2
    assert run("check", "--watch", "-", "-t", "x/post").returncode == 2


class Watching:
    """A `check --watch` that runs, and what it has said so far."""

    def __init__(self, program: subprocess.Popen[str]):
        self.program = program
        self.out: list[str] = []
        self.err: list[str] = []
        for stream, lines in ((program.stdout, self.out), (program.stderr, self.err)):
            threading.Thread(target=lambda s=stream, to=lines: to.extend(s), daemon=True).start()

    def wait_for(self, run_number: int) -> str:
        """Wait until so many runs are done; return all reports up to then."""
        until = time.monotonic() + 60
        while sum("waiting for changes" in line for line in self.err) < run_number:
            assert self.program.poll() is None, self.err
            assert time.monotonic() < until, (self.out, self.err)
            time.sleep(0.05)
        time.sleep(0.1)  # the other stream's thread
        return "".join(self.out)


@contextmanager
def watching(*arguments: str, home: Path, cwd: Path | None = None) -> Iterator[Watching]:
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "check", "--watch", "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment | {"XDG_CACHE_HOME": str(home)},
    ) as program:
        try:
            yield Watching(program)
        finally:
            program.kill()


@pytest.mark.skipif(os.name == "nt", reason="no such signal for a child here")
def test_a_post_is_checked_again_when_it_or_its_medium_is_saved(tmp_path: Path) -> None:
    draft = post(tmp_path / "posts")
    concise = ("--format", "concise", str(draft.parent))
    with watching(*concise, home=tmp_path / "home") as seen:
        assert "[nama]" not in seen.wait_for(1)
        draft.write_text(POST.format(ALT, "Yth. [nama], kantor buka besok."), encoding="utf-8")
        assert "[nama]" in seen.wait_for(2)
        assert "low-contrast" not in "".join(seen.out)
        shutil.copy(MEDIA / "poster-low-contrast.jpg", draft.parent / "a.jpg")
        assert "low-contrast" in seen.wait_for(3)
        (draft.parent / "b.md").write_text("---\ntargets: nirgends/feed\n---\nHalo\n")
        assert "nirgends" in seen.wait_for(4)
        time.sleep(1.2)
        assert sum("waiting" in line for line in seen.err) == 4  # nothing changed, nothing done
        seen.program.send_signal(signal.SIGINT)
        assert seen.program.wait(20) == 2  # that of the last run
        assert "Traceback" not in "".join(seen.err)
        assert "Aborted" not in "".join(seen.err)


@pytest.mark.skipif(os.name == "nt", reason="no such signal for a child here")
def test_a_setting_that_is_wrong_for_a_while_ends_nothing(tmp_path: Path) -> None:
    post(tmp_path / "posts")
    settings = tmp_path / "contentcheck.toml"
    settings.write_text('ignore = ["caption."]\n')
    report = tmp_path / "posts/report.json"  # a change that is its own is none
    arguments = ("--format", "json", "-o", str(report), "--no-cache", "posts")
    with watching(*arguments, home=tmp_path / "home", cwd=tmp_path) as seen:
        seen.wait_for(1)
        assert report.exists()
        settings.write_text('ignor = ["caption."]\n')
        seen.wait_for(2)
        assert "ignor" in "".join(seen.err)
        settings.write_text("ignore = []\n")
        seen.wait_for(3)
        seen.program.send_signal(signal.SIGINT)
        assert seen.program.wait(20) in {0, 1}


def test_a_run_that_is_killed_spoils_the_cache_for_nobody(tmp_path: Path) -> None:
    posts, home = tmp_path / "posts", tmp_path / "home"
    check = ("check", "posts", "--format", "json", "--lang", "en")
    command = [sys.executable, "-m", "contentcheck", *check]
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "XDG_CACHE_HOME": str(home)}

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE)

    for number in range(2):
        post(posts)
        small = Image.open(posts / "a.jpg").reduce(8).rotate(10 * number)  # new to the cache
        small.save(posts / "a.jpg")
        runs = [start(), start()]
        time.sleep(0.5 + number)
        runs[0].kill()
        runs[0].communicate()
        reports = [each.communicate()[0] for each in (runs[1], start())]
        alone = run(*check, "--no-cache", cwd=tmp_path).stdout
        assert [report.decode() for report in reports] == [alone, alone]
    assert counted(home) > 20
