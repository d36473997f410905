"""Legibility: drawn lines of known size and colour come out as drawn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from contentcheck.checks import text_contrast, text_size
from contentcheck.model import Draft, Region
from contentcheck.vision.legibility import (
    contrast,
    cut_out,
    flatness,
    height_on_phone,
    legible_lines,
    lightness,
)
from contentcheck.vision.text_regions import find_text
from drawing import LINE, bgr, saved, scene

Colour = tuple[int, int, int]
WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def line(ink: Colour | str, ground: Colour | str, size: int = 48) -> Image.Image:
    picture = Image.new("RGB", (1080, 400), ground)
    ImageDraw.Draw(picture).text((60, 150), LINE, ink, ImageFont.load_default(size))
    return picture


@pytest.mark.parametrize(
    ("ink", "ground", "ratio"),
    [  # by the formula of WCAG 2.2
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#969696", "#ffffff", 2.96),
        ("#ffffff", "#ffc800", 1.55),
        ("#c83c3c", "#3c8c3c", 1.20),
    ],
)
@pytest.mark.parametrize("size", [28, 60])
def test_contrast_is_that_of_the_colours(ink: str, ground: str, ratio: float, size: int) -> None:
    picture = bgr(line(ink, ground, size))
    (found,) = legible_lines(picture, find_text(picture))
    assert found.contrast == pytest.approx(ratio, rel=0.12)


def test_contrast_is_the_same_turned_round_and_lying_down() -> None:
    ratios = []
    for ink, ground in (("#336699", "#ffffff"), ("#ffffff", "#336699")):
        picture = line(ink, ground).crop((50, 140, 900, 220))
        for turned in (picture, picture.rotate(90, expand=True), picture.rotate(180)):
            ratios.append(contrast(lightness(cut_out(bgr(turned), WHOLE, 48))))  # noqa: PERF401
    assert ratios == pytest.approx([6.1] * 6, rel=0.05)


def test_fading_ink_loses_contrast() -> None:
    ratios = []
    for grey in (0, 60, 120, 180):
        picture = bgr(line((grey, grey, grey), "#ffffff").crop((50, 140, 900, 220)))
        found = contrast(lightness(picture))
        assert found is not None
        ratios.append(found)
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[0] > 4 * ratios[-1]


def test_plain_ground_and_a_speck_have_no_contrast() -> None:
    assert contrast(lightness(bgr(Image.new("RGB", (80, 40), "#444444")))) is None
    assert contrast(lightness(bgr(Image.new("RGB", (2, 2), "#444444")))) is None


@pytest.mark.parametrize("size", [24, 48, 96])
def test_height_on_a_phone_is_about_that_of_the_type(size: int) -> None:
    picture = bgr(line("#102040", "#ffffff", size))
    (found,) = legible_lines(picture, find_text(picture))
    assert found.height == pytest.approx(size / 3, rel=0.2)


def test_height_on_a_phone_goes_by_the_width_of_the_picture() -> None:
    assert height_on_phone(((0, 0), (1, 0), (1, 0.1), (0, 0.1)), 1080, 1080) == pytest.approx(36)
    assert height_on_phone(((0, 0), (1, 0), (1, 0.1), (0, 0.1)), 540, 1080) == pytest.approx(72)


def test_the_worst_line_is_shown(tmp_path: Path) -> None:
    both = Image.new("RGB", (1080, 800), "#ffffff")
    both.paste(line("#102040", "#ffffff", 40), (0, 0))
    both.paste(line("#b4b4b4", "#ffffff", 60), (0, 400))
    draft = Draft(media=[saved(both, tmp_path / "a.png")])
    (faint,) = text_contrast.check(draft, text_contrast.Params())
    assert faint.value == pytest.approx(2.1, rel=0.1)
    assert isinstance(faint.place, Region)
    assert faint.place.box is not None
    assert faint.place.box[1] > 0.5
    assert faint.evidence is not None
    assert faint.evidence.en == "at the bottom"
    (small,) = text_size.check(draft, text_size.Params(of="smallest"))
    (middle,) = text_size.check(draft, text_size.Params())
    assert small.value == pytest.approx(40 / 3, rel=0.2)
    assert middle.value > small.value
    assert isinstance(small.place, Region)
    assert small.place.box is not None
    assert small.place.box[1] < 0.5
    assert small.evidence
    assert small.evidence.en.startswith("smallest line about 1")


def test_a_faint_headline_is_found_where_the_detector_doubts_it(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1080, 1080), (200, 210, 220))
    font = ImageFont.load_default(90)
    ImageDraw.Draw(picture).text((60, 400), "Layanan paspor hari", (185, 195, 205), font)
    lines = legible_lines(bgr(picture), find_text(bgr(picture)))
    assert max(each.score for each in lines) < 0.8
    draft = Draft(media=[saved(picture, tmp_path / "a.png")])
    (faint,) = text_contrast.check(draft, text_contrast.Params(from_share=0.02))
    assert faint.value < 1.3


def test_letters_of_one_colour_are_flat_and_grain_is_not() -> None:
    grain = np.random.default_rng(1).normal(128, 12, (60, 400, 3)).clip(0, 255).astype(np.uint8)
    assert flatness(lightness(grain)) < 0.75
    assert flatness(lightness(bgr(line("#b9c3cd", "#c8d2dc", 90)))) > 0.9
    assert flatness(lightness(bgr(Image.new("RGB", (80, 40), "#444444")))) == 0


def test_a_sign_in_a_photograph_is_no_message(tmp_path: Path) -> None:
    picture = scene((1080, 1080))
    picture.paste(line("#c8c8c8", "#ffffff", 40).crop((50, 140, 500, 210)), (300, 500))
    draft = Draft(media=[saved(picture, tmp_path / "a.png")])
    assert list(text_size.check(draft, text_size.Params()))
    assert not list(text_size.check(draft, text_size.Params(from_share=0.05)))
    assert not list(text_contrast.check(draft, text_contrast.Params(from_share=0.05)))


def test_a_picture_without_text_has_nothing_to_measure(tmp_path: Path) -> None:
    draft = Draft(media=[saved(Image.new("RGB", (640, 480), "#446688"), tmp_path / "a.png")])
    assert not list(text_size.check(draft, text_size.Params()))
    assert not list(text_contrast.check(draft, text_contrast.Params()))
