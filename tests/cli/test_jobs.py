"""`-j`: the same report, byte for byte, and the same exit code, from however many processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import run
from contentcheck.cli import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = tuple(
    f"examples/{name}"
    for name in ("02-foto-takarir-panjang", "05-templat-whatsapp", "08-kalender-konten")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of posts that are fine, wrong, alike, unreadable, with a broken picture."""
    folder = tmp_path_factory.mktemp("posts")
    front = "---\ntargets: [facebook/page, x/post]\npublish: 2026-12-01 {hour:02}:00\n---\n"
    for hour in range(12):
        text = front.format(hour=hour) + "Kantor kami buka lagi mulai besok pagi." * (hour % 3 + 1)
        (folder / f"{hour:02}.md").write_text(text, encoding="utf-8")
    (folder / "broken.md").write_text("---\ntargets: [\n---\nHalo")
    (folder / "picture.md").write_text("---\ntargets: x/post\nmedia: a.jpg\n---\nHalo")
    (folder / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (folder / "gone.md").write_text("---\ntargets: x/post\nmedia: gone.jpg\n---\nHalo")
    return folder


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_processes_say_what_one_says(form: str, folder: Path) -> None:
    one, two = (run("check", ".", "--format", form, "-j", j, cwd=folder) for j in ("1", "2"))
    assert (two.returncode, two.stdout, two.stderr) == (2, one.stdout, "")
    assert (one.returncode, one.stderr) == (2, "")


@pytest.mark.slow
def test_processes_say_the_same_of_media(folder: Path) -> None:
    told = [run("check", *EXAMPLES, "--format", "jsonl", "-j", j, cwd=ROOT) for j in ("1", "auto")]
    assert told[0].stdout == told[1].stdout
    assert [each.returncode for each in told] == [1, 1]
    assert len(told[0].stdout.splitlines()) >= 5


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-j", "-1"), "-1 is not in the range"),
        (("-j", "many"), "'many' is not a valid"),
        (("-j", "2", "--scheduler", "127.0.0.1:8786"), "Give either --jobs or --scheduler."),
        (("--scheduler", "http://127.0.0.1:8786"), "is no address"),
    ],
)
def test_misuse_is_refused(options: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(
        main, ["check", "--caption", "Halo", "-t", "x/post", "--lang", "en", *options]
    )
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
