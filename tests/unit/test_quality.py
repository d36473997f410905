"""Plain quality: each figure moves with its own fault, and not with JPEG quality 90 or the size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from contentcheck.checks import image_quality, media_size, picture_difference
from contentcheck.errors import Skip
from contentcheck.model import Draft, Region
from contentcheck.vision.likeness import difference, signature
from contentcheck.vision.quality import blockiness, light
from contentcheck.vision.sharpness import sharpness
from drawing import DATA, bgr, poster, saved, scene
from spoiling import PHOTO, recompressed, score

Change = Callable[[Image.Image], Image.Image]


def test_more_blur_is_less_sharp_and_strong_blur_is_a_fault() -> None:
    values = [
        sharpness(bgr(PHOTO.filter(ImageFilter.GaussianBlur(radius)))) for radius in (0, 1, 2, 4, 8)
    ]
    assert values == sorted(values, reverse=True)
    assert score("image.blurred", values[0]) == 1
    assert score("image.blurred", values[-1]) < 0.5


def test_a_sharp_thing_before_a_blurred_ground_is_fine() -> None:
    picture = PHOTO.filter(ImageFilter.GaussianBlur(12))
    picture.paste(PHOTO.crop((200, 100, 400, 300)), (200, 100))
    assert score("image.blurred", sharpness(bgr(picture))) == 1


def test_darker_is_darker_and_very_dark_is_a_fault() -> None:
    values = [light(bgr(ImageEnhance.Brightness(PHOTO).enhance(by))) for by in (1, 0.5, 0.2, 0.1)]
    assert values == sorted(values, reverse=True)
    assert score("image.too-dark", values[1]) == 1
    assert score("image.too-dark", values[-1]) < 0.5


def test_a_night_scene_with_a_lamp_is_not_too_dark() -> None:
    night = Image.new("RGB", (600, 400), "#05060a")
    night.paste("#ffd080", (100, 100, 250, 220))
    assert score("image.too-dark", light(bgr(night))) == 1


@pytest.mark.parametrize("ground", ["#000000", "#0a0a0a"])
def test_light_letters_on_black_are_not_too_dark(ground: str) -> None:
    condolence = Image.new("RGB", (1080, 1080), ground)
    write = ImageDraw.Draw(condolence).text
    write((60, 420), "Turut berduka cita", "#e6e6e6", ImageFont.load_default(110))
    write((60, 600), "Keluarga besar kantor pelayanan", "#bebebe", ImageFont.load_default(60))
    assert score("image.too-dark", light(bgr(condolence))) == 1


@pytest.mark.parametrize(
    "picture", [PHOTO, scene((640, 480)), poster(5)], ids=["photo", "scene", "poster"]
)
def test_quality_90_is_never_punished_and_10_is(picture: Image.Image) -> None:
    good = recompressed(recompressed(picture, 90), 90)
    assert score("image.jpeg-artefacts", blockiness(bgr(good))) == 1
    assert score("image.blurred", sharpness(bgr(good))) == 1
    assert blockiness(bgr(recompressed(picture, 10))) > blockiness(bgr(good))


def test_heavy_compression_shows_wherever_the_blocks_start() -> None:
    spoilt = recompressed(PHOTO, 8)
    cropped = spoilt.crop((3, 5, 600, 400))
    for picture in (spoilt, cropped):
        assert score("image.jpeg-artefacts", blockiness(bgr(picture))) < 0.6


def test_squares_that_are_drawn_are_no_artefacts() -> None:
    random = np.random.default_rng(3)
    code = random.integers(0, 2, (60, 60)).astype(np.uint8) * 255
    qr = np.repeat(np.repeat(code, 8, axis=0), 8, axis=1)
    assert blockiness(np.dstack([qr] * 3)) == 0


@pytest.mark.parametrize("size", [(3, 3), (1, 1), (1, 400), (400, 1), (2, 41)])
def test_a_tiny_picture_has_no_blocks_to_see(size: tuple[int, int]) -> None:
    assert blockiness(np.zeros((*size, 3), np.uint8)) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda picture: recompressed(picture, 50),
        lambda picture: recompressed(picture.resize((300, 200)), 90),
        lambda picture: ImageEnhance.Sharpness(picture).enhance(1.3),
    ],
    ids=["quality", "size", "sharpened"],
)
def test_a_copy_is_nearly_the_same(change: Change) -> None:
    value = difference(signature(bgr(PHOTO)), signature(bgr(change(PHOTO))))
    assert score("media.near-duplicates", value) < 0.5


@pytest.mark.parametrize(
    "change",
    [ImageOps.mirror, lambda picture: picture.crop((60, 40, 540, 360)), lambda _: poster(2)],
    ids=["mirrored", "cropped", "other"],
)
def test_another_picture_is_not_the_same(change: Change) -> None:
    value = difference(signature(bgr(PHOTO)), signature(bgr(change(PHOTO))))
    assert score("media.near-duplicates", value) == 1


def test_posters_of_one_template_differ_by_their_words() -> None:
    one, other = poster(3), poster(4)
    assert (
        score("media.near-duplicates", difference(signature(bgr(one)), signature(bgr(other)))) == 1
    )


def test_the_check_names_the_picture_that_is_repeated(tmp_path: Path) -> None:
    first = saved(PHOTO, tmp_path / "a.png")
    media = [first, saved(poster(3), tmp_path / "b.png"), saved(PHOTO, tmp_path / "c.jpg")]
    other, copy = picture_difference.check(Draft(media=media), picture_difference.Params())
    assert other.value > 0.1
    assert copy.value == 0
    assert copy.place == Region("c.jpg")
    assert copy.evidence
    assert copy.evidence.id == "a.png"
    with pytest.raises(Skip, match="one image only"):
        list(picture_difference.check(Draft(media=media[:1]), picture_difference.Params()))


def test_each_figure_is_given_for_each_picture(tmp_path: Path) -> None:
    bars = saved(ImageOps.expand(PHOTO, (0, 100), "black"), tmp_path / "bars.png")
    draft = Draft(media=[bars, saved(PHOTO, tmp_path / "photo.png")])
    with_bars, without = image_quality.check(draft, image_quality.Params(of="black-bars"))
    assert (with_bars.name, with_bars.unit) == ("black_bars", "share")
    assert with_bars.value == pytest.approx(1 / 3, abs=0.01)
    assert without.value == 0
    widths = [each.value for each in media_size.check(draft, media_size.Params("width"))]
    assert widths == [600, 600]


DATA_FOLDER = DATA / "visual-focus" / "images"


@pytest.mark.skipif(not DATA_FOLDER.is_dir(), reason="no pictures")
def test_ordinary_photographs_are_not_faulted() -> None:
    for file in sorted(DATA_FOLDER.glob("*.jpg"))[::40]:
        pixels = bgr(Image.open(file))
        assert score("image.too-dark", light(pixels)) == 1, file
        assert score("image.jpeg-artefacts", blockiness(pixels)) == 1, file
        assert score("image.blurred", sharpness(pixels)) > 0.9, file
