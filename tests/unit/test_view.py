"""View: the draft as one target shows it, and the way back into the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.drafts.parts import Button, Event, Group, Interactive, Template
from contentcheck.drafts.positions import Positions
from contentcheck.model import Draft, Medium, Post, Preview, Region, Span
from contentcheck.rulebook import load
from contentcheck.view import caption_field, located, view_for

MEDIA = Path(__file__).parent.parent / "rule-media"
PHOTO = Medium("photo.jpg", MEDIA / "photo.jpg", "Panen raya")
REEL = Medium("reel-good.mp4", MEDIA / "reel-good.mp4", "Cara")
FULL = Draft(
    "Halo",
    [PHOTO, REEL],
    title="Judul",
    tags=["paspor"],
    link="https://example.org",
    preview=Preview("Paspor"),
    group=Group("Warga"),
    event=Event("Senin"),
    first_comment="Tautan",
    template=Template(name="a"),
    header="Kepala",
    footer="Kaki",
    buttons=[Button(type="quick_reply", text="Ya")],
    interactive=Interactive("buttons"),
    captions={"facebook": "Untuk Facebook", "facebook/group": "Untuk grup"},
    ignore={"fold": "sengaja"},
    targets=["facebook/page"],
)


def view(target: str, draft: Draft = FULL) -> Draft:
    return view_for(draft, load().targets.by_name[target])


@pytest.mark.parametrize(
    ("target", "caption", "field"),
    [
        ("instagram/feed", "Halo", "caption"),
        ("facebook/page", "Untuk Facebook", "captions.facebook"),
        ("facebook/group", "Untuk grup", "captions.facebook/group"),
        ("whatsapp/channel", "Halo", "caption"),
    ],
)
def test_a_target_shows_the_caption_meant_for_it(target: str, caption: str, field: str) -> None:
    assert view(target).caption == caption
    assert caption_field(FULL, load().targets.by_name[target]) == field


def test_an_empty_caption_of_its_own_is_a_caption() -> None:
    assert view("facebook/page", Draft("Halo", captions={"facebook/page": ""})).caption == ""


@pytest.mark.parametrize("target", list(load().targets.by_name))
def test_fields_that_do_not_exist_on_a_target_are_empty(target: str) -> None:
    fields = load().targets.by_name[target].fields
    shown = view(target)
    for name in ("caption", "link", "group", "event", "first_comment", "template", "header"):
        assert bool(getattr(shown, name)) == (name in fields), name
    for name in ("footer", "buttons", "interactive", "title", "tags", "preview"):
        assert bool(getattr(shown, name)) == (name in fields), name
    assert all(bool(medium.alt) == ("alt" in fields) for medium in shown.media)


@pytest.mark.parametrize(
    ("target", "files"),
    [
        ("instagram/feed", ["photo.jpg"]),
        ("instagram/reel", ["reel-good.mp4"]),
        ("instagram/story", ["photo.jpg", "reel-good.mp4"]),
        ("instagram/live", []),
    ],
)
def test_media_of_a_kind_that_a_target_does_not_take_are_left_out(
    target: str, files: list[str]
) -> None:
    assert [medium.file for medium in view(target).media] == files


def test_a_medium_that_cannot_be_told_apart_stays(tmp_path: Path) -> None:
    (tmp_path / "odd.jpg").write_bytes(b"no picture at all")
    assert len(view("instagram/reel", Draft(media=[tmp_path / "odd.jpg"])).media) == 1
    assert len(view("instagram/reel", Draft(media=[tmp_path / "missing.jpg"])).media) == 1


def test_targets_that_show_the_same_have_equal_views() -> None:
    draft = Draft("Halo", targets=["instagram/story", "facebook/story"], media=[PHOTO])
    assert view("instagram/story", draft) == view("facebook/story", draft)
    assert view("instagram/feed", draft) != view("instagram/story", draft)


def test_a_target_sees_no_other_captions_targets_or_suppressions() -> None:
    shown = view("facebook/page")
    assert (shown.captions, shown.targets, shown.ignore) == ({}, (), {})


def test_what_was_measured_of_a_medium_is_shared_by_all_views() -> None:
    counted: list[str] = []

    def measure(medium: Medium) -> int:
        counted.append(medium.file)
        return 1

    for target in ("instagram/feed", "instagram/story", "whatsapp/channel"):
        view(target).media[0].once(measure)
    assert counted == ["photo.jpg"]


def test_a_template_is_seen_as_published_by_the_api() -> None:
    assert view("whatsapp/template", Draft("x")).via == "api"
    assert view("facebook/page", Draft("x")).via == "app"


LINES = Positions(((0, 20),), (0, 4, 20, 30))


def test_a_place_leads_back_to_line_and_column_of_the_field_it_came_from() -> None:
    own = "captions.facebook"
    draft = Draft(
        "Halo\ndunia",
        captions={"facebook": "Hai"},
        positions={"caption": LINES, own: Positions(((0, 4),), (0, 4))},
    )
    page = load().targets.by_name["facebook/page"]
    assert located(Span("caption", 2, 12), draft) == Span("caption", 2, 12, 3, 3, 4, 3)
    assert located(Span("caption", 0, 3), draft, page) == Span(own, 0, 3, 2, 1, 2, 4)


def test_a_medium_keeps_its_number_where_a_target_leaves_out_the_one_before_it() -> None:
    draft = Draft("Halo", [REEL, PHOTO], positions={"media[1].alt": LINES})
    feed = load().targets.by_name["instagram/feed"]
    place = Span("media[0].alt", 2, 3)
    assert view("instagram/feed", draft).media == (PHOTO,)
    assert located(place, draft, feed) == Span("media[1].alt", 2, 3, 3, 3, 3, 4)
    assert located(place, draft) == place


def test_a_place_without_lines_keeps_its_field() -> None:
    for field in ("caption", "header"):
        assert located(Span(field, 0, 3), Draft("Halo")) == Span(field, 0, 3)


def test_other_places_stay_as_they_are() -> None:
    for place in (Post(), Region("a.jpg")):
        assert located(place, Draft()) == place


def test_of_an_endless_text_the_beginning_is_shown_and_one_more() -> None:
    endless = Draft("a" * 300_000, first_comment="b" * 300_000, captions={"x": "c" * 300_000})
    shown = view("facebook/page", endless)
    assert (shown.caption, shown.first_comment) == ("a" * 100_001, "b" * 100_001)
    assert view("x/post", endless).caption == "c" * 100_001
