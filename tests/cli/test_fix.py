"""--fix: clean copies beside the media, said on stderr, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import run

MEDIA = Path(__file__).parent.parent / "rule-media"
PHOTO, CLEAN = "photo-with-position.jpg", "photo-with-position.clean.jpg"
DRAFT = f"---\ntargets: [facebook/page, instagram/feed]\nmedia: [{PHOTO}]\n---\nPanen raya.\n"
ONLY = ("--select", "private-metadata")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / PHOTO).write_bytes((MEDIA / PHOTO).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("lang", "offer", "said"),
    [
        ("id", "Perbaikan: --fix menulis salinan bersih", "salinan bersih ditulis ke"),
        ("en", "Fix: --fix writes a clean copy", "a clean copy was written to"),
    ],
)
def test_a_copy_is_offered_then_written(folder: Path, lang: str, offer: str, said: str) -> None:
    asked = run("check", "post.md", *ONLY, "--lang", lang, cwd=folder)
    assert offer in " ".join(asked.stdout.split())
    assert not (folder / CLEAN).exists()
    done = run("check", "post.md", *ONLY, "--lang", lang, "--fix", cwd=folder)
    assert said in done.stderr
    assert done.stdout == asked.stdout
    assert done.returncode == asked.returncode == 0
    (folder / "post.md").write_text(DRAFT.replace(PHOTO, CLEAN), encoding="utf-8")
    clean = run("check", "post.md", *ONLY, "--lang", lang, "--fix", cwd=folder)
    assert "100/100" in clean.stdout
    assert not clean.stderr


def test_json_names_the_copy_and_stays_json(folder: Path) -> None:
    done = run("check", "post.md", *ONLY, "--format", "json", "--fix", cwd=folder)
    finding = json.loads(done.stdout)["posts"][0]["targets"][0]["findings"][0]
    assert finding["fix"] == {"kind": "file", "safe": True, "file": PHOTO, "copy": CLEAN}


def test_another_file_in_the_way_is_said_with_exit_code_2(folder: Path) -> None:
    (folder / CLEAN).write_bytes(b"mine")
    done = run("check", "post.md", *ONLY, "--fix", "--lang", "en", cwd=folder)
    assert done.returncode == 2
    assert "not overwritten" in done.stderr
    assert (folder / CLEAN).read_bytes() == b"mine"
