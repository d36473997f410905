"""Reading files, folders and the drafts that name a medium."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from contentcheck.drafts.folder import media_root
from contentcheck.drafts.read import Read, lines_of, read, read_text
from contentcheck.errors import DraftError
from contentcheck.model import Draft
from drafted import draft, error

POST = "---\nmedia: {}\n---\nIsi\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's root, as the working directory."""
    (tmp_path / "contentcheck.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes = POST.format("a.jpg")) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def sources(found: list[Read]) -> list[str]:
    return [each.source for each in found]


def test_a_folder_is_walked_in_order_of_names(project: Path) -> None:
    for name in ("z.md", "b/a.md", "a/z.markdown", "a/b/c.md", "A.md"):
        write(name)
    write("m.json", '{"caption": "a", "media": []}')
    write("k.csv", "takarir\na\nb\n")
    write("j.jsonl", '{"targets": "x"}\n{"caption": "b"}\n')
    found = list(read([Path()]))
    assert all(isinstance(each, Draft) for each in found)
    assert sources(found) == [
        "A.md",
        *("j.jsonl:1", "j.jsonl:2", "k.csv:2", "k.csv:3"),
        *("m.json", "z.md", "a/z.markdown", "a/b/c.md", "b/a.md"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("README.md", "# Halo\n\nmedia: foto\n"),
        ("README.md", "---\nlayout: page\ntitle: Halo\n---\nIsi, via: pos\n"),
        ("README.md", "---\n\nGaris di atas, kirim via: surat\n"),
        ("README.md", "---\n- a\n---\n"),
        ("README.md", b"---\ntitle: \xff\xfe\x80\n---\n"),
        ("report.json", '{"schema": 1, "tool": {}, "posts": [{"media": [], "targets": []}]}'),
        ("report.json", json.dumps({"schema": 1, "posts": [{"targets": []}]}, indent=2)),
        ("report.jsonl", '{"source": "a", "verdict": "ready", "media": [], "targets": []}\n'),
        ("list.json", '[\n{\n"media": "a.jpg"\n}\n]'),
        ("data.json", '{"a": ' + "[" * 50 + '{"media": 1}' + "]" * 50 + "}"),
        ("broken.json", '{"name": "x",'),
        ("package.json", '{"name": "x", "version": "1"}'),
        ("data.csv", "nama,umur\nBudi,7\n"),
        ("empty.csv", ""),
        (".hidden/a.md", POST),
        ("node_modules/a/a.md", POST),
        (".venv/a.md", POST),
        ("__pycache__/a.md", POST),
        ("a.txt", POST),
        ("a.md.bak", POST),
    ],
)
def test_other_files_of_a_folder_are_no_drafts(
    project: Path, name: str, content: str | bytes
) -> None:
    write(name, content)
    assert list(read([Path()])) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "---\ntargets: [instagram\n---\n"),
        ("a.md", "---\ntargets: instagram\n\nnever closed\n"),
        ("a.json", '{"caption": "a", "targets": ["x"'),
        ("a.jsonl", '{"caption": "a", "media": []\n'),
        ("a.md", "---\ntargets: x/y\nlayuot: x\n---\n"),
        ("a.csv", "takarir,tujaun\na,b\n"),
    ],
)
def test_a_broken_draft_in_a_folder_is_an_error(project: Path, name: str, content: str) -> None:
    write(name, content)
    [found] = read([Path()])
    assert isinstance(found, DraftError)
    assert found.source.removesuffix(":1") == name


def test_a_file_that_is_named_is_read_whatever_it_looks_like(project: Path) -> None:
    write("README.md", "# Halo")
    write("post", "Halo")
    captions = [
        each.caption for each in read([Path("README.md"), Path("post")]) if isinstance(each, Draft)
    ]
    assert captions == ["# Halo", "Halo"]


def test_only_drafts_passes_over_files_that_do_not_look_like_one(project: Path) -> None:
    paths = [write("README.md", "# Halo"), write("a.md"), write("b.jpg", b"")]
    assert sources(list(read(paths, only_drafts=True))) == ["a.md"]
    assert sources(list(read(paths))) == ["README.md", "a.md", "b.jpg"]


