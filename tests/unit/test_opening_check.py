"""The check of the opening: each figure with its time, for each video of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

import clips
from contentcheck.checks.opening import Of, Params, check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Medium, Region

REELS = Path(__file__).parents[1] / "rule-media"


def measured(of: Of, reel: str) -> Measure:
    medium = Medium(reel, REELS / f"reel-{reel}.mp4")
    (measure,) = check(Draft(media=[medium]), Params(of=of))
    return measure


@pytest.mark.parametrize(
    ("of", "reel", "value", "start", "end", "words"),
    [
        ("first-content", "black-start", 1.58, 0, 1.58, "the first picture at 1.6 s"),
        ("fade", "black-start", 2.58, 0, 2.58, "in full at 2.6 s"),
        ("sharpness", "blurred-start", 0.0012, 0, 1.5, "sharp from 1.5 s on"),
        ("bars", "bars", 0.662, 0, 3, "bars above and below"),
        ("card", "card", 3, 0, 3, "from 0 to 3 s"),
        ("cuts", "cuts", 7, 0, 3, "at 0.5; 0.9; 1.3; 1.7; 2.1; 2.5; 3.0 s"),
        ("shake", "shaky", 15.9, 0, 3, "15.9 pixels of 160"),
        ("first-content", "card", 0, 0, 3, "the first picture at 0 s"),
        ("fade", "card", 0, 0, 3, "no fade-in"),
        ("bars", "card", 0, 0, 3, "no black bars"),
        ("card", "cuts", 0, 0, 3, "no card"),
        ("cuts", "card", 0, 0, 3, "no cut"),
    ],
)
def test_a_figure_with_its_period(
    of: Of, reel: str, value: float, start: float, end: float, words: str
) -> None:
    measure = measured(of, reel)
    assert measure.value == pytest.approx(value, abs=0.05)
    assert isinstance(measure.place, Region)
    assert (measure.place.start, measure.place.end) == pytest.approx((start, end), abs=1 / 24)
    assert measure.evidence is not None
    assert measure.evidence.en == words


def test_figures_are_written_as_the_language_does() -> None:
    evidence = measured("first-content", "black-start").evidence
    assert evidence is not None
    assert evidence.id == "gambar pertama pada detik 1,6"


def test_a_screen_that_stays_empty_is_late_and_not_blurred(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.plain(0, 1.0))
    draft = Draft(media=[Medium("a.mp4", path)])
    (measure,) = check(draft, Params(of="first-content"))
    assert measure.value == 3
    assert measure.evidence is not None
    assert measure.evidence.en == "never anything to see"
    assert list(check(draft, Params(of="sharpness"))) == []


def test_without_a_video_it_is_skipped() -> None:
    with pytest.raises(Skip, match="no video"):
        list(check(Draft("words"), Params(of="cuts")))
