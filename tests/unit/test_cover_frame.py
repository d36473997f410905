"""The cover: which frame it is, what is wrong with it, which would be better, what a grid cuts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import clips
from contentcheck.checks.cover_frame import Params, check
from contentcheck.drafts.parts import Cover
from contentcheck.errors import Skip
from contentcheck.measuring.opening import cover
from contentcheck.model import Draft, Measure, Medium, Region
from contentcheck.vision.attention import MappedAttention
from contentcheck.vision.cover import cut_off
from contentcheck.vision.found import Face
from contentcheck.vision.samples import SampledFrame

REELS = Path(__file__).parents[1] / "rule-media"


def reel(name: str, at: float | None = None, file: str | None = None) -> Medium:
    named = None if at is None and file is None else Cover(at=at, file=file)
    return Medium(name, REELS / f"reel-{name}.mp4", cover=named)


def clear(medium: Medium) -> Measure:
    (measure,) = check(Draft(media=[medium]), Params(of="clear"))
    return measure


def test_the_first_frame_is_the_cover_and_a_better_one_is_named() -> None:
    measure = clear(reel("black-start"))
    assert (measure.name, measure.value, measure.unit) == ("cover_clear", 0, "score")
    assert isinstance(measure.place, Region)
    assert measure.place.start == 0
    assert measure.evidence is not None
    assert measure.evidence.id == (
        "detik 0: hitam atau kosong; lebih baik detik 2,5, thumb_offset 2500"
    )
    assert measure.evidence.en == "0 s: black or blank; better: 2.5 s, thumb_offset 2500"


@pytest.mark.parametrize(
    ("name", "at", "words"),
    [
        ("blurred-start", None, "0 s: blurred; better: 1.5 s, thumb_offset 1500"),
        ("good", None, "0 s: clear"),
        ("good", 1.2, "1.2 s: clear"),
        ("black-start", 1.9, "1.9 s: dark; better: 2.5 s, thumb_offset 2500"),
        ("good", 60.0, "60 s: the video is over by then"),
    ],
)
def test_what_is_said_of_a_cover(name: str, at: float | None, words: str) -> None:
    evidence = clear(reel(name, at)).evidence
    assert evidence is not None
    assert evidence.en.startswith(words)


def test_a_picture_of_its_own_is_not_judged() -> None:
    with pytest.raises(Skip, match="a picture of its own"):
        clear(reel("good", file="cover.jpg"))


def test_a_video_that_shows_nothing_has_no_better_frame(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.plain(0, 0.4))
    assert Medium("a.mp4", path).once(cover).best_at is None


def test_a_headline_at_the_edge_is_cut_off_in_the_grid() -> None:
    (measure,) = check(Draft(media=[reel("card")]), Params(of="cut", shape=0.75))
    assert measure.value == pytest.approx(1, abs=0.1)
    assert isinstance(measure.place, Region)
    assert measure.place.box is not None
    assert measure.place.box[1] < 0.125
    (whole,) = check(Draft(media=[reel("card")]), Params(of="cut", shape=0.5625))
    assert whole.value == 0


def test_a_blank_cover_has_nothing_that_could_be_cut() -> None:
    assert list(check(Draft(media=[reel("black-start")]), Params(of="cut", shape=0.75))) == []


@pytest.mark.parametrize(
    ("box", "aspect", "share"),
    [
        ((0.4, 0.4, 0.2, 0.2), 9 / 16, 0.0),
        ((0.4, 0.0, 0.2, 0.25), 9 / 16, 0.5),  # the upper eighth is gone
        ((0.0, 0.4, 0.25, 0.2), 16 / 9, 1.0),  # a wide frame loses its sides
        ((0.0, 0.0, 0.1, 0.05), 9 / 16, 0.0),  # too small a face to matter
    ],
)
def test_how_much_of_a_face_a_crop_takes(
    box: tuple[float, float, float, float], aspect: float, share: float
) -> None:
    attention = MappedAttention((0.5, 0.5), 0.9, map=np.ones((1, 1), np.float32))
    frame = SampledFrame(0.0, False, 0.5, 0.3, (Face(box, 1.0),), 0.0, attention)
    assert cut_off(frame, aspect, 0.75)[0] == pytest.approx(share)


def test_a_picture_of_its_own_is_cut_as_well(tmp_path: Path) -> None:
    """Designed covers have their headline at the top, where the grid of the profile cuts."""
    (tmp_path / "media").mkdir()
    clip = tmp_path / "media" / "reel.mp4"
    clip.write_bytes((REELS / "reel-good.mp4").read_bytes())
    for name in ("story-words-at-top.jpg", "story-words-in-middle.jpg"):
        (tmp_path / name).write_bytes((REELS / name).read_bytes())

    def cut(file: str) -> Measure:
        medium = Medium("media/reel.mp4", clip, cover=Cover(file=file), cover_path=tmp_path / file)
        (measure,) = check(Draft(media=[medium]), Params(of="cut", shape=0.75))
        return measure

    lost = cut("story-words-at-top.jpg")
    assert (lost.name, lost.value > 0.5) == ("cover_cut", True)
    assert isinstance(lost.place, Region)
    assert lost.place.file == "story-words-at-top.jpg"
    assert lost.place.box is not None
    assert cut("story-words-in-middle.jpg").value == 0
    with pytest.raises(Skip, match="unreadable medium"):
        cut("missing.jpg")
