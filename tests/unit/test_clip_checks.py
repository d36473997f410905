"""The checks of whole clips: what they measure, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import clips
from contentcheck.checks import (
    blank_stretch,
    clip_watermark,
    end_card,
    media_size,
    stillness,
    video_duration,
    watermark,
)
from contentcheck.checks import flashes as flashes_check
from contentcheck.errors import Skip
from contentcheck.measuring.clip import corner_readings
from contentcheck.media.sniff import kind_of
from contentcheck.model import Draft, Medium, Region
from contentcheck.vision.found import Line, Reading, TextBox

if TYPE_CHECKING:
    from pathlib import Path

    from contentcheck.model import Measure

MARKS = watermark.Params(
    apps=("CapCut",), networks=("TikTok",), accounts=("Instagram",), largest=0.1
)


def draft(path: Path) -> Draft:
    return Draft(media=[Medium(path.name, path)])


def period(measure: Measure) -> tuple[float | None, float | None]:
    assert isinstance(measure.place, Region)
    return measure.place.start, measure.place.end


def test_flashes_are_pairs_of_changes_and_have_a_second(tmp_path: Path) -> None:
    light, dark = clips.plain(230, 0.04)[0], clips.plain(10, 0.04)[0]
    strobe = [light if i // 3 % 2 else dark for i in range(50)]
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 1), *strobe])
    [measure] = flashes_check.check(draft(path), flashes_check.Params())
    assert (measure.value, measure.unit) == (4.5, "flashes")
    start, end = period(measure)
    assert start is not None
    assert end == pytest.approx(start + 1)
    assert measure.evidence is not None
    assert measure.evidence.id.startswith("100% layar, mulai detik ")
    [long] = flashes_check.check(draft(path), flashes_check.Params("long"))
    assert long.value == 0


def test_a_blank_start_is_left_to_the_opening(tmp_path: Path) -> None:
    path = clips.write(
        tmp_path / "a.mp4", [*clips.plain(0, 3), *clips.pan(1, 1), *clips.plain(0, 2)]
    )
    [measure] = blank_stretch.check(draft(path), blank_stretch.Params())
    assert measure.value == pytest.approx(2)
    assert period(measure) == pytest.approx((4, 6))


def test_stillness_is_a_share_of_the_time(tmp_path: Path) -> None:
    shot = clips.pan(1, 0.04)[0]
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(2, 1), *[shot] * 75])
    [measure] = stillness.check(draft(path), stillness.Params())
    assert measure.value == pytest.approx(0.75)
    assert period(measure) == pytest.approx((1, 4))
    short = clips.write(tmp_path / "b.mp4", [shot] * 25)
    [measure] = stillness.check(draft(short), stillness.Params())
    assert measure.value == 0


def test_the_closing_card_has_a_length(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 1), *clips.card("TERIMA KASIH", 3)])
    [measure] = end_card.check(draft(path), end_card.Params())
    assert measure.value == pytest.approx(3)
    assert period(measure) == pytest.approx((1, 4))
    path = clips.write(tmp_path / "b.mp4", clips.pan(1, 2))
    assert [each.value for each in end_card.check(draft(path), end_card.Params())] == [0]


def test_duration_and_size_come_from_the_header(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 1), rotation=90)
    [seconds] = video_duration.check(draft(path), video_duration.Params())
    [size] = media_size.check(draft(path), media_size.Params("shorter", "video"))
    assert seconds.value == pytest.approx(1, abs=0.05)
    assert (size.value, size.unit) == (clips.HEIGHT, "px")
    assert size.evidence is not None
    assert size.evidence.en == f"{clips.HEIGHT} × {clips.WIDTH}"


def read(*texts: str) -> Reading:
    place = TextBox((0.1, 0.1, 0.2, 0.05), ((0, 0), (1, 0), (1, 1), (0, 1)), 0.9)
    return Reading(tuple(Line(text, 0.97, 0.04, place) for text in texts))


@pytest.mark.parametrize(
    ("looks", "value"),
    [
        ((read("TikTok", "@kopi"), read("TikTok", "@kopi"), read()), 2),
        ((read("TikTok"), read(), read()), 0),  # said once, it may be what the clip is about
        ((read("TikTok"),), 1),  # all there is of a very short clip
        ((read("Akun TikTok kami"), read("Akun TikTok kami")), 0),
        ((read("TikTok", "Instagram"), read("TikTok", "Instagram")), 0),
        ((read("CapCut"), read("Kopi"), read("CapCut")), 2),
        ((), 0),
    ],
)
def test_a_mark_counts_where_it_stays(
    tmp_path: Path, looks: tuple[Reading, ...], value: int
) -> None:
    medium = Medium("a.mp4", tmp_path / "a.mp4")
    medium._known.update({kind_of: "video", corner_readings: looks})
    [measure] = clip_watermark.check(Draft(media=[medium]), MARKS)
    assert measure.value == value
    assert measure.evidence is not None
    assert bool(measure.evidence.id) == bool(value)


def test_a_draft_without_videos_is_skipped() -> None:
    with pytest.raises(Skip, match="no video"):
        list(flashes_check.check(Draft("a"), flashes_check.Params()))
    with pytest.raises(Skip, match="no video"):
        list(clip_watermark.check(Draft("a"), MARKS))
