"""The quick starts work as written: their drafts are checked, their commands and Python run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from commands import run
from includes import with_includes

ROOT = Path(__file__).parent.parent.parent
STARTS = sorted(ROOT.glob("docs/*/start/*.md"))
POSTER = ROOT / "examples" / "01-poster-pengumuman"


def blocks(page: Path, kind: str) -> dict[str, str]:
    """Return the blocks of code of a kind, by their titles (or their order)."""
    found = re.findall(
        rf'^```{kind}(?: title="(.*)")?\n(.*?)^```$',
        with_includes(page.read_text(encoding="utf-8")),
        re.MULTILINE | re.DOTALL,
    )
    return {title or str(at): text for at, (title, text) in enumerate(found)}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as the quick starts take it for granted."""
    shutil.copytree(POSTER, tmp_path / "posts")
    for name in ("post.md", "poster.jpg"):
        shutil.copy(POSTER / name, tmp_path)
    return tmp_path


def test_there_is_a_quick_start_for_each_reader_in_both_languages() -> None:
    names = {"officer.md", "compose.md", "engineer.md", "ci.md", "packs.md"}
    for lang in ("id", "en"):
        assert {page.name for page in STARTS if page.parent.parent.name == lang} == names


@pytest.mark.parametrize("page", STARTS, ids=lambda page: f"{page.parent.parent.name}-{page.stem}")
def test_what_a_quick_start_says_works(
    page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in blocks(page, "markdown").items():
        (desk / name).write_text(text, encoding="utf-8")
    commands = [line for text in blocks(page, "sh").values() for line in text.splitlines()]
    for command in commands:
        program, *arguments = command.split()
        assert program == "contentcheck"
        done = run(*arguments, cwd=desk)
        assert done.returncode == 0, done.stdout + done.stderr
    monkeypatch.chdir(desk)
    for text in blocks(page, "python").values():
        exec(compile(text, str(page), "exec"), {})
    assert commands or page.stem == "packs"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_file_to_click_is_the_one_that_is_shown(lang: str) -> None:
    (shown,) = re.findall(
        r"^ {4}```bat\n(.*?)^ {4}```$",
        (ROOT / "docs" / lang / "start" / "compose.md").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    script = (ROOT / "tools" / "windows" / "contentcheck-serve.cmd").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n")  # as the command prompt wants it
    assert script.decode("ascii").splitlines() == [line[4:] for line in shown.splitlines()]


def test_a_section_is_taken_whole_or_as_code_only() -> None:
    whole = with_includes("{README.md#In Python}")
    assert "```python" in whole
    assert "## As a pre-commit hook" not in whole
    code = with_includes("{README.md#As a pre-commit hook#code}")
    assert code.startswith("```yaml")
    assert code.endswith("```")
    with pytest.raises(ValueError, match="no heading 'Nowhere'"):
        with_includes("{README.md#Nowhere}")
