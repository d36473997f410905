"""Configuration: patterns of paths, keys, and how often files are read."""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath

import pytest

from contentcheck.config import files
from contentcheck.config.globs import fits_any
from contentcheck.config.keys import KEYS
from contentcheck.config.record import Configuration
from contentcheck.config.settings import Settings
from contentcheck.decode import decode


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "a.md", True),
        ("*.md", "x/y/a.md", True),
        ("a.md", "x/a.md", True),
        ("./a.md", "x/a.md", True),
        ("x/*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("x/*.md", "y/x/a.md", False),
        ("x/**", "x/y/a.md", True),
        ("x/**/a.md", "x/a.md", True),
        ("x/**/a.md", "x/y/z/a.md", True),
        ("**/y/a.md", "x/y/a.md", True),
        ("**", "a.md", True),
        ("x", "x/y/a.md", True),
        ("x/", "z/x/y/a.md", True),
        ("x/y", "x/y/a.md", True),
        ("x/y", "x/ya.md", False),
        ("[ab].md", "b.md", True),
        ("**/**/**/b.md", "x/a.md", False),
        ("*a*a*a*a*a*a*a*a*a*a*a*b", "a" * 200, False),
        ("/".join(["**", "*"] * 200), "a/" * 300 + "b", True),
        ("../x/*.md", "../x/a.md", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert fits_any(PurePosixPath(path), [pattern]) is fits


def test_every_key_is_explained_with_an_example_that_holds() -> None:
    assert list(KEYS) == [
        *("targets", "via", "language", "timezone", "select", "ignore"),
        *("extend-select", "extend-ignore", "rules", "rule", "per-path", "suppress"),
        *("lang", "fail-on", "min-score", "baseline", "docs-url", "cache", "extend", "root"),
    ]
    assert {key.replace("-", "_") for key in KEYS} == set(Configuration.__struct_fields__)
    for name, key in KEYS.items():
        data = tomllib.loads(key.example)
        assert set(data) == {name}
        decode(data, Configuration)


def test_a_folder_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "contentcheck.toml").write_text('[[per-path]]\npaths = ["*7.md"]\n')
    looked: list[Path] = []
    read_in = files._read_in

    def counted(folder: Path) -> files.Found | None:
        looked.append(folder)
        return read_in(folder)

    monkeypatch.setattr(files, "_read_in", counted)
    settings = Settings(tmp_path)
    before = len(looked)
    held = {id(settings.held(tmp_path / "posts" / f"{n}.md")) for n in range(1000)}
    assert len(looked) == before + 1
    assert len(held) == 2  # those that fit the pattern, and the others


def test_a_file_that_others_may_put_there_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "contentcheck.toml").write_text('targets = ["x/post"]\n')
    tmp_path.chmod(0o1777)
    assert Settings(tmp_path).held(tmp_path / "a.md").defaults.targets == ("x/post",)
    owner = (tmp_path / "contentcheck.toml").stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    monkeypatch.setattr(files, "_ROOT", owner + 2)
    assert Settings(tmp_path).held(tmp_path / "a.md").defaults.targets == ()
