"""Busy grounds: drawn letters get lost in a pattern, and are saved by whatever sets them off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from contentcheck.checks import text_ground
from contentcheck.model import Draft, Region
from contentcheck.vision.ground import lost_share
from drawing import bgr, saved

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
SIZE = (640, 52)
FONT = ImageFont.load_default(48)


def clouds(sky: str = "#305080", cloud: str = "#f6f6fa") -> Image.Image:
    """Return a ground of patches wider than letters."""
    picture = Image.new("RGB", SIZE, sky)
    for left in (90, 300, 500):
        ImageDraw.Draw(picture).ellipse((left, -30, left + 130, 80), cloud)
    return picture


def written(ground: Image.Image, ink: str = "#ffffff", **how: object) -> float:
    ImageDraw.Draw(ground).text((6, -3), "Layanan paspor Sabtu", ink, FONT, **how)  # type: ignore[arg-type]
    share = lost_share(bgr(ground), WHOLE)
    assert share is not None
    return share


def test_letters_get_lost_in_patches_of_their_colour() -> None:
    assert written(clouds()) > 0.4


@pytest.mark.parametrize("ground", ["#12355b", "#b3261e", "#767676"])
def test_a_plain_ground_is_calm(ground: str) -> None:
    assert written(Image.new("RGB", SIZE, ground)) == 0


def test_a_gradient_is_calm() -> None:
    ground = Image.linear_gradient("L").resize(SIZE).point(lambda v: v // 2).convert("RGB")
    assert written(ground) == 0


def test_a_panel_a_shade_an_outline_and_a_shadow_help() -> None:
    panel = clouds()
    panel.paste("#12355b", (0, 0, *SIZE))
    assert written(panel) == 0
    assert written(Image.blend(clouds(), Image.new("RGB", SIZE), 0.6)) == 0
    assert written(clouds(), stroke_width=5, stroke_fill="#101018") < 0.25
    shadow, mask = clouds(), Image.new("L", SIZE)
    ImageDraw.Draw(mask).text((6, -3), "Layanan paspor Sabtu", 255, FONT, stroke_width=9)
    shadow.paste("#101018", (0, 0), mask.filter(ImageFilter.GaussianBlur(3)))
    assert written(shadow) < 0.25  # where the rule starts to speak


def test_a_pattern_far_from_the_letters_is_calm() -> None:
    assert written(clouds("#203050", "#4a3020")) == 0


def test_a_line_that_runs_down_is_the_same() -> None:
    ground = clouds()
    across = written(ground)
    assert lost_share(bgr(ground.rotate(90, expand=True)), WHOLE) == pytest.approx(across, abs=0.1)


def test_a_plain_area_and_a_speck_have_no_letters() -> None:
    assert lost_share(bgr(Image.new("RGB", (2, 2), "#446688")), WHOLE) is None
    assert lost_share(bgr(Image.new("RGB", SIZE, "#446688")), WHOLE) is None


def test_the_worst_line_is_shown(tmp_path: Path) -> None:
    poster = Image.new("RGB", (640, 640), "#12355b")
    font = ImageFont.load_default(48)
    ImageDraw.Draw(poster).text((20, 80), "Layanan paspor Sabtu", "#ffffff", font)
    lost = clouds()
    ImageDraw.Draw(lost).text((6, -3), "Bawa kartu keluarga", "#ffffff", font)
    poster.paste(lost, (0, 400))
    draft = Draft(media=[saved(poster, tmp_path / "a.png")])
    (measure,) = text_ground.check(draft, text_ground.Params())
    assert measure.value > 0.25
    assert isinstance(measure.place, Region)
    assert measure.place.box is not None
    assert measure.place.box[1] > 0.5
    assert not list(text_ground.check(draft, text_ground.Params(from_share=0.9)))
