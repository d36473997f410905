"""What is too much is refused while it comes, and nothing of it stays."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from composing import DRAWN, HOST, Composer, medium
from contentcheck.web.desk import Desk
from contentcheck.web.guard import TOKEN
from contentcheck.web.limits import Limits
from contentcheck.web.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PHOTO = medium("photo.jpg")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def limited(folder: Path, **changed: int) -> Composer:
    return Composer(folder / "desk", replace(Limits(), **changed))


@pytest.mark.parametrize("limit", ["medium_bytes", "post_bytes", "all_bytes"])
def test_bytes_beyond_a_limit_are_refused_before_they_come(tmp_path: Path, limit: str) -> None:
    composer = limited(tmp_path, **{limit: len(PHOTO) - 1})
    answer = composer.drop("foto.jpg", PHOTO)
    assert answer.status_code == 413
    assert "foto.jpg" in answer.json()["why"]["id"]
    assert files(composer.desk.folder) == []
    assert composer.desk.find(composer.key).size == 0


def test_a_stream_that_says_little_and_brings_much_is_stopped_on_the_way(tmp_path: Path) -> None:
    desk = Desk(tmp_path, replace(Limits(), medium_bytes=100_000))
    post = desk.begin()
    came = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal came
        while True:
            came += 10_000
            yield b"\xff" * 10_000

    with pytest.raises(Refusal) as refused:
        asyncio.run(desk.take(post, "a.jpg", 5, endless()))
    assert refused.value.status == 413
    assert came == 110_000
    assert files(tmp_path) == []
    assert post.size == 0


def test_files_beyond_their_number_are_refused(tmp_path: Path) -> None:
    composer = limited(tmp_path, media=2)
    assert [composer.drop("a.jpg", PHOTO).status_code for _ in range(3)] == [201, 201, 413]
    assert len(files(composer.desk.folder)) == 2


def test_all_posts_share_the_room(tmp_path: Path) -> None:
    composer = limited(tmp_path, all_bytes=2 * len(PHOTO))
    assert composer.drop("a.jpg", PHOTO).status_code == 201
    first, composer.key = composer.key, composer.ask("posts").json()["key"]
    assert [composer.drop("a.jpg", PHOTO).status_code for _ in range(2)] == [201, 413]
    composer.client.delete(f"/posts/{first}")
    assert composer.drop("b.jpg", PHOTO).status_code == 201


def test_posts_beyond_their_number_are_refused_until_one_is_left_alone(tmp_path: Path) -> None:
    composer = limited(tmp_path, posts=2)
    assert composer.ask("posts").status_code == 201
    full = composer.ask("posts")
    assert full.status_code == 503
    assert "Tutup satu" in full.json()["why"]["id"]
    composer.desk.find(composer.key).seen -= Limits().spare + 1
    assert composer.ask("posts").status_code == 201
    assert composer.of_post("media-known").status_code == 404


def test_a_post_that_nobody_looks_at_is_deleted(composer: Composer) -> None:
    composer.drop("a.jpg", PHOTO)
    composer.desk.sweep()
    assert len(files(composer.desk.folder)) == 1
    composer.desk.find(composer.key).seen -= Limits().idle + 1
    composer.desk.sweep()
    assert files(composer.desk.folder) == []
    assert composer.of_post("check", {}).status_code == 404


def test_what_is_discarded_is_gone(composer: Composer) -> None:
    key = composer.drop("a.jpg", PHOTO).json()["key"]
    composer.drop("b.jpg", PHOTO)
    assert composer.client.delete(f"/posts/{composer.key}/media/{key}").status_code == 204
    assert len(files(composer.desk.folder)) == 1
    assert composer.client.delete(f"/posts/{composer.key}").status_code == 204
    assert list(composer.desk.folder.iterdir()) == []


def test_text_beyond_its_limit_is_refused(tmp_path: Path) -> None:
    composer = limited(tmp_path, form_bytes=1000)
    assert composer.of_post("check", composer.fields("a" * 2000)).status_code == 413
    assert composer.ask("pasted", {"text": "a" * 2000}).status_code == 413


def test_a_folder_is_for_this_user_only(composer: Composer) -> None:
    composer.drop("a.jpg", PHOTO)
    assert composer.desk.find(composer.key).folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("poster.jpg", "poster.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\foto.JPG", "foto.jpg"),
        ("/tmp/x/../y.png", "y.png"),
        ("..", "berkas"),
        ("", "berkas"),
        (".htaccess", "htaccess"),
        ("a\x00b\n\u202ec.jpg", "a-b-c.jpg"),
        ("con.jpg", "berkas-con.jpg"),
        ("foto: baru?.jpg", "foto-baru-.jpg"),
        ("<script>.jpg", "script-.jpg"),
        ("é 日本.jpg", "é-日本.jpg"),
        ("a" * 300 + ".jpg", "a" * 80 + ".jpg"),
    ],
)
def test_names_from_a_browser_never_lead_anywhere(
    composer: Composer, said: str, called: str
) -> None:
    answer = composer.drop(said, PHOTO)
    assert answer.json()["name"] == called
    (kept,) = files(composer.desk.folder)
    assert called.partition(".")[0] not in kept.name
    assert kept.parent == composer.desk.find(composer.key).folder


def test_two_files_of_one_name_are_told_apart(composer: Composer) -> None:
    names = [composer.drop("a.jpg", PHOTO).json()["name"] for _ in range(3)]
    assert names == ["a.jpg", "a-2.jpg", "a-3.jpg"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("catatan.docx", b"PK\x03\x04 ...", "bukan gambar atau video"),
        ("kosong.jpg", b"", "kosong"),
        ("a.svg", b"<svg onload=alert(1)>", "SVG"),
        ("a.jpg", b"<script>alert(1)</script>", "bukan gambar atau video"),
    ],
)
def test_what_is_no_medium_is_refused_with_its_reason(
    composer: Composer, name: str, data: bytes, why: str
) -> None:
    answer = composer.drop(name, data)
    assert answer.status_code == 415
    assert why in answer.json()["why"]["id"]
    assert files(composer.desk.folder) == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"caption": 1}', b'{"unknown": ""}', b"\xff\xfe", b"[" * 100_000],
)
def test_what_cannot_be_read_is_refused(composer: Composer, body: bytes) -> None:
    for path in ("check", "measure", "mend", "kept"):
        answer = composer.client.post(f"/posts/{composer.key}/{path}", content=body)
        assert answer.status_code == 400, path
        assert answer.json()["why"]["id"]


def test_a_post_cannot_be_guessed(composer: Composer) -> None:
    assert len(composer.key) >= 20
    for key in ("..", quote("../x", safe=""), "0"):
        assert composer.client.get(f"/posts/{key}/draft").status_code == 404


def test_a_fault_in_the_program_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composer = Composer(tmp_path / "desk")
    client = TestClient(
        composer.app,
        base_url=f"http://{HOST}",
        headers={TOKEN: DRAWN},
        raise_server_exceptions=False,
    )
    monkeypatch.setattr("contentcheck.web.composing.tidied", None)
    answer = client.post("/pasted", content=b'{"text": "a"}')
    assert answer.status_code == 500
    assert "kesalahan program" in answer.json()["why"]["id"]
    assert "Traceback" not in answer.text