def test_a_draft_named_twice_is_read_once(project: Path) -> None:
    write("posts/a.md")
    write("posts/bad.md", "---\nvia: [\n---\n")
    medium = write("posts/a.jpg")
    twice = [Path("posts/bad.md"), Path("posts/a.md"), Path("posts"), project / "posts" / "a.md"]
    twice += [Path("posts/../posts/a.md"), medium, project / medium]
    assert sources(list(read(twice))) == ["posts/bad.md", "posts/a.md"]


def test_a_draft_reached_through_a_link_is_read_once(project: Path) -> None:
    write("a.md")
    Path("b.md").symlink_to("a.md")
    assert sources(list(read([Path("a.md"), Path("b.md")]))) == ["a.md"]


def test_a_medium_finds_the_drafts_that_name_it(project: Path) -> None:
    medium = write("media/a.jpg", b"")
    write("posts/one.md", POST.format("../media/a.jpg"))
    write("posts/two.md", POST.format("../media/b.jpg"))
    write("three.md", POST.format("[b.jpg, {file: media/a.jpg}]"))
    write("kalender.csv", "takarir,media\nx,media/b.jpg\ny,media/b.jpg|media/a.jpg\n")
    assert sources(list(read([medium]))) == ["kalender.csv:3", "three.md", "posts/one.md"]


def test_media_of_one_draft_yield_it_once(project: Path) -> None:
    media = [write("a.jpg", b""), write("b.mp4", b"")]
    write("post.md", POST.format("[a.jpg, b.mp4]"))
    assert sources(list(read(media))) == ["post.md"]


def test_a_medium_that_no_draft_names_is_an_error_or_passed_over(project: Path) -> None:
    medium = write("a.jpg", b"")
    write("post.md", POST.format("b.jpg"))
    [found] = read([medium])
    assert isinstance(found, DraftError)
    assert (found.source, found.reason) == ("a.jpg", "missing")
    assert "no draft names this file" in str(found)
    assert list(read([medium], only_drafts=True)) == []


@pytest.mark.parametrize("only_drafts", [False, True])
def test_a_medium_of_a_broken_draft_shows_what_is_broken(project: Path, only_drafts: bool) -> None:
    medium = write("a.jpg", b"")
    write("post.md", "---\nmedia: a.jpg\ncaptoin: x\n---\n")
    write("other.md", "---\nmedia: b.jpg\ncaptoin: x\n---\n")
    [found] = read([medium], only_drafts=only_drafts)
    assert isinstance(found, DraftError)
    assert found.source == "post.md"


@pytest.mark.parametrize(
    "name",
    ["a.md", "a.jpg", "no/such/a.md", "x" * 300 + ".md", "x" * 300 + ".jpg", "y" * 300 + "/a.md"],
)
@pytest.mark.parametrize("only_drafts", [False, True])
def test_a_missing_file_is_an_error(project: Path, name: str, only_drafts: bool) -> None:
    [found] = read([Path(name)], only_drafts=only_drafts)
    assert isinstance(found, DraftError)
    assert (found.source, found.reason) == (name, "missing")


def test_a_missing_file_does_not_keep_the_others_from_being_read(project: Path) -> None:
    found = list(read([Path("no.md"), write("a.md")]))
    assert [type(each) for each in found] == [DraftError, Draft]


def test_a_folder_named_like_a_draft_is_walked(project: Path) -> None:
    write("posts.md/a.md")
    assert sources(list(read([Path("posts.md")]))) == ["posts.md/a.md"]


def test_what_is_no_regular_file_is_an_error(project: Path) -> None:
    os.mkfifo("pipe.md")
    for path in (Path("pipe.md"), Path("/dev/null")):
        [found] = read([path])
        assert isinstance(found, DraftError)
        assert "regular file" in str(found)


