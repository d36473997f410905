"""Exposure: too much light and too little range are found; white paper and posters are neither."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from contentcheck.vision.highlights import blown_share
from contentcheck.vision.quality import tonal_range
from drawing import DATA, bgr, poster, scene
from spoiling import MEDIA, PHOTO, recompressed, score

BLOWN = Image.open(MEDIA / "photo-overexposed.jpg").convert("RGB")
FOLDER = DATA / "visual-focus" / "images"


def test_too_much_light_is_found_and_harmless_changes_keep_it() -> None:
    changes = [
        BLOWN,
        ImageOps.mirror(BLOWN),
        BLOWN.transpose(Image.Transpose.ROTATE_90),
        recompressed(BLOWN, 90),
        BLOWN.resize((480, 320), Image.Resampling.BOX),
        BLOWN.resize((900, 600), Image.Resampling.BICUBIC),
    ]
    shares = [blown_share(bgr(each)) for each in changes]
    assert score("image.overexposed", min(shares)) < 1
    assert max(shares) - min(shares) < 0.15


def white_posters() -> list[Image.Image]:
    words = poster(5, ground="#ffffff")
    pastel = poster(3, ground="#ffffff")
    for x, colour in ((60, "#fde8ef"), (400, "#e8f4fd"), (740, "#eefde8")):
        ImageDraw.Draw(pastel).ellipse((x, 600, x + 280, 880), colour)
    inset = poster(2, ground="#ffffff")
    inset.paste(PHOTO.resize((900, 600)), (90, 400))
    shadow = Image.new("L", (1080, 1080), 255)
    ImageDraw.Draw(shadow).rectangle((200, 200, 880, 880), 150)
    card = shadow.filter(ImageFilter.GaussianBlur(40)).convert("RGB")
    ImageDraw.Draw(card).rectangle((200, 180, 870, 860), "#ffffff")
    shaded = Image.linear_gradient("L").resize((1080, 1080)).convert("RGB")
    return [words, pastel, inset, card, shaded]


@pytest.mark.parametrize("quality", [95, 80])
@pytest.mark.parametrize("number", range(5))
def test_white_ground_is_no_fault(number: int, quality: int) -> None:
    picture = white_posters()[number]
    assert score("image.overexposed", blown_share(bgr(picture))) == 1
    assert score("image.overexposed", blown_share(bgr(recompressed(picture, quality)))) == 1


def test_a_white_sky_that_ends_at_a_roof_is_no_fault() -> None:
    street = scene((600, 400))
    ImageDraw.Draw(street).polygon([(0, 0), (600, 0), (600, 160), (300, 230), (0, 180)], "#ffffff")
    assert blown_share(bgr(street)) == 0


def test_odd_pictures_have_nothing_blown() -> None:
    for tone in (0, 200, 255):
        assert blown_share(np.full((40, 40, 3), tone, np.uint8)) == 0
    assert blown_share(np.full((1, 1, 3), 255, np.uint8)) == 0


def test_less_contrast_is_flatter_and_very_little_is_a_fault() -> None:
    values = [tonal_range(bgr(ImageEnhance.Contrast(PHOTO).enhance(by))) for by in (1, 0.5, 0.15)]
    assert values == sorted(values, reverse=True)
    assert score("image.flat", values[1]) == 1
    assert score("image.flat", values[-1]) < 0.9


def test_a_few_letters_on_a_plain_ground_are_range_enough() -> None:
    for picture in (poster(1), poster(1, ground="#ffffff"), recompressed(poster(1), 60)):
        assert score("image.flat", tonal_range(bgr(picture))) == 1


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no pictures")
def test_ordinary_photographs_are_left_alone_at_quality_90_too() -> None:
    for file in sorted(FOLDER.glob("*.jpg"))[::60]:
        for picture in (Image.open(file).convert("RGB"), recompressed(Image.open(file), 90)):
            assert score("image.overexposed", blown_share(bgr(picture))) == 1, file
            assert score("image.flat", tonal_range(bgr(picture))) == 1, file
