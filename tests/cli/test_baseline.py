"""Known findings: suppressed by a configuration or a baseline, and what is new still counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import run

HEAD = "---\ntargets: [facebook/page, x/post]\nlanguage: id\n---\n"
TEXT = "Silahkan ke apotik, apotik kami. NIK 3174010101900001, milik Budi.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text(HEAD + TEXT, encoding="utf-8")
    (tmp_path / "posts" / "b.md").write_text(HEAD + "Kantor buka.\n", encoding="utf-8")
    return tmp_path


def check(*arguments: str, cwd: Path) -> tuple[int, dict[str, Any], str]:
    done = run("check", *arguments, "--format", "json", "--lang", "en", cwd=cwd)
    posts = json.loads(done.stdout)["posts"] if done.stdout else []
    return done.returncode, {post["source"]: post for post in posts}, done.stderr


def reasons(post: Any) -> list[tuple[str, str | None]]:
    """Return the rule and the reason of each finding on the first target."""
    found = [(f["rule"], f["suppressed"]) for f in post["targets"][0]["findings"]]
    return sorted(found, key=str)


def write(archive: Path, *arguments: str) -> dict[str, Any]:
    code, posts, said = check("posts", "--baseline", "known.json", "--write-baseline", cwd=archive)
    assert code == 0, said
    assert posts["posts/a.md"]["score"] == 100
    return dict(json.loads((archive / "known.json").read_text(encoding="utf-8"))["posts"])


def test_only_what_is_new_counts(archive: Path) -> None:
    assert check("posts", cwd=archive)[0] == 1
    known = write(archive)
    assert list(known) == ["posts/a.md"]
    assert sum(known["posts/a.md"]["caption.spelling"].values()) == 3
    again = (archive / "known.json").read_bytes()
    code, posts, said = check("posts", "--baseline", "known.json", cwd=archive)
    assert (code, said) == (0, "")
    assert {reason for _, reason in reasons(posts["posts/a.md"])} == {"baseline"}
    assert posts["posts/a.md"]["verdict"] == "ready"
    file = archive / "posts" / "a.md"
    file.write_text(f"{HEAD}\n\nSelamat pagi!\n\n{TEXT}\nApotik tutup.\n", encoding="utf-8")
    _, posts, _ = check("posts", "--baseline", "known.json", cwd=archive)
    new = [rule for rule, reason in reasons(posts["posts/a.md"]) if reason is None]
    assert new == ["caption.spelling"]
    assert 90 < posts["posts/a.md"]["score"] < 100
    assert (archive / "known.json").read_bytes() == again


def test_the_score_is_that_of_the_new_findings(archive: Path) -> None:
    write(archive)
    file = archive / "posts" / "a.md"
    file.write_text(HEAD + TEXT + "Kantor tutup!!!\n", encoding="utf-8")
    _, posts, _ = check("posts/a.md", "--baseline", "known.json", cwd=archive)
    (archive / "posts" / "c.md").write_text(HEAD + "Kantor tutup!!!\n", encoding="utf-8")
    _, alone, _ = check("posts/c.md", cwd=archive)
    (target, _), (other, _) = posts["posts/a.md"]["targets"], alone["posts/c.md"]["targets"]
    assert target["score"] + sum(f["points"] for f in target["findings"]) == pytest.approx(100)
    assert target["score"] == pytest.approx(other["score"])


def test_the_file_can_be_reviewed_and_holds_no_personal_data(archive: Path) -> None:
    write(archive)
    text = (archive / "known.json").read_text(encoding="utf-8")
    assert not any(word in text for word in ("3174", "Budi", "Silahkan"))
    known = json.loads(text)["posts"]["posts/a.md"]
    assert list(known) == sorted(known)
    write(archive)
    assert (archive / "known.json").read_text(encoding="utf-8") == text


def test_what_is_no_longer_found_can_be_taken_out(archive: Path) -> None:
    write(archive)
    file = archive / "posts" / "a.md"
    file.write_text(HEAD + "Silahkan ke kantor, dipertanggungjawabkan!!!\n", encoding="utf-8")
    code, _, said = check("posts", "--baseline", "known.json", cwd=archive)
    assert "3 known findings are gone; --prune-baseline takes them out" in said
    code, _, said = check("posts", "--baseline", "known.json", "--prune-baseline", cwd=archive)
    assert code == 0
    assert "known.json: 1 known findings (3 taken out)" in said
    known = json.loads((archive / "known.json").read_text(encoding="utf-8"))["posts"]
    assert list(known["posts/a.md"]) == ["caption.spelling"]


def test_posts_that_were_not_checked_keep_theirs_unless_they_are_gone(archive: Path) -> None:
    (archive / "posts" / "b.md").write_text(HEAD + TEXT, encoding="utf-8")
    assert len(write(archive)) == 2
    options = ("--baseline", "known.json", "--prune-baseline")
    check("posts/b.md", *options, cwd=archive)
    known = json.loads((archive / "known.json").read_text(encoding="utf-8"))["posts"]
    assert list(known) == ["posts/a.md", "posts/b.md"]
    (archive / "posts" / "a.md").unlink()
    check("posts/b.md", *options, cwd=archive)
    known = json.loads((archive / "known.json").read_text(encoding="utf-8"))["posts"]
    assert list(known) == ["posts/b.md"]


def test_rows_of_a_calendar_may_move(tmp_path: Path) -> None:
    header = "id;takarir;tujuan;bahasa\n"
    rows = ["7;Silahkan datang;x/post;id\n", ";Apotik kami;x/post;id\n"]
    file = tmp_path / "a.csv"
    file.write_text(header + "".join(rows), encoding="utf-8")
    options = ("a.csv", "--baseline", "known.json", "--fail-on", "advice")
    check(*options, "--write-baseline", cwd=tmp_path)
    file.write_text(header + "9;Baru;x/post;id\n" + "".join(reversed(rows)), encoding="utf-8")
    assert check(*options, cwd=tmp_path)[0] == 0
    file.write_text(header + "8;Silahkan datang;x/post;id\n" + "".join(rows), encoding="utf-8")
    code, posts, _ = check(*options, cwd=tmp_path)
    assert code == 1
    assert reasons(posts["a.csv:2"]) == [("caption.spelling", None)]
    assert reasons(posts["a.csv:3"]) == [("caption.spelling", "baseline")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such baseline yet; write one with --write-baseline"),
        (b"", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"[]", "expected keys with values"),
        (b'{"version": 1, "about": "", "posts": {"a": {"b": {"c": "d"}}}}', "a whole number"),
        (b'{"version": 1, "about": "", "posts": {}, "more": 1}', "unknown key `more`"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_2(
    archive: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (archive / "known.json").write_bytes(content)
    code, _, error = check("posts", "--baseline", "known.json", cwd=archive)
    assert code == 2
    assert str(archive / "known.json") in error
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "arguments",
    [
        ("posts", "--write-baseline"),
        ("posts", "--prune-baseline"),
        ("--caption", "Halo", "--baseline", "known.json", "--write-baseline"),
        ("posts", "--baseline", "known.json", "--write-baseline", "--no-suppress"),
    ],
)
def test_a_baseline_of_nothing_is_refused(archive: Path, arguments: tuple[str, ...]) -> None:
    assert check(*arguments, cwd=archive)[0] == 2
    assert not (archive / "known.json").exists()


def test_a_configuration_names_the_baseline(archive: Path) -> None:
    (archive / "contentcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert check("posts", cwd=archive)[0] == 2
    assert check("posts", "--write-baseline", cwd=archive)[0] == 0
    code, posts, _ = check("a.md", cwd=archive / "posts")
    assert code == 0
    assert {reason for _, reason in reasons(posts["a.md"])} == {"baseline"}


# ---------------------------------------------------------------------------- by configuration


def test_findings_can_be_accepted_with_a_reason(archive: Path) -> None:
    (archive / "contentcheck.toml").write_text(
        '[[suppress]]\nrules = ["spelling", "identity-number"]\npaths = ["posts/**"]\n'
        'reason = "sudah terbit"\n',
        encoding="utf-8",
    )
    code, posts, _ = check("posts", cwd=archive)
    assert code == 0
    assert {reason for _, reason in reasons(posts["posts/a.md"])} == {"sudah terbit"}
    assert posts["posts/a.md"]["score"] == 100
    code, posts, said = check("posts", "--no-suppress", cwd=archive)
    assert (code, said) == (1, "")
    assert {reason for _, reason in reasons(posts["posts/a.md"])} == {None}
    (archive / "c.md").write_text(HEAD + TEXT, encoding="utf-8")
    assert {reason for _, reason in reasons(check("c.md", cwd=archive)[1]["c.md"])} == {None}


def test_no_suppress_shows_what_a_draft_ignores(archive: Path) -> None:
    text = HEAD.replace("language", "ignore: {spelling: nama}\nlanguage")
    (archive / "posts" / "a.md").write_text(text + "Silahkan\n", encoding="utf-8")
    assert reasons(check("posts/a.md", cwd=archive)[1]["posts/a.md"])[0][1] == "nama"
    shown = check("posts/a.md", "--no-suppress", cwd=archive)[1]["posts/a.md"]
    assert reasons(shown) == [("caption.spelling", None)]


def test_an_entry_without_effect_is_named_where_its_whole_folder_was_checked(archive: Path) -> None:
    (archive / "contentcheck.toml").write_text(
        '[[suppress]]\nrules = ["spelling"]\nreason = "ya"\n'
        '[[suppress]]\nrules = ["shouted"]\nreason = "dulu"\n',
        encoding="utf-8",
    )
    _, _, said = check(".", cwd=archive)
    assert f"{archive / 'contentcheck.toml'}:4: suppress[1]: hides no finding" in said
    assert "suppress[0]" not in said
    assert check("posts/a.md", cwd=archive)[2] == ""
    assert check("posts", cwd=archive)[2] == ""
