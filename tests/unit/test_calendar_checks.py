"""The checks that compare posts: same text, silences, posts in a day, the same photo again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from contentcheck.checks import posts_per_day, repeated_media, repeated_text, silences
from contentcheck.drafts.parts import Group
from contentcheck.drafts.times import JAKARTA
from contentcheck.engine import check_many
from contentcheck.model import Draft, Measure, Region
from contentcheck.rulebook import load
from contentcheck.text.copies import first_copies, resemblance

if TYPE_CHECKING:
    from collections.abc import Iterable

MEDIA = Path(__file__).parent.parent / "rule-media"
NEWS = (
    "Vaksinasi rabies gratis untuk kucing dan anjing dibuka Sabtu ini di halaman kantor "
    "kecamatan, pukul 08.00 sampai siang. Bawa buku kesehatan hewan bila ada."
)
OTHER = (
    "Antrean paspor kini dapat diambil dari rumah lewat aplikasi, dan loket di mal pelayanan "
    "publik buka sampai pukul tujuh malam setiap hari kerja."
)
START = datetime(2026, 11, 2, 9, tzinfo=JAKARTA)


def post(
    caption: str = "Halo", group: str | None = None, day: float | None = 0, **more: Any
) -> Draft:
    more.setdefault("targets", ["facebook/group"])
    return Draft(
        caption,
        group=Group(group) if group else None,
        publish=None if day is None else START + timedelta(days=day),
        **more,
    )


def values(found: Iterable[tuple[int, Measure]]) -> dict[int, float]:
    return {number: measure.value for number, measure in found}


# ------------------------------------------------------------------------------------ same text


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        (NEWS, 1, 1),
        (NEWS.upper() + " #vaksin @dinas https://example.go.id/a", 1, 1),
        (NEWS.replace("Sabtu", "Minggu"), 0.7, 0.95),
        ("Halo warga! " + NEWS, 0.7, 0.95),
        (OTHER, 0, 0),
        ("", 0, 0),
    ],
)
def test_resemblance_is_the_share_of_runs_of_words(other: str, low: float, high: float) -> None:
    assert low <= resemblance(NEWS, other) <= high
    assert resemblance(NEWS, other) == resemblance(other, NEWS)


def test_each_text_is_told_the_first_that_it_repeats() -> None:
    texts = [NEWS, OTHER, "Halo warga! " + NEWS, OTHER + " Ayo!", "Selamat pagi", "Selamat pagi"]
    assert first_copies(texts, 0.7) == [0, 1, 0, 1, 4, 4]
    assert first_copies(texts, 1) == [0, 1, 2, 3, 4, 4]
    assert first_copies([], 0.7) == []


def test_many_texts_that_share_a_paragraph_are_told_apart() -> None:
    texts = [f"{' '.join(f'{n}-{m}x' for m in range(40))} {OTHER}" for n in range(300)]
    assert first_copies([*texts, *texts], 0.7) == [*range(300), *range(300)]


TEXT = repeated_text.Params(days=3, alike=0.7, words=8)


def same_texts(*posts: Draft) -> dict[int, float]:
    return values(repeated_text.check_calendar(posts, TEXT))


def test_groups_that_get_the_same_text_are_counted_once_each() -> None:
    posts = [post(NEWS, name) for name in ("A", "B", "b", "C ")]
    assert same_texts(*posts, post(OTHER, "D")) == {0: 3, 1: 3, 2: 3, 3: 3, 4: 1}


def test_only_posts_within_days_count() -> None:
    posts = [post(NEWS, name, day) for name, day in (("A", 0), ("B", 3), ("C", 6.5), ("D", 30))]
    assert same_texts(*posts) == {0: 2, 1: 2, 2: 1, 3: 1}


def test_posts_without_a_time_or_a_group_are_compared_with_their_like() -> None:
    posts = [post(NEWS, "A", None), post(NEWS, None, None), post(NEWS, None, None), post(NEWS, "B")]
    assert same_texts(*posts) == {0: 3, 1: 3, 2: 3, 3: 1}


def test_greetings_are_not_compared() -> None:
    assert same_texts(*(post("Selamat hari Senin, Sobat!", name) for name in "ABCDE")) == {}


def test_the_evidence_names_the_other_groups() -> None:
    posts = [post(NEWS, f"Grup {name}") for name in "ABCDEF"]
    _, measure = next(iter(repeated_text.check_calendar(posts, TEXT)))
    assert measure.evidence
    assert measure.evidence.en == "Grup B, Grup C, Grup D, and 2 more"


# ------------------------------------------------------------------------------------- silences


def test_a_silence_is_told_on_the_post_before_it() -> None:
    posts = [
        post(group="A", day=40, id="kembali"),
        post(group="A", day=0),
        post(group="a ", day=10),
        post(group="B", day=3),
        post(group=None, day=90),
    ]
    found = dict(silences.check_calendar(posts, silences.Params()))
    assert {n: m.value for n, m in found.items()} == {1: 10, 2: 30}
    evidence = found[2].evidence
    assert evidence
    assert evidence.id == "grup “a ”, sampai “kembali” (12 Desember 2026 pukul 09.00)"


# ------------------------------------------------------------------------------- posts in a day


def test_posts_of_24_hours_are_counted_by_platform_and_way_of_publishing() -> None:
    posts = [
        post(day=0, targets=["instagram/feed"]),
        post(day=0.5, targets=["instagram/reel"]),
        post(day=1, targets=["instagram/feed"]),
        post(day=0.5, targets=["instagram/feed"], via="api"),
        post(day=0.5, targets=["threads/post"]),
        post(day=None, targets=["instagram/feed"]),
    ]
    found = values(posts_per_day.check_calendar(posts, posts_per_day.Params()))
    assert found == {0: 1, 1: 2, 2: 2, 3: 1, 4: 1}


def test_a_limit_in_24_hours_binds_tools() -> None:
    def severities(via: Any) -> set[str]:
        posts = [
            post(f"Kabar {n}", day=n / 100, via=via, targets=["facebook/reel"]) for n in range(31)
        ]
        reports = list(check_many(posts, load().select(["calendar.too-many-a-day"])))
        assert all(not report.targets[0].findings for report in reports[:30])
        return {finding.severity for finding in reports[30].targets[0].findings}

    assert severities("api") == {"error"}
    assert severities("app") == {"advice"}


# ----------------------------------------------------------------------------- the same photo

PICTURES = repeated_media.Params("image")


def pictured(*names: str | Path, day: float | None = None, target: str = "facebook/page") -> Draft:
    return post(day=day, media=[MEDIA / name for name in names], targets=[target])


def test_the_later_post_with_the_same_photo_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "salinan.jpg"
    copy.write_bytes((MEDIA / "photo.jpg").read_bytes())
    posts = [
        pictured("photo-dark.jpg", copy, day=5),
        pictured("photo.jpg", day=1),
        pictured("photo.jpg", day=0, target="facebook/group"),
    ]
    found = list(repeated_media.check_calendar(posts, PICTURES))
    assert values(found) == {0: 1, 1: 0, 2: 0}
    (fault,) = (measure for _, measure in found if measure.value)
    assert fault.place == Region(str(copy))


def test_a_photo_twice_in_one_post_and_a_changed_one_are_another_matter(tmp_path: Path) -> None:
    changed = tmp_path / "photo.jpg"
    changed.write_bytes((MEDIA / "photo.jpg").read_bytes()[:-1] + b"\0")
    posts = [pictured("photo.jpg", "photo.jpg"), pictured(changed)]
    assert values(repeated_media.check_calendar(posts, PICTURES)) == {0: 0, 1: 0}


def test_only_pictures_that_can_be_read_are_compared() -> None:
    posts = [pictured("reel-good.mp4"), pictured("reel-good.mp4"), *[pictured("no.jpg")] * 2]
    assert values(repeated_media.check_calendar(posts, PICTURES)) == {}
    films = repeated_media.check_calendar(posts, repeated_media.Params("video"))
    assert values(films) == {0: 0, 1: 1}
