"""--format html: one file that needs nothing else, or a folder; strict about what may run in it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from commands import run

MEDIA = Path(__file__).parent.parent / "rule-media"
DRAFT = (
    "---\ntargets: [facebook/page, instagram/feed]\nlanguage: id\nmedia: [a.jpg]\n---\n"
    "Panen raya.\n"
)
ONLY = ("--format", "html", "--select", "caption.", "--lang", "id")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jpg").write_bytes((MEDIA / "photo.jpg").read_bytes())
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the text of styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in {"style", "script"}:
            self.texts[self._open] = self.texts.get(self._open, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open


def test_one_file_carries_everything_and_lets_nothing_else_run(folder: Path) -> None:
    done = run("check", "a.md", *ONLY, "-o", "report.html", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (folder / "report.html").read_text(encoding="utf-8")
    elements = Elements(page)
    (policy,) = [
        str(attributes["content"])
        for tag, attributes in elements.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    for kind in ("style", "script"):
        digest = hashlib.sha256(elements.texts[kind].encode()).digest()
        assert f"{kind}-src 'sha256-{b64encode(digest).decode()}'" in policy
    for tag, attributes in elements.found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        for name in ("src", "href"):
            value = attributes.get(name) or "#"
            assert value.startswith(("#", "data:image/webp")) or tag == "a", value
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "Panen raya." in page


def test_it_goes_to_standard_output_too(folder: Path) -> None:
    done = run("check", "a.md", *ONLY, cwd=folder)
    assert done.stdout.startswith("<!doctype html>")
    assert done.stdout.endswith("</html>\n")
    assert '<html lang="en">' in run("check", "a.md", *ONLY[:4], "--lang", "en", cwd=folder).stdout


def test_several_posts_are_a_calendar_and_a_folder_has_a_page_for_each(folder: Path) -> None:
    (folder / "b.md").write_text(DRAFT.replace("Panen", "Pawai"), encoding="utf-8")
    one = run("check", "a.md", "b.md", *ONLY, cwd=folder).stdout
    assert one.count("<tr role") == 3
    assert one.count('<script type="text/html">') == 2
    done = run("check", "a.md", "b.md", *ONLY, "-o", "laporan", cwd=folder)
    assert done.returncode == 0, done.stderr
    files = sorted(file.name for file in (folder / "laporan").iterdir())
    assert files == ["index.html", "post-0001.html", "post-0002.html"]
    index = (folder / "laporan" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="(post-\d+\.html)"', index) == files[1:]
    post = (folder / "laporan" / "post-0002.html").read_text(encoding="utf-8")
    assert 'href="index.html"' in post
    assert "Pawai raya." in post


def test_a_folder_is_for_pages_only(folder: Path) -> None:
    (folder / "laporan").mkdir()
    done = run("check", "a.md", "--format", "json", "-o", "laporan", cwd=folder)
    assert done.returncode == 2
    assert "folder" in done.stderr


def test_no_drafts_and_broken_ones_make_a_page_too(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "Tidak ada draf di sini." in run("check", "empty", *ONLY, cwd=folder).stdout
    (folder / "a.md").write_text("---\ntargets: [\n---\n<b>", encoding="utf-8")
    done = run("check", "a.md", *ONLY, cwd=folder)
    assert done.returncode == 2
    assert "Yang tidak dapat diperiksa" in done.stdout


def test_the_exit_code_is_that_of_other_formats(folder: Path) -> None:
    long = DRAFT.replace("Panen raya.", "Panen raya. " * 300)
    (folder / "a.md").write_text(long, encoding="utf-8")
    assert run("check", "a.md", *ONLY, cwd=folder).returncode == 1
    assert run("check", "a.md", *ONLY, "--fail-on", "never", cwd=folder).returncode == 0
