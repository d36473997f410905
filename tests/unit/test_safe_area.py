"""Safe area: words and faces that a crop cuts off or an app's controls cover, on drawn pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from contentcheck.checks.safe_area import Params, check
from contentcheck.errors import Skip
from contentcheck.measuring.image import attention, text_regions
from contentcheck.model import Draft, Medium, Region
from drawing import portrait, poster, saved

FEED = Params(narrowest=0.75, widest=1.91, like_first=True)
STORY = Params(screen=9 / 16, top=(0.14,), bottom=(0.2,), of="all")


def words(size: tuple[int, int], *tops: int) -> Image.Image:
    """Return a plain picture with a line of words at each height."""
    picture = Image.new("RGB", size, "#f4efe6")
    for top in tops:
        ImageDraw.Draw(picture).text(
            (60, top), "Layanan paspor", "#102040", ImageFont.load_default(56)
        )
    return picture


def test_words_in_the_strip_that_is_cropped(tmp_path: Path) -> None:
    draft = Draft(media=[saved(words((540, 960), 30, 480), tmp_path / "a.png")])
    (measure,) = check(draft, FEED)
    assert measure.value > 0.9
    assert measure.evidence
    assert measure.evidence.en == "1 line of text"
    assert isinstance(measure.place, Region)
    assert measure.place.box is not None
    assert measure.place.box[1] < 0.1


def test_nothing_runs_where_nothing_is_cut(tmp_path: Path) -> None:
    medium = saved(words((540, 675), 30), tmp_path / "a.png")
    (measure,) = check(Draft(media=[medium]), FEED)
    assert measure.value == 0
    assert text_regions not in medium._known
    assert attention not in medium._known


def test_a_carousel_follows_its_first_picture(tmp_path: Path) -> None:
    wide = saved(words((960, 640), 300), tmp_path / "wide.png")
    tall = saved(words((640, 800), 20, 380), tmp_path / "tall.png")
    first, second = check(Draft(media=[wide, tall]), FEED)
    assert (first.value, second.value > 0.9) == (0, True)
    first, second = check(Draft(media=[tall, wide]), FEED)
    assert first.value == 0


def test_a_face_that_is_cut(tmp_path: Path) -> None:
    canvas = Image.new("RGB", (480, 960), "#7d93a8")
    canvas.paste(portrait(480).crop((0, 60, 480, 480)), (0, 0))
    params = Params(narrowest=0.75, widest=1.91, things=("faces",))
    (measure,) = check(Draft(media=[saved(canvas, tmp_path / "a.png")]), params)
    assert 0.3 < measure.value < 1
    assert measure.evidence
    assert measure.evidence.id == "1 wajah"


def test_of_all_words_those_under_the_controls(tmp_path: Path) -> None:
    shares: list[float] = []
    for tops in ((30,), (30, 480), (480,)):
        draft = Draft(media=[saved(words((540, 960), *tops), tmp_path / f"{len(shares)}.png")])
        (measure,) = check(draft, STORY)
        shares.append(measure.value)
    assert shares[0] > 0.9
    assert shares[1] == pytest.approx(0.5, abs=0.1)
    assert shares[2] == 0


def test_where_people_look_is_cut_off(tmp_path: Path) -> None:
    canvas = Image.new("RGB", (480, 960), "#203040")
    ImageDraw.Draw(canvas).ellipse((190, 20, 290, 120), "#ffd040")
    params = Params(narrowest=0.75, widest=1.91, things=("peak",))
    (measure,) = check(Draft(media=[saved(canvas, tmp_path / "a.png")]), params)
    assert measure.value > 0.5
    assert measure.confidence == 0.5


def test_small_words_and_signs_may_be_left_out(tmp_path: Path) -> None:
    draft = Draft(media=[saved(words((540, 960), 30), tmp_path / "a.png")])
    for params in (
        Params(narrowest=0.75, things=("text",), from_height=60),
        Params(narrowest=0.75, things=("text",), from_share=0.2),
    ):
        (measure,) = check(draft, params)
        assert measure.value == 0


def test_without_a_first_picture_nobody_knows(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 nothing")
    good = saved(poster(2), tmp_path / "a.png")
    with pytest.raises(Skip, match="unreadable medium"):
        list(check(Draft(media=[Medium("broken.jpg", broken), good]), FEED))
    with pytest.raises(Skip, match="no image"):
        list(check(Draft(), FEED))
