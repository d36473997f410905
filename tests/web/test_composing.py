"""A post from the first word to the draft that is taken along: what the page asks, and is told."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from commands import run
from composing import Composer, medium
from contentcheck.media.metadata import private_metadata
from contentcheck.model import Medium
from contentcheck.server.worker import Outdated
from contentcheck.web.asked import Bench
from contentcheck.web.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
FAULTY = "Kantor buka besok pukul 08.00 , ayo datang!!!!\n\nInfo: contoh.go.id"


def test_a_caption_is_checked_at_once(composer: Composer) -> None:
    found = composer.of_post("check", composer.fields(FAULTY)).json()
    assert not found["measuring"]
    assert found["score"] < 100
    assert found["findings"] >= 2
    assert found["verdict"]["id"]
    assert "caption.repeated-punctuation" in found["html"]
    assert 'data-mend="p1-t1-f' in found["html"]


def test_media_are_measured_once_and_the_text_is_told_meanwhile(composer: Composer) -> None:
    composer.drop("poster.jpg", medium("poster-heavy-text.jpg"))
    fields = composer.fields(FAULTY)
    first = composer.of_post("check", fields).json()
    assert first["measuring"]
    assert "caption.repeated-punctuation" in first["html"]
    assert "image.too-much-text" not in first["html"].partition("<dl class")[0]
    assert "<image" not in first["html"]
    whole = composer.of_post("measure", fields).json()
    assert not whole["measuring"]
    assert "image.too-much-text" in whole["html"]
    assert "p1-s0-heat" in whole["html"]
    again = composer.of_post("check", fields | {"caption": "Halo."}).json()
    assert not again["measuring"]
    assert "image.too-much-text" in again["html"]


def test_of_two_checks_the_older_is_given_up(
    composer: Composer, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = composer.desk.find(composer.key)
    slowly = Bench.slowly

    async def overtaken(bench: Bench, job: Callable[[], T]) -> T:
        post.newest += 1  # as a check does that comes while this one waits for its thread
        return await slowly(bench, job)

    monkeypatch.setattr(Bench, "slowly", overtaken)
    assert composer.of_post("measure", composer.fields("Satu.")).status_code == 204


def test_what_is_measured_for_a_closed_post_is_given_up(composer: Composer) -> None:
    composer.drop("klip.mp4", medium("clip-long.mp4"))
    post = composer.desk.find(composer.key)
    (kept,) = post.media.values()
    post.open = False
    assert kept.medium.progress is not None
    with pytest.raises(Outdated):
        kept.medium.progress("klip.mp4", 1.0, 30.0)


def test_one_correction_is_made_by_its_button(composer: Composer) -> None:
    fields = composer.fields(FAULTY)
    html = composer.of_post("check", fields).json()["html"]
    at = html.index("caption.repeated-punctuation")
    finding = html[:at].rpartition('data-mend="')[2].partition('"')[0]
    made = composer.of_post("mend", {"fields": fields, "finding": finding}).json()
    assert made["fields"]["caption"] == FAULTY.replace("!!!!", "!")


def test_all_safe_corrections_are_made_at_once_and_others_are_not(composer: Composer) -> None:
    fields = composer.fields(FAULTY, first_comment="Ayo!!!!")
    found = composer.of_post("check", fields).json()
    assert found["safe"] >= 2
    made = composer.of_post("mend", {"fields": fields, "finding": None}).json()["fields"]
    assert made["caption"] == "Kantor buka besok pukul 08.00, ayo datang!\n\nInfo: contoh.go.id"
    assert made["first_comment"] == "Ayo!"
    again = composer.of_post("check", composer.fields(made["caption"])).json()
    assert again["safe"] == 0


def test_a_correction_of_what_was_changed_meanwhile_is_refused(composer: Composer) -> None:
    composer.of_post("check", composer.fields(FAULTY))
    asked = {"fields": composer.fields(FAULTY + "!"), "finding": "p1-t1-f1"}
    assert composer.of_post("mend", asked).status_code == 409
    asked = {"fields": composer.fields(FAULTY), "finding": "p1-t9-f9"}
    assert composer.of_post("mend", asked).status_code == 409


def test_a_picture_is_cleaned_by_its_button(composer: Composer) -> None:
    composer.drop("foto.jpg", medium("photo-with-position.jpg"))
    fields = composer.fields("Halo.")
    html = composer.of_post("measure", fields).json()["html"]
    at = html.index("image.private-location")
    finding = html[:at].rpartition('data-mend="')[2].partition('"')[0]
    (old,) = composer.desk.find(composer.key).media
    made = composer.of_post("mend", {"fields": fields, "finding": finding}).json()
    (kept,) = composer.desk.find(composer.key).media.values()
    assert made["replaced"] == {old: kept.key}
    assert kept.name == "foto.jpg"
    assert "location" not in private_metadata(Medium("foto.jpg", kept.medium.path))
    assert len(list(composer.desk.find(composer.key).folder.iterdir())) == 1


def test_a_draft_of_words_is_one_file_that_is_checked_alike(
    composer: Composer, tmp_path: Path
) -> None:
    fields = composer.fields(FAULTY, publish="2026-11-28T09:00", language="id", via="api")
    score = composer.of_post("check", fields).json()["score"]
    composer.of_post("kept", fields)
    answer = composer.get("draft")
    assert answer.headers["content-disposition"] == 'attachment; filename="unggahan.md"'
    (tmp_path / "a.md").write_bytes(answer.content)
    done = run("check", "a.md", "--format", "json", cwd=tmp_path)
    (post,) = json.loads(done.stdout)["posts"]
    assert int(post["score"]) == score
    assert [target["target"] for target in post["targets"]] == ["facebook/page"]


def test_a_draft_with_media_is_a_zip_that_is_checked_alike(
    composer: Composer, tmp_path: Path
) -> None:
    photo = medium("photo.jpg")
    composer.drop("foto.jpg", photo)
    fields = composer.fields("Panen raya.")
    fields["media"][0]["alt"] = 'Sawah: "luas" #1\nbaris dua'
    composer.of_post("kept", fields)
    answer = composer.get("draft")
    assert answer.headers["content-disposition"] == 'attachment; filename="unggahan.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as whole:
        assert whole.namelist() == ["unggahan.md", "foto.jpg"]
        assert whole.read("foto.jpg") == photo
        whole.extractall(tmp_path)
    done = run("check", "unggahan.md", "--format", "json", cwd=tmp_path)
    (post,) = json.loads(done.stdout)["posts"]
    assert post["errors"] == []
    assert "alt.missing" in {each["rule"] for each in post["targets"][0]["passed"]}


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_a_summary_is_one_page(composer: Composer, kind: str, begins: bytes) -> None:
    composer.drop("poster.jpg", medium("poster-heavy-text.jpg"))
    composer.of_post("kept", composer.fields(FAULTY))
    answer = composer.get(f"summary.{kind}?lang=en")
    assert answer.content.startswith(begins)
    assert answer.content.count(b"/Type /Page\n") == (kind == "pdf")
    assert f'filename="summary.{kind}"' in answer.headers["content-disposition"]
    assert composer.get("summary.exe").status_code == 404


def test_what_strangers_wrote_stays_text(composer: Composer) -> None:
    caption = '<script>alert(1)</script> "><img src=x onerror=alert(1)> </textarea> \ud800 \x00'
    fields = composer.fields(caption.replace("\ud800", ""), title="</script><b>")
    html = composer.of_post("check", fields).json()["html"]
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


def test_half_a_character_is_no_fault(composer: Composer) -> None:
    body = json.dumps(composer.fields("Halo")).replace("Halo", "Halo \\ud800")
    answer = composer.client.post(f"/posts/{composer.key}/check", content=body.encode())
    assert answer.status_code in {200, 400}


def test_line_ends_are_one_kind(composer: Composer) -> None:
    composer.of_post("kept", composer.fields("a\r\nb\rc"))
    assert composer.get("draft").text.endswith("---\na\nb\nc\n")


def test_an_office_has_its_own_targets_and_rules(tmp_path: Path) -> None:
    (tmp_path / "contentcheck.toml").write_text(
        'targets = ["x/post"]\nignore = ["caption.repeated-punctuation"]\n', encoding="utf-8"
    )
    composer = Composer(tmp_path / "desk", here=tmp_path)
    page = composer.client.get("/").text
    assert 'value="x/post" checked' in page
    assert 'value="instagram/feed" checked' not in page
    found = composer.of_post("check", composer.fields(FAULTY)).json()
    assert ">caption.repeated-punctuation<" not in found["html"]


def test_corrections_without_end_are_given_up(tmp_path: Path) -> None:
    composer = Composer(tmp_path / "desk", replace(Limits(), mending=-1.0))
    fields = composer.fields(FAULTY)
    composer.of_post("check", fields)
    answer = composer.of_post("mend", {"fields": fields, "finding": None})
    assert answer.status_code == 413
    assert "satu per satu" in answer.json()["why"]["id"]
