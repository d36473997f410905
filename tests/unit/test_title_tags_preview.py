"""Titles, tags, link previews and covers: read from drafts, shown where they exist, measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contentcheck.checks import (
    characters,
    file_name,
    link_domain,
    link_preview,
    media_size,
    picture_mode,
    tags,
    template_name,
)
from contentcheck.drafts.parts import Cover, Template
from contentcheck.drafts.read import read
from contentcheck.engine import check
from contentcheck.errors import DraftError, Skip
from contentcheck.measuring import Role
from contentcheck.model import Draft, Measure, Medium, Preview, Span
from contentcheck.text.tags import youtube_length

MEDIA = Path(__file__).parent.parent / "rule-media"
WHOLE = """---
targets: [youtube/video]
title: Cara mengurus paspor
tags: [paspor, layanan imigrasi]
link: https://www.imigrasi.go.id
preview: { title: Paspor, description: Cara mengurus, picture: og.png }
media: [{ file: a.mp4, cover: { file: sampul/cover.jpg } }]
---
Semua langkahnya ada di video ini.
"""


def one(path: Path) -> Draft:
    (found,) = read([path])
    assert isinstance(found, Draft), found
    return found


def only(found: Any) -> Measure:
    (measure,) = found
    assert isinstance(measure, Measure)
    return measure


def test_a_draft_in_markdown_has_them_all(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(WHOLE, "utf-8")
    draft = one(path)
    assert draft.title == "Cara mengurus paspor"
    assert draft.tags == ("paspor", "layanan imigrasi")
    assert draft.preview is not None
    assert (draft.preview.title, draft.preview.description) == ("Paspor", "Cara mengurus")
    assert draft.preview.picture is not None
    assert draft.preview.picture.path == tmp_path / "og.png"
    assert draft.media[0].cover_path == tmp_path / "sampul" / "cover.jpg"


def test_a_calendar_has_columns_for_title_and_tags(tmp_path: Path) -> None:
    path = tmp_path / "kalender.csv"
    path.write_text('judul,takarir,tags,tujuan\nPaspor,Isi,"paspor, visa ,",youtube/video\n')
    draft = one(path)
    assert (draft.title, draft.tags) == ("Paspor", ("paspor", "visa"))


def test_front_matter_with_a_title_and_tags_alone_is_no_draft(tmp_path: Path) -> None:
    (tmp_path / "blog.md").write_text("---\ntitle: Halo\ntags: [a]\nid: 3\n---\nIsi\n")
    (tmp_path / "draf.md").write_text("---\ntargets: [x/post]\ntitle: Halo\n---\nIsi\n")
    assert [Path(each.source).name for each in read([tmp_path])] == ["draf.md"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("preview: { picture: ../../x.png }", "preview.picture"),
        ("preview: { picture: https://a.id/x.png }", "preview.picture"),
        ("preview: { image: x.png }", "preview"),
        ("tags: { a: b }", "tags"),
        ("title: [a]", "title"),
    ],
)
def test_what_does_not_fit_is_named(line: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "draf" / "a.md"
    path.parent.mkdir()
    path.write_text(f"---\ntargets: [x/post]\n{line}\n---\nIsi\n")
    (error,) = read([path])
    assert isinstance(error, DraftError)
    assert f"`{key}" in error.message.en


def test_a_cover_or_preview_that_is_missing_is_an_error_that_points_at_its_key(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.mp4").write_bytes((MEDIA / "shape-across.mp4").read_bytes())
    path = tmp_path / "a.md"
    path.write_text(WHOLE, "utf-8")
    report = check(one(path))
    places = [error.place for error in report.errors if error.reason == "missing"]
    assert [(p.field, p.line) for p in places if isinstance(p, Span)] == [
        ("media[0].cover.file", 7),
        ("preview.picture", 6),
    ]
    assert report.verdict == "unchecked"


def test_a_clip_for_a_cover_is_refused_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes((MEDIA / "shape-across.mp4").read_bytes())
    path = tmp_path / "a.md"
    media = "media: [{ file: a.mp4, cover: { file: a.mp4 } }]"
    path.write_text(f"---\ntargets: [youtube/video]\n{media}\n---\nIsi\n")
    (error,) = check(one(path), lang="en").errors
    assert error.reason == "refused"
    assert "a video, where a picture goes" in error.message


@pytest.mark.parametrize(
    ("of", "value"),
    [
        ("width", 1200),
        ("height", 630),
        ("shorter", 630),
        ("longer", 1200),
        ("sides", 1830),
        ("pixels", 756_000),
        ("ratio", 1200 / 630),
    ],
)
def test_a_size_can_be_asked_of_every_role(of: Any, value: float) -> None:
    picture = Medium("og.png", MEDIA / "shape-1200x630.png")
    cover = Cover(file="x.png")
    clip = Medium("a.mp4", MEDIA / "shape-across.mp4", cover=cover, cover_path=picture.path)
    draft = Draft(media=[picture, clip], preview=Preview(picture=picture))
    roles: tuple[Role, ...] = ("image", "cover", "preview")
    for role in roles:
        measure = only(media_size.check(draft, media_size.Params(of, role)))
        assert measure.value == value
        assert measure.evidence is not None
        assert measure.evidence.en == "1200 × 630"
    assert only(media_size.check(draft, media_size.Params("height", "video"))).value == 180


def test_a_draft_without_cover_or_preview_skips() -> None:
    draft = Draft(media=[Medium("a.mp4", MEDIA / "shape-across.mp4")])
    roles: tuple[Role, ...] = ("cover", "preview")
    for role in roles:
        with pytest.raises(Skip, match=f"no {role}"):
            list(media_size.check(draft, media_size.Params("width", role)))


def test_tags_are_counted_as_youtube_does() -> None:
    assert youtube_length(["Foo-Baz"]) == 7
    assert youtube_length(["Foo Baz"]) == 9
    assert youtube_length(["Foo-Baz", "Foo Baz"]) == 17
    assert youtube_length([]) == 0


def test_tags_have_a_number_a_longest_and_a_length() -> None:
    draft = Draft(tags=["paspor", "layanan imigrasi", "visa"])
    assert only(tags.check(draft, tags.Params())).value == 3
    longest = only(tags.check(draft, tags.Params("longest")))
    assert (longest.value, longest.place) == (16, Span("tags[1]", 0, 16))
    assert only(tags.check(draft, tags.Params("together"))).value == 6 + 18 + 4 + 2
    with pytest.raises(Skip, match="no tags"):
        list(tags.check(Draft(), tags.Params()))


def test_signs_are_counted_and_shown() -> None:
    params = characters.Params("<>", "title")
    found = only(characters.check(Draft(title="a <b> <c>"), params))
    assert (found.value, found.place) == (4, Span("title", 2, 9))
    assert found.evidence is not None
    assert found.evidence.id == "< >"
    assert only(characters.check(Draft(title="ab"), params)).value == 0


@pytest.mark.parametrize(
    ("link", "value"),
    [
        ("https://www.facebook.com/a", 1),
        ("facebook.com/a", 1),
        ("https://m.FACEBOOK.com", 1),
        ("https://facebook.com.id/a", 0),
        ("https://notfacebook.com", 0),
        ("https://[", 0),
        ("https://kemkes.go.id/facebook.com", 0),
    ],
)
def test_a_link_leads_to_its_site_and_those_below(link: str, value: float) -> None:
    params = link_domain.Params("facebook.com fb.com")
    assert only(link_domain.check(Draft(link=link), params)).value == value


def test_a_preview_says_what_it_lacks() -> None:
    params = link_preview.Params(("title", "description", "picture"))
    found = only(link_preview.check(Draft(preview=Preview(title="Paspor")), params))
    assert found.value == 2
    assert found.evidence is not None
    assert "og:description" in found.evidence.id
    with pytest.raises(Skip, match="no preview"):
        list(link_preview.check(Draft(), params))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jadwal_2", 0),
        ("Jadwal", 1),
        ("jadwal layanan", 1),
        ("jadwal-é", 2),
        ("a" * 520, 8),
    ],
)
def test_a_template_name_has_small_letters_digits_and_underscores(name: str, value: int) -> None:
    draft = Draft(template=Template(name=name))
    assert only(template_name.check(draft, template_name.Params(512))).value == value


def test_the_ending_of_a_name_is_held_against_the_file(tmp_path: Path) -> None:
    torn = tmp_path / "torn.mp4"
    torn.write_bytes((MEDIA / "shape-across.mp4").read_bytes()[:40])
    media = [
        Medium("a.jpeg", MEDIA / "photo.jpg"),
        Medium("b.png", MEDIA / "photo.jpg"),
        Medium("torn.mp4", torn),
        Medium("c.MP4", MEDIA / "shape-across.mp4"),
        Medium("d.mov", MEDIA / "shape-across.mp4"),
        Medium("e", MEDIA / "photo.jpg"),
    ]
    found = list(file_name.check(Draft(media=media), file_name.Params()))
    assert [each.value for each in found] == [0, 1, 0, 1, 1]


def test_how_a_picture_keeps_its_pixels_is_named() -> None:
    media = [MEDIA / name for name in ("photo.jpg", "shape-grey.png", "photo-cmyk.jpg")]
    found = list(picture_mode.check(Draft(media=media), picture_mode.Params("RGB RGBA")))
    assert [each.value for each in found] == [0, 1, 1]
    assert [each.evidence.en for each in found if each.evidence] == [
        "RGB",
        "greyscale",
        "CMYK (for print)",
    ]
