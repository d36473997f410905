"""The pre-commit hook, run as pre-commit runs it: from a repository, in its own environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
DRAFT = """---
targets: [instagram/feed]
media:
  - file: foto.jpg
    alt: Secangkir kopi di atas meja kayu.
---
{caption}
"""


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A repository of posts: one draft with a picture, and a picture that no draft names."""
    posts = tmp_path / "posts"
    posts.mkdir()
    git(posts, "init", "--quiet")
    photo = ROOT / "tests" / "rule-media" / "photo.jpg"
    shutil.copy(photo, posts / "foto.jpg")
    shutil.copy(photo, posts / "logo.jpg")
    (posts / "README.md").write_text("# Our posts\n", encoding="utf-8")
    (posts / "post.md").write_text(DRAFT.format(caption="Halo"), encoding="utf-8")
    return posts


def try_repo(posts: Path, home: Path, *files: str) -> subprocess.CompletedProcess[str]:
    git(posts, "add", "--all")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "contentcheck", "--verbose",
         "--files", *files],
        cwd=posts,
        env={**os.environ, "PRE_COMMIT_HOME": str(home), "LANG": "en_US.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def test_try_repo_checks_the_draft_of_a_changed_picture(
    posts: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("pre-commit")

    good = try_repo(posts, home, "foto.jpg", "logo.jpg", "README.md", "post.md")
    assert good.returncode == 0, good.stdout + good.stderr
    assert "1 draft: 1 ready" in good.stdout

    (posts / "post.md").write_text(DRAFT.format(caption="a" * 2201), encoding="utf-8")
    bad = try_repo(posts, home, "foto.jpg")
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "caption.too-long" in bad.stdout


def test_the_hook_takes_what_the_tool_reads() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    from contentcheck.drafts.folder import DATA, TEXT

    for ending in [*DATA, *TEXT, ".jpg", ".JPEG", ".png", ".gif", ".webp", ".mp4", ".mov", ".webm"]:
        assert re.search(hook["files"], f"posts/a{ending}"), ending
    assert not re.search(hook["files"], "posts/a.py")
    assert hook["require_serial"] is True
