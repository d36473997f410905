"""Clean copies: written beside the medium, once, and never over something else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import numpy as np
import pytest
from msgspec.structs import replace

from contentcheck.drafts.read import read_text
from contentcheck.engine import check
from contentcheck.errors import ContentcheckError
from contentcheck.fix import CleanCopy, Edit, TextFix
from contentcheck.fixing import Fixes, write_copy
from contentcheck.media.image import picture
from contentcheck.model import Draft, Finding, Language, Medium
from contentcheck.report.json import render
from contentcheck.report.text import render as render_text
from contentcheck.rulebook import load

MEDIA = Path(__file__).parent.parent / "rule-media"
SCHEMA = Path(__file__).parents[2] / "src" / "contentcheck" / "schemas" / "report.schema.json"
BOOK = load().select(["private-metadata"])
WORDS = load().select(["fancy-letters", "invisible-characters"])
PHOTO, CLIP = "photo-with-position.jpg", "reel-with-position.mp4"


def draft(folder: Path, *names: str, ignore: dict[str, str] | None = None) -> Draft:
    media = []
    for name in names:
        (folder / name).write_bytes((MEDIA / name).read_bytes())
        media.append(Medium(f"unggahan/{name}", folder / name))
    return Draft("Panen", media, ["facebook/page", "instagram/feed"], ignore=ignore)


def findings(found: Draft) -> list[Finding]:
    report = check(found, BOOK)
    assert not report.errors
    return [finding for target in report.targets for finding in target.findings]


def offer(folder: Path, name: str = PHOTO) -> CleanCopy:
    fix = findings(draft(folder, name))[0].measure.fix
    assert isinstance(fix, CleanCopy)
    return fix


def test_no_copy_is_offered_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "4f1c.jpg").write_bytes((MEDIA / PHOTO).read_bytes())
    (tmp_path / "panen.jpg").symlink_to("store/4f1c.jpg")
    text = "---\ntargets: [facebook/page]\nmedia: [panen.jpg]\n---\nPanen\n"
    (read,) = read_text(text, "post.md", tmp_path)
    assert isinstance(read, Draft)
    (found,) = findings(read)
    assert found.measure.fix is None


def test_a_finding_offers_a_copy_beside_the_medium(tmp_path: Path) -> None:
    fix = offer(tmp_path)
    assert (fix.file, fix.copy) == (
        "unggahan/photo-with-position.jpg",
        "unggahan/photo-with-position.clean.jpg",
    )
    assert fix.safe


@pytest.mark.parametrize(
    ("source", "name", "copy"),
    [
        (PHOTO, "foto", "foto.clean.jpeg"),
        (PHOTO, ".jpg", ".jpg.clean.jpeg"),
        (CLIP, "klip", "klip.clean.mp4"),
    ],
)
def test_a_copy_has_an_ending_where_the_medium_has_none(
    tmp_path: Path, source: str, name: str, copy: str
) -> None:
    (tmp_path / name).write_bytes((MEDIA / source).read_bytes())
    medium = Medium(f"unggahan/{name}", tmp_path / name)
    fix = findings(Draft("Panen", [medium], ["facebook/page"]))[0].measure.fix
    assert isinstance(fix, CleanCopy)
    assert fix.copy == f"unggahan/{copy}"
    write_copy(fix)
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / name, tmp_path / copy])


@pytest.mark.parametrize("name", [PHOTO, CLIP])
def test_the_copy_is_written_once_and_has_no_finding(tmp_path: Path, name: str) -> None:
    original = draft(tmp_path, name)
    before = (tmp_path / name).read_bytes()
    fixes = Fixes("en")
    assert list(fixes.watch([check(original, BOOK)]))
    assert not fixes.failed
    (said,) = fixes.said  # two targets, two rules for a clip: one copy
    assert "was written to unggahan/" in said
    path = tmp_path / name.replace(".", ".clean.")
    assert sorted(tmp_path.iterdir()) == sorted([path, tmp_path / name])
    assert (tmp_path / name).read_bytes() == before
    assert not findings(Draft("Panen", [path], ["facebook/page"]))
    written = path.read_bytes()
    again = Fixes("id")
    list(again.watch([check(original, BOOK)]))
    assert "sudah ada" in again.said[0]
    assert path.read_bytes() == written


def test_the_pixels_of_the_copy_are_the_same(tmp_path: Path) -> None:
    fix = offer(tmp_path)
    write_copy(fix)
    copy = Medium("c", tmp_path / "photo-with-position.clean.jpg")
    assert np.array_equal(picture(copy), picture(Medium("p", tmp_path / PHOTO)))


def test_another_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    fix = offer(tmp_path)
    other = tmp_path / "photo-with-position.clean.jpg"
    other.write_bytes(b"something else")
    with pytest.raises(ContentcheckError, match="not overwritten"):
        write_copy(fix)
    assert other.read_bytes() == b"something else"
    assert len(list(tmp_path.iterdir())) == 2
    fixes = Fixes("id")
    fixes.apply(fix)
    assert fixes.failed
    assert "tidak ditimpa" in fixes.said[0]


def test_a_dangling_link_of_that_name_is_left_alone(tmp_path: Path) -> None:
    fix = offer(tmp_path)
    link = tmp_path / "photo-with-position.clean.jpg"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ContentcheckError, match="is there already"):
        write_copy(fix)
    assert not (tmp_path / "nowhere").exists()
    assert link.is_symlink()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    fixes, fix = Fixes("en"), offer(tmp_path)
    tmp_path.chmod(0o500)
    fixes.apply(fix)
    tmp_path.chmod(0o700)
    assert fixes.failed
    assert "cannot be written" in fixes.said[0]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    fixes = Fixes("en")
    fixes.apply(replace(offer(tmp_path), path=tmp_path / "no" / PHOTO))
    assert fixes.failed
    assert "cannot be written" in fixes.said[0]


def test_a_truncated_picture_has_no_copy_that_looks_whole(tmp_path: Path) -> None:
    fix = offer(tmp_path)
    data = (tmp_path / PHOTO).read_bytes()
    (tmp_path / PHOTO).write_bytes(data[: len(data) * 3 // 4])
    fixes = Fixes("en")
    fixes.apply(fix)
    assert fixes.failed
    assert "would not be the same" in fixes.said[0]
    assert list(tmp_path.iterdir()) == [tmp_path / PHOTO]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_video_whose_boxes_are_broken_has_no_copy_and_is_called_a_video(
    tmp_path: Path, lang: Language
) -> None:
    fix = offer(tmp_path, CLIP)
    with (tmp_path / CLIP).open("ab") as file:
        file.write(b"\0\0\0\x04free")  # shorter than its own header
    fixes = Fixes(lang)
    fixes.apply(fix)
    assert fixes.failed
    assert {"id": "berkas video ini", "en": "boxes of this video"}[lang] in fixes.said[0]
    assert list(tmp_path.iterdir()) == [tmp_path / CLIP]


def test_a_suppressed_finding_is_not_mended(tmp_path: Path) -> None:
    fixes = Fixes("en")
    list(
        fixes.watch(
            [check(draft(tmp_path, PHOTO, ignore={"image.private-location": "wanted"}), BOOK)]
        )
    )
    assert not fixes.said
    assert list(tmp_path.iterdir()) == [tmp_path / PHOTO]


def test_the_report_with_a_fix_is_as_its_schema_says(tmp_path: Path) -> None:
    report = check(draft(tmp_path, PHOTO), BOOK)
    document = json.loads("".join(render([report])))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert document["posts"][0]["targets"][0]["findings"][0]["fix"]["kind"] == "file"


# ------------------------------------------------------------------------------------- texts


def edits(caption: str, **fields: Any) -> list[tuple[TextFix, Edit]]:
    report = check(Draft(caption, targets=["facebook/page"], **fields), WORDS)
    fixes = [finding.measure.fix for finding in report.targets[0].findings]
    texts = [fix for fix in fixes if isinstance(fix, TextFix)]
    assert len(texts) == len(fixes)
    return [(fix, fix.edits[0]) for fix in texts]


@pytest.mark.parametrize(
    ("written", "mended", "safe"),
    [
        ("Info 𝐏𝐞𝐧𝐭𝐢𝐧𝐠 untuk warga", "Info Penting untuk warga", True),
        ("Buka kemen\u200bkes.go.id", "Buka kemenkes.go.id", True),
        ("👩‍🚀 Ⓐⓨⓞ ikut", "👩‍🚀 Ayo ikut", True),
        ("H̶a̶r̶g̶a̶ lama", "Harga lama", False),  # a line through a word says something
        ("Kode \u202eabc", "Kode abc", False),  # so does another direction
    ],
)
def test_an_edit_mends_the_text_as_it_was_read(written: str, mended: str, safe: bool) -> None:
    ((fix, edit),) = edits(written)
    assert (edit.field, fix.safe) == ("caption", safe)
    assert written[: edit.start] + edit.text + written[edit.end :] == mended
    assert not edits(mended)


def test_an_edit_names_the_field_as_the_draft_does() -> None:
    media = [Medium("clip.mp4", MEDIA / "clip-quiet.mp4"), Medium("a.jpg", MEDIA / PHOTO, "Ⓐⓨⓞ")]
    own = Draft("Yuk", media, ["bluesky/post"], captions={"bluesky": "𝐏𝐞𝐧𝐭𝐢𝐧𝐠"})
    (target,) = check(own, WORDS).targets
    named = {each.measure.fix.edits[0] for each in target.findings if each.measure.fix}  # type: ignore[union-attr]
    assert named == {
        Edit("captions.bluesky", 0, 7, "Penting"),
        Edit("media[1].alt", 0, 3, "Ayo"),
    }


def test_texts_are_left_to_their_author_who_is_told_how_many() -> None:
    found = check(Draft("Ⓐⓨⓞ 𝐏𝐞𝐧𝐭𝐢𝐧𝐠, 𝐲𝐮𝐤", targets=["facebook/page", "x/post"]), WORDS)
    fixes = Fixes("en")
    list(fixes.watch([found]))
    (said,) = fixes.said
    assert said.startswith("1 could not be written into the file")
    assert not fixes.failed
    ignored = Draft("Ⓐⓨⓞ", targets=["x/post"], ignore={"fancy-letters": "wanted"})
    quiet = Fixes("en")
    list(quiet.watch([check(ignored, WORDS)]))
    assert not quiet.said


def test_the_report_with_edits_is_as_its_schema_says() -> None:
    report = check(Draft("Buka kemen\u200bkes.go.id", targets=["x/post"]), WORDS)
    document = json.loads("".join(render([report])))
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert document["posts"][0]["targets"][0]["findings"][0]["fix"] == {
        "kind": "text",
        "safe": True,
        "edits": [{"field": "caption", "start": 10, "end": 11, "text": ""}],
    }


@pytest.mark.parametrize(("lang", "deleted"), [("id", "(hapus)"), ("en", "(delete)")])
def test_the_report_for_people_shows_what_to_write(lang: Language, deleted: str) -> None:
    draft = Draft("Ⓐⓨⓞ buka kemen\u200bkes.go.id", targets=["x/post"])
    lines = "".join(render_text([check(draft, WORDS, lang)], lang)).splitlines()
    assert "    → Ayo" in lines
    assert f"    → {deleted}" in lines


def test_what_cannot_be_seen_is_named() -> None:
    draft = Draft("Senin&nbsp;ini<br>Selasa\n## Rabu", targets=["x/post"])
    found = check(draft, load().select(["markup"]), "id")
    lines = "".join(render_text([found], "id")).splitlines()
    assert [line.strip() for line in lines if "→" in line] == [
        "→ (spasi)",
        "→ (baris baru)",
        "→ (hapus)",
    ]
