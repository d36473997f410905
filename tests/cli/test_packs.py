"""`contentcheck new` and `contentcheck test`; and whose Python is run, and whose is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commands import run
from rulebooks import write_rule

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

CODE = """\
from pathlib import Path

import msgspec

from contentcheck.model import Measure

Path({ran!r}).touch()


class Params(msgspec.Struct, frozen=True):
    pass


def check(draft, params: Params):
    yield Measure("signs", 15, "count")
"""


def called(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run(*arguments, cwd=cwd, LANG="en_GB.UTF-8")


# ------------------------------------------------------------------------------------------ new


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("what", ["rule", "check"])
def test_what_is_written_passes_its_own_examples(tmp_path: Path, what: str, lang: str) -> None:
    done = called("new", what, "house.no-slogans", "ours", "--lang", lang, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = [tmp_path / line for line in done.stdout.splitlines()[:-1]]
    assert all(file.is_file() for file in written)
    assert len(written) == {"rule": 1, "check": 2}[what]
    command = done.stdout.splitlines()[-1].partition(": ")[2]
    assert command == "contentcheck test ours"
    tested = called(*command.split()[1:], cwd=tmp_path)
    assert tested.returncode == 0, tested.stderr
    assert tested.stdout == "ours: rules: 1, examples: 2, not as expected: 0\n"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    assert called("new", "rule", "house.ours", cwd=tmp_path).returncode == 0
    (tmp_path / "house" / "ours.toml").write_text("mine")
    done = called("new", "check", "house.ours", cwd=tmp_path)
    assert done.returncode == 2
    assert "ours.toml is there already; nothing was written" in " ".join(done.stderr.split())
    assert (tmp_path / "house" / "ours.toml").read_text() == "mine"
    assert not (tmp_path / "house" / "ours.py").exists()


@pytest.mark.parametrize(
    "name", ["slogans", "House.slogans", "house.", ".x", "a.b.c", "../a.b", "a.b_c", "words.x"]
)
def test_a_name_that_would_not_be_read_is_refused(tmp_path: Path, name: str) -> None:
    done = called("new", "check", name, cwd=tmp_path)
    assert done.returncode == 2
    assert f"`{name.removesuffix('.x') if name == 'words.x' else name}`" in done.stderr
    assert list(tmp_path.iterdir()) == []


# ----------------------------------------------------------------------------------------- test


def test_an_example_that_does_not_hold_is_told_and_counted(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", ('"pendek"', '"ini tidak pendek"'))
    done = called("test", "ours", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "own.rule[0]: score 0.400, expected 1.0…1.0\n"
    assert done.stdout == "ours: rules: 1, examples: 2, not as expected: 1\n"


@pytest.mark.parametrize(("lang", "told"), [("id", "karena kesalahan"), ("en", "a fault in")])
def test_a_check_that_crashes_is_told_in_the_readers_language(
    tmp_path: Path, lang: str, told: str
) -> None:
    called("new", "check", "own.signs", "ours", cwd=tmp_path)
    code = tmp_path / "ours" / "own" / "signs.py"
    code.write_text(code.read_text().replace("if not draft.caption:", "if 1 / 0:"))
    done = called("test", "ours", "--lang", lang, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{told} " in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_media_of_examples_lie_beside_the_rule(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", ('"pendek"', '"x"\nmedia = ["no.jpg"]'))
    done = called("test", "ours", cwd=tmp_path)
    assert done.returncode == 1
    assert "no.jpg" in done.stderr


def test_a_pack_that_is_wrong_cannot_be_tested(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    write_rule(tmp_path / "wrong", ("severity", "severty "))
    write_rule(tmp_path / "one-sided", ("{ score = [0.0, 0.0] }", '"pass"'))
    for pack, told in (
        ("none", "there are no rules in this folder"),
        ("wrong", "did you mean `severity`?"),
        ("one-sided", "examples: needs at least one example that passes and one that does not"),
    ):
        done = called("test", pack, cwd=tmp_path)
        assert done.returncode == 2
        assert told in done.stderr
        assert done.stdout == ""


# ------------------------------------------------------------------------------- whose code is run


@pytest.fixture
def ran(tmp_path: Path) -> Path:
    """A file that appears when the code of a pack runs; the pack and a post lie in `theirs`."""
    theirs, ran = tmp_path / "theirs", tmp_path / "ran"
    for folder in (theirs, tmp_path / "mine"):
        (folder / ".git").mkdir(parents=True)
    write_rule(theirs / "pack", ("caption-length", "signs"), ('{ unit = "graphemes" }', "{}"))
    (theirs / "pack" / "own" / "signs.py").write_text(CODE.format(ran=str(ran)), encoding="utf-8")
    (theirs / "contentcheck.toml").write_text('rules = ["pack"]\n', encoding="utf-8")
    text = "---\ntargets: instagram/feed\n---\nHalo\n"
    (theirs / "a.md").write_text(text, encoding="utf-8")
    return ran


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "../theirs"),
        ("check", "../theirs/a.md", "--diff"),
        ("rules",),
        ("config",),
        ("check", "-", "--stdin-name", "../theirs/a.md"),
    ],
    ids=" ".join,
)
def test_a_folder_that_a_configuration_elsewhere_names_is_never_run(
    ran: Path, arguments: tuple[str, ...]
) -> None:
    called(*arguments, cwd=ran.parent / "mine")
    assert not ran.exists()


def test_nor_one_that_a_configuration_below_ones_own_names(ran: Path) -> None:
    called("check", "theirs", cwd=ran.parent)
    assert not ran.exists()


def test_nor_one_that_merely_lies_among_the_drafts(ran: Path) -> None:
    (ran.parent / "theirs" / "contentcheck.toml").unlink()
    assert called("check", ".", cwd=ran.parent / "theirs").returncode in {0, 1}
    assert not ran.exists()


def test_ones_own_configuration_runs_it(ran: Path) -> None:
    called("check", "a.md", cwd=ran.parent / "theirs")
    assert ran.exists()


def test_so_does_the_option(ran: Path) -> None:
    done = called("rules", "--rules", "../theirs/pack", cwd=ran.parent / "mine")
    assert done.returncode == 0, done.stderr
    assert ran.exists()
