"""The focus of an opening: a sum that can be followed, and that orders clips as people would."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs

import clips
from contentcheck.checks.opening_focus import Params, check
from contentcheck.errors import Skip
from contentcheck.measuring.opening import opening
from contentcheck.model import Draft, Measure, Medium, Region
from contentcheck.vision.attention import MappedAttention
from contentcheck.vision.bars import Bars
from contentcheck.vision.blur import Look, Sharpness
from contentcheck.vision.found import Face
from contentcheck.vision.opening import OpeningChecks
from contentcheck.vision.opening_focus import (
    OpeningFocus,
    Part,
    Seen,
    Subject,
    opening_focus,
)
from contentcheck.vision.samples import SampledFrame, look_at
from contentcheck.vision.screen_text import ScreenText

NO_TEXT = ScreenText(0, 0.0, (), 0.0)
MOMENTS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


def scored(tmp_path: Path, frames: list[clips.Frame]) -> float:
    path = clips.write(tmp_path / "clip.mp4", frames)
    return Medium("clip.mp4", path).once(opening).focus.total


def faults() -> dict[str, list[clips.Frame]]:
    clean = clips.pan(1, 3.2)
    return {
        "slightly letterboxed": clips.letterboxed(clean, 12),
        "black start": clips.plain(0, 1.0) + clean,
        "shaky": clips.shaken(clean, 10),
        "card": clips.card("PENGUMUMAN", 3.2),
    }


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> float:
    """The score of the clip without a fault, computed once."""
    return scored(tmp_path_factory.mktemp("clean"), clips.pan(1, 3.2))


@pytest.mark.parametrize("fault", faults())
def test_a_fault_scores_below_the_clean_clip(tmp_path: Path, clean: float, fault: str) -> None:
    assert scored(tmp_path, faults()[fault]) < clean - 0.01


def test_a_longer_black_start_scores_lower(tmp_path: Path) -> None:
    scores = [
        scored(tmp_path, clips.plain(0, seconds) + clips.pan(1, 3))
        for seconds in (0.0, 0.4, 1.0, 1.8)
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert scores[-1] <= 0.30


# ------------------------------------------------------------------------ the sum, without clips


def clean_checks(**changed: object) -> OpeningChecks:
    values: dict[str, object] = {
        "first_content": 0.0,
        "fade_complete": None,
        "light": 1.0,
        "bars": Bars(),
        "still": 0.0,
        "card": 0.0,
        "card_time": None,
        "cuts": (),
        "shake": 0.0,
        "blank": (),
        "brightness": (),
    }
    return OpeningChecks(**(values | changed))  # type: ignore[arg-type]


def sample(
    time: float, peak: tuple[float, float] = (0.5, 0.5), face: float = 0.0, blank: bool = False
) -> SampledFrame:
    faces = (Face((0, 0, face, 1.0), 1.0),) if face else ()
    attention = MappedAttention(peak, 0.95, map=np.ones((1, 1), np.float32))
    return SampledFrame(time, blank, 0.5, 0.3, faces, 0.0, attention)


def summed(
    checks: OpeningChecks | None = None,
    samples: list[SampledFrame] | None = None,
    end: float = 3.03,
    *,
    ended: bool = False,
    text: ScreenText | None = NO_TEXT,
) -> OpeningFocus:
    given = [sample(time) for time in MOMENTS] if samples is None else samples
    sharp = Sharpness(0.3, 0.0, (0.3,) * len(given))
    return opening_focus(
        Seen(checks or clean_checks(), sharp, given, text, 16 / 9, end, ended=ended)
    )


def part(focus: OpeningFocus, name: str) -> Part:
    return next(each for each in focus.parts if each.name == name)


def test_an_opening_without_fault_is_full() -> None:
    focus = summed()
    assert focus.total == 1
    assert focus.caps == ()
    assert focus.weight == 100
    assert focus.subject == Subject(0.0, "peak")


def test_without_a_reader_the_sum_is_taken_of_the_other_parts() -> None:
    focus = summed(clean_checks(card=1.0), text=None)
    assert focus.weight == 90
    assert focus.total == pytest.approx(75 / 90)
    assert all(part.name != "readable" for part in focus.parts)


@pytest.mark.parametrize(
    ("words", "seconds", "points"), [(8, 3.0, 10), (12, 3.0, 5.71), (17, 3.0, 0), (5, 1.0, 2.14)]
)
def test_words_are_set_against_the_time_they_stay(
    words: int, seconds: float, points: float
) -> None:
    focus = summed(text=ScreenText(words, seconds, (), seconds))
    assert part(focus, "readable").points == pytest.approx(points, abs=0.01)


def test_a_short_text_is_a_subject() -> None:
    peaks = [(0.1, 0.1), (0.9, 0.9)] * 3
    samples = [sample(time, peak) for time, peak in zip(MOMENTS, peaks, strict=True)]
    focus = summed(samples=samples, text=ScreenText(5, 2.0, (1.0, 1.5), 3.0))
    assert focus.subject == Subject(1.0, "text")


@pytest.mark.parametrize(
    ("name", "changed", "points"),
    [
        ("seen", {"first_content": 0.8}, 12.5),
        ("seen", {"first_content": 1.5}, 0.0),
        ("alive", {"card": 1.0}, 0.0),
        ("alive", {"card": 0.4}, 9.0),
        ("steady", {"shake": 2.5}, 2.5),
        ("steady", {"shake": 9.0}, 0.0),
    ],
)
def test_points_lie_evenly_between_full_and_none(
    name: str, changed: dict[str, object], points: float
) -> None:
    focus = summed(clean_checks(**changed))
    assert part(focus, name).points == pytest.approx(points)
    assert focus.points == pytest.approx(100 - part(focus, name).weight + points)
    assert focus.total == pytest.approx(focus.points / 100)


@pytest.mark.parametrize(("light", "share"), [(24 / 255, 0.0), (102 / 255, 0.5), (180 / 255, 1.0)])
def test_what_cannot_be_made_out_is_no_subject_and_no_place_to_look(
    light: float, share: float
) -> None:
    focus = summed(clean_checks(light=light))
    for name, weight in (("clear", 15), ("subject", 20), ("one-place", 10)):
        assert part(focus, name).points == pytest.approx(share * weight)
    assert focus.points == pytest.approx(55 + share * 45)


def test_two_spots_that_draw_alike_may_change_places() -> None:
    samples = [sample(time, ((0.1, 0.1), (0.9, 0.9))[n % 2]) for n, time in enumerate(MOMENTS)]
    both = [
        replace(each, attention=structs.replace(each.attention, second=before.attention.peak))
        for before, each in zip([samples[-1], *samples], samples, strict=False)
    ]
    assert summed(samples=samples).subject is None
    assert summed(samples=both).subject == Subject(0.0, "peak")


@pytest.mark.parametrize(
    ("changed", "limit"),
    [
        ({"first_content": 1.6}, 0.30),
        ({"first_content": None}, 0.30),
        ({"fade_complete": 1.1}, 0.60),
        ({"bars": Bars((0, 0.2, 1, 0.6))}, 0.70),
        ({"bars": Bars((0, 0.0875, 1, 0.825))}, 0.85),
    ],
)
def test_caps(changed: dict[str, object], limit: float) -> None:
    focus = summed(clean_checks(**changed))
    assert [cap.limit for cap in focus.caps] == pytest.approx([limit])
    assert focus.total <= limit + 1e-9


def test_a_short_fade_is_not_capped() -> None:
    assert summed(clean_checks(fade_complete=0.9)).caps == ()


def test_a_peak_that_wanders_is_no_subject_until_it_stays() -> None:
    peaks = [(0.1, 0.1), (0.9, 0.9), (0.1, 0.9), (0.5, 0.5), (0.52, 0.5), (0.5, 0.52)]
    samples = [sample(time, peak) for time, peak in zip(MOMENTS, peaks, strict=True)]
    assert part(summed(samples=samples), "subject").value == 1.5
    samples[-1] = sample(2.5, (0.9, 0.1))
    assert part(summed(samples=samples), "subject").value is None


def test_a_large_face_is_a_subject_and_a_small_one_is_not() -> None:
    peaks = [(0.1, 0.1), (0.9, 0.9)] * 3
    for face, value in ((0.03, 0.5), (0.01, None)):
        samples = [
            sample(time, peak, face if time == 0.5 else 0.0)
            for time, peak in zip(MOMENTS, peaks, strict=True)
        ]
        assert part(summed(samples=samples), "subject").value == value


def test_a_video_shorter_than_a_second_can_hold_to_its_end() -> None:
    assert part(summed(samples=[sample(0.0)], end=0.04, ended=True), "subject").value == 0
    assert part(summed(samples=[sample(0.0)], end=0.04), "subject").value is None


def test_only_blank_frames_earn_nothing() -> None:
    blank = [sample(time, blank=True) for time in MOMENTS]
    assert summed(clean_checks(first_content=None), blank).total == 0


def test_bars_are_cropped_before_the_eye_is_followed() -> None:
    frame = np.zeros((360, 640, 3), np.uint8)
    frame[90:270] = 120
    frame[200:220, 480:500] = (0, 0, 255)
    bars = Bars((0.0, 0.25, 1.0, 0.5))
    found = look_at(Look(0.0, 0, False, frame), brightness=0.3, sharpness=0.3, bars=bars)
    height, width = found.attention.map.shape
    assert width / height == pytest.approx(640 / 360, rel=0.02)
    assert found.attention.map[: height // 5].sum() == 0
    assert found.attention.peak == pytest.approx((490 / 640, 210 / 360), abs=0.08)


# ---------------------------------------------------------------------------------- the check


def measured(tmp_path: Path, frames: list[clips.Frame]) -> Measure:
    path = clips.write(tmp_path / "clip.mp4", frames)
    [measure] = check(Draft(media=[Medium("clip.mp4", path)]), Params())
    return measure


def test_the_measure_says_what_costs_points_and_where_most_is_lost(tmp_path: Path) -> None:
    measure = measured(tmp_path, clips.plain(0, 1.2) + clips.pan(1, 3))
    assert (measure.name, measure.unit) == ("opening_focus", "score")
    assert isinstance(measure.place, Region)
    assert (measure.place.file, measure.place.box, measure.place.start) == ("clip.mp4", None, 0.0)
    assert measure.place.end == pytest.approx(1.2, abs=0.05)
    assert measure.evidence is not None
    assert measure.evidence.id.startswith("baru ada yang terlihat pada detik 1,2 (−20)")
    assert measure.evidence.en.startswith("nothing to see before 1.2 s (−20)")
    assert measure.evidence.id.endswith(
        "; tanpa potongan: tajam dan terang, bukan kartu diam, teks sempat dibaca, "
        "satu pusat pandangan, tidak bergoyang"
    )
    assert measure.confidence == 1


def test_the_evidence_of_a_sum_adds_up(tmp_path: Path) -> None:
    measure = measured(tmp_path, clips.card("PENGUMUMAN", 3.2))
    assert measure.evidence is not None
    taken = sum(int(points) for points in re.findall(r"\(−(\d+)\)", measure.evidence.en))
    assert 100 - taken == pytest.approx(100 * measure.value, abs=1.5)
    for name in ("something to see", "sharp", "subject", "card", "text", "one place", "steady"):
        assert name in measure.evidence.en


def test_a_cap_is_named(tmp_path: Path) -> None:
    measure = measured(tmp_path, clips.letterboxed(clips.pan(1, 3.2), 40))
    assert measure.value == pytest.approx(0.70)
    assert measure.evidence is not None
    assert "pita hitam menutupi 44% layar (paling tinggi 70)" in measure.evidence.id
    assert "black bars over 44% of the frame (at most 70)" in measure.evidence.en


def test_a_draft_without_video_is_skipped() -> None:
    with pytest.raises(Skip, match="no video"):
        list(check(Draft("words"), Params()))


def test_the_check_loads_nothing_heavy() -> None:
    code = (
        "import sys, contentcheck.checks.opening_focus, contentcheck.checks.damage;"
        "print(sorted({'numpy', 'cv2', 'av', 'PIL'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_of_a_clip_that_shows_nothing_it_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "black.mp4"
    clips.write(path, [np.zeros((180, 320, 3), np.uint8)] * 50)
    (found,) = check(Draft(media=[Medium("black.mp4", path)]), Params())
    assert found.evidence is not None
    assert found.evidence.en == (
        "a black or blank screen (at most 30), never anything to see (−25)"
    )
