"""The example pack, installed as an office would: found by name, and only where it is named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands import SOURCE, run

ROOT = Path(__file__).parent.parent.parent
PACK = ROOT / "examples" / "pack-ministry"
OURS = {"house.names", "house.terms", "house.titles", "house.long-sentence", "campaigns.g20"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of modules into which pip has installed the pack."""
    folder = tmp_path_factory.mktemp("library")
    how = ("--quiet", "--no-cache-dir", "--no-deps", "--no-build-isolation", "--target")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", *how, folder, PACK],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def listed(*arguments: str, cwd: Path, library: Path) -> set[str]:
    done = run("rules", *arguments, cwd=cwd, path=(library,))
    assert done.returncode == 0, done.stderr
    return {line.split()[0] for line in done.stdout.splitlines()}


def test_a_pack_that_is_only_installed_does_nothing(library: Path, tmp_path: Path) -> None:
    assert not listed(cwd=tmp_path, library=library) & OURS


def test_it_is_named_by_an_option(library: Path, tmp_path: Path) -> None:
    assert listed("--rules", "ministry", cwd=tmp_path, library=library) >= OURS


def test_it_is_named_by_a_configuration(library: Path, tmp_path: Path) -> None:
    (tmp_path / "contentcheck.toml").write_text('rules = ["ministry"]\n', encoding="utf-8")
    assert listed(cwd=tmp_path, library=library) >= OURS
    post = tmp_path / "a.md"
    post.write_text("---\ntargets: facebook/page\n---\nSri Wahyuningsih hadir.\n", encoding="utf-8")
    done = run("check", "a.md", "--format", "json", cwd=tmp_path, path=(library,))
    (found,) = json.loads(done.stdout)["posts"]
    assert found["errors"] == []
    assert "house.titles" in {each["rule"] for each in found["targets"][0]["findings"]}


def test_a_folder_of_that_name_comes_first(library: Path, tmp_path: Path) -> None:
    (tmp_path / "ministry").mkdir()
    assert not listed("--rules", "ministry", cwd=tmp_path, library=library) & OURS


def test_a_name_that_is_none_is_told_with_those_that_are_installed(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "contentcheck.toml").write_text('rules = ["minstry"]\n', encoding="utf-8")
    for arguments in (("check", "x.md"), ("rules", "--rules", "minstry")):
        done = run(*arguments, cwd=tmp_path, path=(library,), LANG="en_GB.UTF-8")
        assert done.returncode == 2
        assert "no folder `minstry`, and no pack of that name is installed; " in done.stderr
        assert "installed are: ministry" in done.stderr


def test_a_strangers_configuration_may_not_name_it(library: Path, tmp_path: Path) -> None:
    theirs, mine = tmp_path / "theirs", tmp_path / "mine"
    for folder in (theirs, mine):
        (folder / ".git").mkdir(parents=True)
    (theirs / "contentcheck.toml").write_text('rules = ["ministry"]\n', encoding="utf-8")
    (theirs / "a.md").write_text("---\ntargets: x/post\n---\nHalo\n", encoding="utf-8")
    done = run("check", "../theirs/a.md", cwd=mine, path=(library,), LANG="en_GB.UTF-8")
    assert done.returncode == 2
    assert "names a folder of rules or a pack" in " ".join(done.stdout.split())


def test_an_entry_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    told = tmp_path / "broken-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[contentcheck.rules]\nbroken = no_such.place\n")
    done = run("rules", "--rules", "broken", path=(tmp_path,), LANG="en_GB.UTF-8")
    assert done.returncode == 2
    assert "`no_such.place` is no package that holds rule files" in " ".join(done.stderr.split())


def test_its_examples_hold(library: Path, tmp_path: Path) -> None:
    done = run("test", "ministry", cwd=tmp_path, path=(library,), LANG="en_GB.UTF-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(": rules: 5, examples: 12, not as expected: 0\n")


def test_the_one_line_for_pytest_runs_each_example() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-vv", "-n", "0", "-p", "no:cacheprovider", PACK],
        cwd=ROOT,
        env={"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_examples[house.titles[2]] PASSED" in done.stdout
    assert "12 passed" in done.stdout
