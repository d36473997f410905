"""--fix: clean copies beside the media, said on stderr, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import run
from rulebooks import write_rule

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


# ----------------------------------------------------------------------- corrections of texts

WRONG = "---\r\ntargets: facebook/page   # apotik\r\nlanguage: id\r\n---\r\nSilahkan ke apotik.\r\n"
RIGHT = WRONG.replace("Silahkan ke apotik", "Silakan ke apotek")
WORDS = ("--select", "caption.spelling", "--lang", "en")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    file = tmp_path / "post.md"
    file.write_bytes(b"\xef\xbb\xbf" + WRONG.encode())
    file.chmod(0o640)
    return file


def test_a_draft_is_corrected_and_the_report_shows_what_is_left(post: Path) -> None:
    done = run("check", "post.md", *WORDS, "--fix", "--fail-on", "advice", cwd=post.parent)
    assert post.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode()
    assert post.stat().st_mode & 0o777 == 0o640
    assert done.returncode == 0
    assert "100/100" in done.stdout
    assert done.stderr == "post.md: 2 fixed.\n"
    assert not run("check", "post.md", *WORDS, "--fix", cwd=post.parent).stderr


def test_a_diff_writes_nothing_and_can_be_applied(post: Path) -> None:
    before = post.read_bytes()
    plain = run("check", "post.md", *WORDS, "--fail-on", "advice", cwd=post.parent)
    done = run("check", "post.md", *WORDS, "--diff", "--fail-on", "advice", cwd=post.parent)
    assert post.read_bytes() == before
    assert done.returncode == plain.returncode == 1
    assert done.stdout.startswith("--- post.md\n+++ post.md\n@@ ")
    assert "-Silahkan ke apotik.\r\n+Silakan ke apotek.\r\n" in done.stdout
    both = run("check", "post.md", *WORDS, "--fix", "--diff", cwd=post.parent)
    assert both.stdout == done.stdout
    assert post.read_bytes() == before


def test_a_diff_of_a_file_without_a_last_line_end_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntargets: x/post\nlanguage: id\n---\nSilahkan", "utf-8")
    done = run("check", "a.md", *WORDS, "--diff", cwd=tmp_path)
    assert done.stdout.endswith(
        "-Silahkan\n\\ No newline at end of file\n+Silakan\n\\ No newline at end of file\n"
    )


def test_what_may_change_the_meaning_is_corrected_only_if_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntargets: x/post\nlanguage: id\n---\nKantor di buka.\n", encoding="utf-8")
    done = run("check", "a.md", *WORDS, "--fix", cwd=tmp_path)
    assert done.stderr == "1 more may change the meaning; --unsafe-fixes writes them, too.\n"
    assert "di buka" in file.read_text(encoding="utf-8")
    alone = run("check", "a.md", *WORDS, "--unsafe-fixes", cwd=tmp_path)
    assert alone.returncode == 2
    assert "--unsafe-fixes goes with --fix or --diff" in alone.stderr
    assert (
        "+Kantor dibuka."
        in run("check", "a.md", *WORDS, "--unsafe-fixes", "--diff", cwd=tmp_path).stdout
    )
    run("check", "a.md", *WORDS, "--unsafe-fixes", "--fix", cwd=tmp_path)
    assert "Kantor dibuka." in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "stdin", "fixed"),
    [
        (("-",), WRONG, RIGHT),
        (("--caption", "-"), WRONG, RIGHT),
        (("-", "--stdin-name", "a.json"), '{"caption": "Silahkan", "language": "id"}', "Silakan"),
        (("--caption", "Silahkan ya", "--caption-language", "id"), "", "Silakan ya"),
        (("-",), "Kantor buka.\n", "Kantor buka.\n"),
    ],
)
def test_what_has_no_file_is_printed_corrected_and_the_report_goes_elsewhere(
    tmp_path: Path, arguments: tuple[str, ...], stdin: str, fixed: str
) -> None:
    (tmp_path / "a.json").write_text("{}")  # of the same name, and none of our business
    done = run("check", *arguments, "-t", "x/post", *WORDS, "--fix", stdin=stdin, cwd=tmp_path)
    assert fixed in done.stdout
    assert "draft: 1 ready" in done.stderr
    assert "draft: 1 ready" not in done.stdout
    assert (tmp_path / "a.json").read_text() == "{}"
    kept = run(
        *("check", *arguments, "-t", "x/post", *WORDS, "--fix", "--format", "json", "-o", "r.json"),
        stdin=stdin,
        cwd=tmp_path,
    )
    assert kept.stdout == done.stdout
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["posts"]


def test_rows_of_a_calendar_are_corrected_and_keep_their_quotes(tmp_path: Path) -> None:
    file = tmp_path / "kalender.csv"
    rows = 'takarir;tujuan;bahasa\r\n"Silahkan; ""ya"" ";x/post;id\r\n\r\nApotik;x/post;id'
    file.write_bytes(rows.encode())
    done = run("check", "kalender.csv", *WORDS, "--fix", cwd=tmp_path)
    assert done.stderr == "kalender.csv: 2 fixed.\n"
    assert file.read_bytes() == rows.replace("Silah", "Sila").replace("Apotik", "Apotek").encode()


def test_suppressed_findings_are_not_corrected(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    text = "---\ntargets: x/post\nlanguage: id\nignore: {spelling: nama}\n---\nSilahkan\n"
    file.write_text(text, encoding="utf-8")
    run("check", "a.md", *WORDS, "--fix", cwd=tmp_path)
    assert file.read_text(encoding="utf-8") == text


def test_a_workbook_is_left_to_its_author(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["takarir", "tujuan", "bahasa"], ["Silahkan", "x/post", "id"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()
    done = run("check", "a.xlsx", *WORDS, "--fix", cwd=tmp_path)
    assert "1 could not be written into the file" in done.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == before


def test_corrections_that_undo_each_other_leave_the_draft_as_it_is(tmp_path: Path) -> None:
    for name, pair in (("one", '["kopi", "teh"]'), ("two", '["teh", "kopi"]')):
        write_rule(
            tmp_path / "pack",
            ('"own.rule"', f'"own.{name}"'),
            ('"caption-length"', '"spelling"'),
            ('{ unit = "graphemes" }', f"{{ pairs = [{pair}] }}"),
            ("[[10, 1.0], [20, 0.0]]", "[[0, 1.0], [1, 0.0]]"),
            name=name,
        )
    file = tmp_path / "a.md"
    text = "---\ntargets: instagram/feed\nlanguage: id\n---\nMinum kopi atau teh.\n"
    file.write_text(text, encoding="utf-8")
    done = run(
        *("check", "a.md", "--rules", "pack", "--select", "own.", "--fix", "--lang", "en"),
        cwd=tmp_path,
    )
    assert file.read_text(encoding="utf-8") == text
    assert "undo each other" in done.stderr
    assert done.returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "pack"]


def test_a_link_stays_a_link(tmp_path: Path, post: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "link.md").symlink_to(post)
    run("check", "sub/link.md", *WORDS, "--fix", cwd=tmp_path)
    assert (tmp_path / "sub" / "link.md").is_symlink()
    assert post.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode()


def test_the_words_of_a_post_with_a_picture_are_corrected(folder: Path) -> None:
    """Its picture has been measured by then, which must not count as a change of the draft."""
    file = folder / "post.md"
    file.write_text(DRAFT.replace("Panen raya.", "Silahkan datang."), encoding="utf-8")
    run(
        "check",
        "post.md",
        "--select",
        "spelling",
        "--select",
        "private-metadata",
        "--fix",
        cwd=folder,
    )
    assert file.read_text(encoding="utf-8").endswith("Silakan datang.\n")
