"""The gate for files: pipes, devices and folders are refused, and nothing goes around it."""

from __future__ import annotations

import ast
import os
import pickle
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands import run
from contentcheck import Draft, check
from contentcheck.drafts.read import read_text
from contentcheck.plain import NotPlainError, Settled, TooLargeError, open_plain, read_plain
from drawing import saved, scene

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path(__file__).parents[2] / "src/contentcheck"
DRAFT = "---\ntargets: [{target}]\nmedia:\n  - {medium}\n---\nHalo.\n"

# What opens files by itself: the gate, and what opens only files that contentcheck brings along or
# has itself just made.
OWN = {
    "plain.py", "commands.py", "compiled.py", "completion.py", "console.py", "starting.py",
    "media/workplace.py",
    "report/whole.py", "report/html/render.py",
    "text/links.py", "vision/characters.py", "vision/nets.py", "web/uploads.py",
}  # fmt: skip
OPENING = {"open", "read_bytes", "read_text", "imread", "VideoCapture", "fdopen"}
# These take an open file, open an address, or are our own.
NO_NAMES = {"Image", "av", "parts", "self", "session", "copy", "webbrowser"}


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abc")
    assert read_plain(file, 3) == b"abc"
    with open_plain(file) as opened:
        assert opened.read() == b"abc"


def test_a_link_to_a_plain_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_plain(tmp_path / "b.txt", 3) == b"abc"


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abcd")
    with pytest.raises(TooLargeError):
        read_plain(file, 3)


def test_a_file_that_says_it_is_empty_is_read_no_further_than_allowed() -> None:
    with pytest.raises(TooLargeError):  # /proc states no sizes
        read_plain(Path("/proc/self/status"), 10)


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path in (tmp_path, tmp_path / "pipe", tmp_path / "socket", Path("/dev/zero")):
            with pytest.raises(NotPlainError):
                open_plain(path)


def test_a_link_to_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.jpg").symlink_to("pipe")
    with pytest.raises(NotPlainError):
        open_plain(tmp_path / "a.jpg")


@pytest.mark.parametrize("kept", [lambda path: path, lambda path: pickle.loads(pickle.dumps(path))])
def test_a_settled_path_is_opened_without_following_links(
    tmp_path: Path, kept: Callable[[Settled], Settled]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"abc")
    path = kept(Settled(folder / "a.jpg"))
    assert read_plain(path, 3) == b"abc"

    (folder / "a.jpg").rename(folder / "b.jpg")
    (folder / "a.jpg").symlink_to("b.jpg")
    with pytest.raises(NotPlainError):
        open_plain(path)

    folder.rename(tmp_path / "other")
    folder.symlink_to("other")
    (folder / "a.jpg").unlink()
    (folder / "a.jpg").write_bytes(b"def")
    with pytest.raises(NotPlainError):
        open_plain(path)


def test_a_settled_path_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_plain(Settled(tmp_path / "none/a.jpg"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotPlainError):
        open_plain(Settled(tmp_path / "folder"))


def test_a_folder_that_may_be_entered_but_not_listed_is_gone_through(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"abc")
    tmp_path.chmod(0o111)
    try:
        assert read_plain(Settled(tmp_path / "a.jpg"), 3) == b"abc"
    finally:
        tmp_path.chmod(0o755)


def test_a_link_put_in_a_medium_s_place_after_the_draft_was_read_is_not_followed(
    tmp_path: Path,
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    picture = saved(scene(), outside / "secret.jpg").path
    home = tmp_path / "project"
    home.mkdir()
    (home / "a.jpg").write_bytes(picture.read_bytes())
    [draft] = read_text(DRAFT.format(target="instagram/feed", medium="a.jpg"), "post.md", home)
    assert isinstance(draft, Draft)
    (home / "a.jpg").unlink()
    (home / "a.jpg").symlink_to(picture)
    [failure] = check(draft).errors
    assert (failure.kind, failure.reason) == ("media", "refused")


@pytest.mark.parametrize(
    ("target", "medium"),
    [
        ("instagram/feed", "pipe.jpg"),
        ("instagram/reel", "pipe.mp4"),
        ("instagram/reel", "{ file: none.mp4, subtitles: pipe.srt }"),
        ("instagram/reel", "{ file: none.mp4, cover: { file: pipe.jpg } }"),
        ("instagram/feed", "folder.jpg"),
    ],
)
def test_media_that_are_no_plain_files_end_in_an_error(
    tmp_path: Path, target: str, medium: str
) -> None:
    for name in ("pipe.jpg", "pipe.mp4", "pipe.srt"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "post.md").write_text(DRAFT.format(target=target, medium=medium))
    done = run("check", "post.md", cwd=tmp_path, LANG="en_US.UTF-8")
    assert done.returncode == 2
    assert "plain file" in done.stdout or "no such file" in done.stdout


def test_a_folder_with_pipes_among_its_files_is_walked(tmp_path: Path) -> None:
    for name in ("a.md", "b.csv", "c.json", "d.xlsx"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "e.md").write_text("---\ntargets: [facebook/page]\n---\nHalo.\n")
    done = run("check", ".", cwd=tmp_path)
    assert "e.md" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "post.md"),
        ("check", "--rules", "pack", "post.md"),
        ("check", "--baseline", "pipe.json", "post.md"),
        ("measure", "pipe.json"),
    ],
)
def test_other_files_that_are_pipes_end_in_an_error(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "post.md").write_text("---\ntargets: [facebook/page]\n---\nHalo.\n")
    (tmp_path / "pack/house").mkdir(parents=True)
    os.mkfifo(tmp_path / "pack/house/a.toml")
    os.mkfifo(tmp_path / "pipe.json")
    if arguments == ("check", "post.md"):
        os.mkfifo(tmp_path / "contentcheck.toml")
    assert run(*arguments, cwd=tmp_path).returncode == 2


def test_nothing_opens_a_file_beside_the_gate() -> None:
    beside = [
        f"{file.relative_to(SOURCE)}:{call.lineno}"
        for file in sorted(SOURCE.rglob("*.py"))
        if str(file.relative_to(SOURCE)) not in OWN
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _opens(call.func)
    ]
    assert beside == []


def _opens(called: ast.expr) -> bool:
    """Tell a call that opens a file by its name from `Image.open(file)` and our own functions."""
    if isinstance(called, ast.Name):
        return called.id == "open"
    return (
        isinstance(called, ast.Attribute)
        and called.attr in OPENING
        and getattr(called.value, "attr", getattr(called.value, "id", None)) not in NO_NAMES
    )