def test_links_in_a_circle_are_errors(project: Path) -> None:
    Path("a.md").symlink_to("a.md")
    Path("b.jpg").symlink_to("b.jpg")
    Path("d").symlink_to("d")
    found = list(read([Path("a.md"), Path("b.jpg"), Path("d/a.md")]))
    assert [type(each) for each in found] == [DraftError] * 3
    assert isinstance(draft(Path("c.md"), POST.format("b.jpg")), Draft)


def test_a_file_beyond_the_limit_is_refused(project: Path) -> None:
    with Path("a.md").open("wb") as file:
        file.truncate(50_000_001)
    [found] = read([Path("a.md")])
    assert isinstance(found, DraftError)
    assert found.reason == "refused"


def test_media_paths_start_from_the_draft(project: Path) -> None:
    found = draft(write("posts/a.md"), POST.format("[foto/a.jpg, ../b.jpg]"))
    assert [medium.path.resolve() for medium in found.media] == [
        project / "posts/foto/a.jpg",
        project / "b.jpg",
    ]


@pytest.mark.parametrize("mark", ["contentcheck.toml", "pyproject.toml", ".git"])
def test_the_media_root_is_the_nearest_folder_with_a_mark(tmp_path: Path, mark: str) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / mark).mkdir()
    assert media_root(inner) == tmp_path / "a"
    assert media_root(tmp_path) == tmp_path


def test_media_may_not_leave_the_root_by_a_link(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.jpg").touch()
    Path("link.jpg").symlink_to(outside / "a.jpg")
    Path("folder").symlink_to(outside)
    Path("inside.jpg").symlink_to("real.jpg")
    for name in ("link.jpg", "folder/a.jpg", "folder/no.jpg"):
        assert "outside" in str(error(Path("post.md"), POST.format(name)))
    assert draft(Path("post.md"), POST.format("inside.jpg")).media[0].file == "inside.jpg"


def test_without_a_mark_media_stay_in_the_folder_of_the_draft(tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    assert "outside" in str(error(folder / "a.md", POST.format("../a.jpg")))


def test_a_text_is_read_by_the_ending_of_its_name(project: Path) -> None:
    for name, text in (
        ("-", "Halo"),
        ("a.json", '{"caption": "Halo"}'),
        ("a.csv", "takarir\nHalo"),
    ):
        [found] = read_text(text, name, Path())
        assert isinstance(found, Draft)
        assert found.caption == "Halo"
    [wrong] = read_text("{", "a.json", Path())
    assert isinstance(wrong, DraftError)
    assert wrong.source == "a.json"


def test_the_lines_of_a_source_are_those_of_its_file(project: Path) -> None:
    write("a.csv", "takarir\r\nx\ry\u2028z\n")
    assert list(lines_of("a.csv:2")) == ["takarir", "x", "y\u2028z", ""]
    write("a.csv", "takarir\nbaru\n")
    os.utime("a.csv", ns=(1, 1))
    assert list(lines_of("a.csv:2")) == ["takarir", "baru", ""]
    write("b.md", b"\xff\xff")
    for source in ("b.md", "no.md", "<draft>", "x" * 300):
        assert list(lines_of(source)) == []


def test_a_draft_that_is_no_text_is_an_error_in_a_folder_too(project: Path) -> None:
    (project / "latin.md").write_bytes(b"---\ntargets: [instagram/feed]\n---\nCaf\xe9\n")
    (project / "other.md").write_bytes(b"# Caf\xe9\n")
    [found] = read([project])
    assert isinstance(found, DraftError)
    assert found.source.endswith("latin.md")
    [hooked] = read([project / "latin.md", project / "other.md"], only_drafts=True)
    assert isinstance(hooked, DraftError)


def test_a_post_of_endless_media_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kalender.csv"
    many = "|".join(["a.jpg"] * 201)
    file.write_text(f"caption,media,targets\nSatu,{many},x/post\nDua,a.jpg,x/post\n")
    first, second = read([file])
    assert isinstance(first, DraftError)
    assert first.message.en == "`media`: more than 200 media in one post"
    assert isinstance(second, Draft)
