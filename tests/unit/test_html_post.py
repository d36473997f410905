"""What a page shows of a post: places in words, folds, hooks, what to do first, what is hidden."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from msgspec import structs

from contentcheck.errors import DraftError
from contentcheck.model import Draft, Finding, Measure, Medium, Region, Report, Span, Text
from contentcheck.report.html.album import Told
from contentcheck.report.html.calendar import calendar, row
from contentcheck.report.html.finding import shown
from contentcheck.report.html.phone import crop_of, free_of, phone, tile_of
from contentcheck.report.html.pictures import hide
from contentcheck.report.html.post import post_page
from contentcheck.report.html.saying import figure, plain, score
from contentcheck.rulebook import load
from reports import medium, told

if TYPE_CHECKING:
    from contentcheck.report.html.post import PostPage

NEWS = "Loket paspor buka setiap Sabtu di bulan Desember."
TARGETS = load().targets.by_name


def page(draft: Draft) -> PostPage:
    (one,) = told([draft])
    return post_page(one, load(), 1)


# ---------------------------------------------------------------------------------------- numbers


def test_numbers_are_those_of_each_language() -> None:
    assert figure(2200.5) == Text(id="2.200,5", en="2,200.5")
    assert figure(-3.0) == Text(id="−3", en="−3")
    assert score(99.99) == Text(id="99,9", en="99.9")
    assert score(100.0) == Text(id="100", en="100")


def test_what_steers_a_screen_is_spelled_out_but_lines_stay() -> None:
    assert plain("a\x1b[31m\nb\u202ec\ud800") == "a\\u001b[31m\nb\\u202ec\\ud800"


# -------------------------------------------------------------------------------------- the phone


def test_a_caption_is_folded_where_the_target_folds_it() -> None:
    caption = NEWS + " 👩‍🚀" * 100
    folded = phone(Draft(caption), TARGETS["instagram/feed"])
    assert folded.before + folded.after == caption
    assert len(folded.before) > 125  # graphemes, not code points: an astronaut is three of these
    assert folded.hook == "whole"
    whole = phone(Draft(caption), TARGETS["whatsapp/channel"])
    assert (whole.before, whole.after, whole.hook) == (caption, "", None)


@pytest.mark.parametrize(
    ("caption", "hook"),
    [
        (NEWS + " Bawa KTP asli." * 20, "whole"),
        (NEWS.removesuffix(".") + " di seluruh kantor wilayah" * 9 + ".", "cut"),
        ("Halo, Sobat! " * 12 + NEWS, "hidden"),
        (NEWS, None),
    ],
)
def test_the_hook_is_read_before_the_fold_or_not(caption: str, hook: str | None) -> None:
    assert phone(Draft(caption), TARGETS["instagram/feed"]).hook == hook


@pytest.mark.parametrize(
    ("target", "shape"),
    [
        ("facebook/page", "feed"),
        ("instagram/reel", "reel"),
        ("instagram/story", "story"),
        ("whatsapp/status", "story"),
        ("whatsapp/template", "chat"),
        ("telegram/channel", "chat"),
    ],
)
def test_each_target_has_the_shape_of_its_place(target: str, shape: str) -> None:
    assert phone(Draft(NEWS), TARGETS[target]).shape == shape


def test_personal_data_is_hidden_in_the_preview_and_in_quotes() -> None:
    draft = Draft("Kirim NIK 3171010101900001 ke nomor ini. " + NEWS, targets=["facebook/page"])
    post = page(draft)
    said = str(post.targets[0].phone) + str(post.targets[0].findings) + post.name
    assert "••" in said
    assert "3171010101900001" not in said


def test_a_template_is_shown_with_its_samples() -> None:
    from contentcheck.drafts.parts import Template

    draft = Draft("Halo {{1}}, sudah selesai.", template=Template(variables=("Ibu Sari",)))
    assert phone(draft, TARGETS["whatsapp/template"]).before == "Halo Ibu Sari, sudah selesai."


def test_a_link_that_is_none_breaks_nothing() -> None:
    assert phone(Draft(NEWS, link="https://[::1"), TARGETS["facebook/page"]).link == ""
    assert (
        phone(Draft(NEWS, link="https://a.example/b"), TARGETS["facebook/page"]).link == "a.example"
    )


# -------------------------------------------------------------------------------------- the zones


def test_zones_are_what_the_target_states() -> None:
    feed, story = TARGETS["instagram/feed"], TARGETS["instagram/story"]
    tall = crop_of(feed, 9 / 16)
    assert tall is not None
    assert tall.top == pytest.approx((1 - (9 / 16) / 0.75) / 2)
    tile = tile_of(feed, 1.5)
    assert tile is not None
    assert tile.right - tile.left == pytest.approx(0.5)
    free = free_of(story, 9 / 16)
    assert free is not None
    assert free.top == pytest.approx(0.14)
    assert crop_of(story, 1.0) is free_of(feed, 1.0) is tile_of(story, 1.0) is None


# ------------------------------------------------------------------------------------- a finding


def finding(place: Span | Region, **more: object) -> Finding:
    values = {"severity": "advice", "score": 0.5, "message": "…", "advice": "…", "url": ""} | more
    measure = Measure("m", 1.0, "count", place)
    return Finding("caption.fold", "caption-length", measure=measure, **values)  # type: ignore[arg-type]


def alone(caption: str) -> Told:
    report = Report("a.md", None, None, "unchecked")
    return Told(Draft(caption), report, report, "id")


@pytest.mark.parametrize(
    ("place", "indonesian"),
    [
        (Span("caption", 0, 4, line=7, column=1), "Takarir, baris 7"),
        (Span("media[1].alt", 0, 4), "Teks alternatif media 2"),
        (Span("buttons[0].text", 0, 4), "Tombol 1"),
        (Span("captions.instagram", 0, 4), "Takarir khusus instagram"),
        (Span("unheard.of", 0, 4), "unheard.of"),
        (Region("a.mp4", start=0.0, end=1.55), "a.mp4, detik 0–1,6"),
        (Region("a.jpg"), "a.jpg"),
    ],
)
def test_places_are_named_in_words(place: Span | Region, indonesian: str) -> None:
    one = finding(place)
    assert shown(one, one, alone("Halo dunia"), 1).where.id == indonesian


def test_a_place_is_quoted_with_what_stands_around_it() -> None:
    one = finding(Span("caption", 5, 10))
    quote = shown(one, one, alone("Halo dunia, apa kabar"), 1).quote
    assert quote is not None
    assert (quote.before, quote.marked, quote.after) == ("Halo ", "dunia", ", apa kabar")
    whole = finding(Span("caption", 0, 4))
    assert shown(whole, whole, alone("Halo"), 1).quote is None
    beyond = finding(Span("caption", 2, 90))
    assert shown(beyond, beyond, alone("Halo"), 1).quote is None


def test_only_addresses_of_the_web_become_links() -> None:
    for url, kept in (("https://a.example", True), ("javascript:alert(1)", False)):
        one = finding(Span("caption", 0, 1), url=url)
        assert shown(one, one, alone(""), 1).url == (url if kept else "")


# --------------------------------------------------------------------------------------- the post


def test_what_to_do_first_is_one_thing_of_a_group_and_most_gain_first() -> None:
    groups = {rule.id: rule.group or rule.id for rule in load().rules}
    caption = NEWS + " Kegiatan ini diikuti banyak warga dari berbagai daerah." * 60
    target = page(Draft(caption, [medium("photo.jpg", "Foto")], ["instagram/feed"])).targets[0]
    assert target.verdict == "blocked"
    assert target.first[0].rule == "caption.too-long"
    gains = [each.gain for each in target.first]
    assert gains == sorted(gains, reverse=True)
    assert len({groups[each.rule] for each in target.first}) == len(target.first) <= 3


def test_both_languages_come_from_one_measuring() -> None:
    photo = Medium("a.jpg", medium("poster-heavy-text.jpg").path, "Jadwal")
    post = page(Draft(NEWS, [photo], ["facebook/page"]))
    (found,) = [f for f in post.targets[0].findings if f.rule == "image.too-much-text"]
    assert "gambar" in found.message.id
    assert "picture" in found.message.en
    assert post.media[0].picture is not None
    assert post.media[0].picture.share == pytest.approx(0.5, abs=0.45)


def test_what_was_done_to_the_runs_report_holds_in_both_languages() -> None:
    for lang in ("id", "en"):
        draft = Draft("BACA INI SEGERA!!! " * 9 + "Kementrian hadir.", targets=["facebook/page"])
        (one,) = told([draft], lang)
        (target,) = one.report.targets
        first, *rest = target.findings
        assert rest
        ignored = structs.replace(first, suppressed="known", points=0.0, gain=0.0)
        changed = structs.replace(target, findings=(*rest, ignored))
        report = structs.replace(one.report, targets=(changed,))
        shown_target = post_page(structs.replace(one, report=report), load(), 1).targets[0]
        (suppressed,) = shown_target.suppressed
        assert suppressed.rule == first.rule
        assert getattr(suppressed.message, lang) == first.message
        assert suppressed.message.id != suppressed.message.en
        assert first.rule not in [each.rule for each in shown_target.first]


def test_a_draft_that_cannot_be_read_and_a_missing_picture_are_said() -> None:
    error = DraftError("a.md", Text(id="salah ketik", en="mistyped"))
    (broken,) = told([error])
    post = post_page(broken, load(), 1)
    assert (post.verdict, post.targets, post.media) == ("unchecked", (), ())
    assert post.errors[0] == Text(id="salah ketik", en="mistyped")
    missing = page(Draft(NEWS, ["nowhere.jpg"], ["facebook/page"]))
    assert missing.verdict == "unchecked"
    assert missing.media[0].picture is None
    assert missing.thumb is None
    assert missing.errors


def test_a_post_is_called_by_its_id_or_by_how_it_begins() -> None:
    assert page(Draft(NEWS, id="paspor")).name == "paspor"
    assert page(Draft("\n \nHalo semua!\nKabar baik.")).name == "Halo semua!"
    assert page(Draft("kata " * 40)).name.endswith("kata…")
    assert page(Draft("", source="kosong.md")).name == "kosong.md"


def test_personal_data_in_a_picture_is_made_illegible() -> None:
    fine = np.random.default_rng(1).integers(0, 255, (200, 300, 3)).astype(np.uint8)
    before = fine.copy()
    hide(fine, [(0.25, 0.25, 0.5, 0.25)])
    inside = np.s_[52:98, 77:223]
    assert (
        cv2.Laplacian(fine[inside], cv2.CV_64F).var()
        < cv2.Laplacian(before[inside], cv2.CV_64F).var() / 10
    )
    assert (fine[:40] == before[:40]).all()
    hide(fine, [(0.9, 0.9, 0.5, 0.5), (1.0, 1.0, 0.1, 0.1)])  # over the rim: nothing breaks


# ------------------------------------------------------------------------------------- a calendar


def test_a_calendar_counts_by_week_and_by_rule() -> None:
    drafts = [
        Draft(NEWS, targets=["facebook/page"], publish=datetime(2026, 12, 1, 9)),  # noqa: DTZ001
        Draft("BACA INI SEGERA!!! " * 9, targets=["facebook/page", "x/post"]),
        Draft("LIHAT INI SEGERA!!! " * 9, targets=["x/post"], publish=datetime(2026, 12, 6, 9)),  # noqa: DTZ001
    ]
    rows = [
        row(post_page(each, load(), number), f"#p{number}")
        for number, each in enumerate(told(drafts), 1)
    ]
    found = calendar(rows)
    assert sum(found.counts.values()) == 3
    assert [(week.start, week.total) for week in found.weeks] == [
        (date(2026, 11, 30), 2),
        (None, 1),
    ]
    assert found.frequent[0][2] == 2  # once for a post, however many targets it has
    assert [name for name, _ in found.targets] == ["facebook/page", "x/post"]
    assert calendar([]).weeks == ()
