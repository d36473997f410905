"""Where a report cannot go: full disks, closed pipes and streams, limits; never a traceback."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from commands import SOURCE

DRAFT = "---\ntargets: [facebook/page, x/post]\n---\nHalo tapi tapi!!!! Panen raya di Karawang.\n"
OLD = "the report of yesterday"
EMPTY = '{"version": 1, "about": "x", "posts": {}}'


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "contentcheck.toml").write_text("root = true\n")
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(DRAFT)
    return tmp_path


def shell(folder: Path, line: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `contentcheck` is the program."""
    names = {**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8", **environment}
    program = f'contentcheck() {{ {shlex.quote(sys.executable)} -m contentcheck "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", program + line],
        cwd=folder,
        env={name: value for name, value in names.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["check .", "check . --format jsonl", "check . -o /dev/full", "rules", "targets"]
)
def test_a_full_disk_is_named_and_ends_with_2(drafts: Path, command: str) -> None:
    done = shell(drafts, f"contentcheck {command} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize("command", ["check .", "check . --format jsonl", "rules"])
def test_a_reader_who_leaves_is_told_nothing(drafts: Path, command: str) -> None:
    done = shell(drafts, f"contentcheck {command} | read; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) in {("2\n", ""), ("0\n", "")}


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing_else(drafts: Path, closed: str) -> None:
    done = shell(drafts, f"contentcheck check 0.md {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (drafts / "0.md").read_text() == DRAFT
    assert done.stdout.startswith("0.md") != (">&-" in closed.split())


def test_closed_standard_input_is_empty(drafts: Path) -> None:
    assert "fault" not in shell(drafts, "contentcheck check - -t x/post <&-").stderr


@pytest.mark.parametrize(
    ("options", "file"),
    [
        ("--format json -o report.json", "report.json"),
        ("--format html -o report.html", "report.html"),
        ("--format html -o pages", "pages/index.html"),
        ("--baseline known.json --write-baseline", "known.json"),
    ],
)
def test_the_old_report_stays_where_the_new_one_does_not_fit(
    drafts: Path, options: str, file: str
) -> None:
    (drafts / file).parent.mkdir(exist_ok=True)
    (drafts / file).write_text(EMPTY if file == "known.json" else OLD)
    before = (drafts / file).read_text()
    check = f"contentcheck check . --no-cache {options}"
    done = shell(drafts, f"ulimit -f 0; {check} | cat > /dev/null; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (drafts / file).read_text() == before
    assert sorted(each.name for each in drafts.iterdir() if each.name[0] == ".") == []


@pytest.mark.parametrize("home", [None, "", "/nonexistent", "/proc"])
def test_without_a_home_all_is_checked(drafts: Path, home: str | None) -> None:
    done = shell(drafts, "contentcheck check 0.md", HOME=home, XDG_CACHE_HOME=None)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_console_of_few_letters_gets_what_it_can_show(drafts: Path, encoding: str) -> None:
    (drafts / "0.md").write_text(DRAFT + "👩‍🚀 Ω \u202e\x1b[31m\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "contentcheck", "check", "0.md", "--lang", "id", "--all"],
        cwd=drafts,
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "PYTHONIOENCODING": encoding,
            "PYTHONUTF8": "0",
        },
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")  # the sign that turns letters round
    assert b"\x1b" not in done.stdout
    assert b"caption." in done.stdout  # click sends UTF-8 to what says that it is ASCII


def test_endless_standard_input_is_refused(drafts: Path) -> None:
    done = shell(drafts, "contentcheck check - -t x/post --lang en < /dev/zero")
    assert done.returncode == 2
    assert "larger than 50 MB" in done.stdout
