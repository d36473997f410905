"""Detail: an enlarged picture has none, and nothing harmless takes it away."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter, ImageOps

from contentcheck.vision.detail import fine_detail
from drawing import bgr, poster
from spoiling import MEDIA, PHOTO, recompressed, score

Resample = Image.Resampling


def textured(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Return noise that falls off with frequency as in photographs."""
    random = np.random.default_rng(5)
    down, across = np.fft.fftfreq(size[1])[:, None], np.fft.rfftfreq(size[0])[None]
    spectrum = np.fft.rfft2(random.normal(size=(size[1], size[0])))
    field = np.fft.irfft2(spectrum / np.maximum(np.hypot(down, across), 0.004), s=size[::-1])
    grey = np.clip(128 + 40 * field / field.std(), 0, 255).astype(np.uint8)
    return Image.fromarray(grey).convert("RGB")


def enlarged(picture: Image.Image, factor: float, how: Resample) -> Image.Image:
    small = (round(picture.width / factor), round(picture.height / factor))
    return picture.resize(small, Resample.BOX).resize(picture.size, how)


@pytest.mark.parametrize("factor", [2, 3, 4])
@pytest.mark.parametrize("how", [Resample.NEAREST, Resample.BILINEAR, Resample.BICUBIC])
def test_a_picture_made_larger_is_found(factor: int, how: Resample) -> None:
    found = fine_detail(bgr(enlarged(textured(), factor, how)))
    assert found is not None
    assert score("image.enlarged", found) < 1


@pytest.mark.parametrize(
    "picture",
    [
        PHOTO,
        textured(),
        textured((3000, 2250)),
        poster(5),
        Image.open(MEDIA / "poster-heavy-text.jpg"),
        PHOTO.resize((300, 200), Resample.LANCZOS),
        ImageOps.mirror(PHOTO),
        PHOTO.transpose(Image.Transpose.ROTATE_90),
        recompressed(PHOTO, 90),
        recompressed(PHOTO, 60),
    ],
    ids=lambda picture: f"{picture.width}x{picture.height}",
)
def test_a_picture_as_it_is_is_fine(picture: Image.Image) -> None:
    found = fine_detail(bgr(picture))
    assert found is not None
    assert score("image.enlarged", found) == 1


def test_a_large_soft_picture_is_fine_once_a_feed_shows_it() -> None:
    large = textured().resize((3200, 2400), Resample.BICUBIC)
    found = fine_detail(bgr(large))
    assert found is not None
    assert score("image.enlarged", found) == 1


def test_a_sharp_subject_is_enough() -> None:
    picture = textured().filter(ImageFilter.GaussianBlur(6))
    picture.paste(textured().crop((0, 0, 400, 400)), (200, 100))
    found = fine_detail(bgr(picture))
    assert found is not None
    assert score("image.enlarged", found) == 1


def test_a_plain_or_tiny_picture_tells_nothing() -> None:
    assert fine_detail(bgr(Image.new("RGB", (800, 600), "#336699"))) is None
    assert fine_detail(bgr(PHOTO.resize((100, 60)))) is None
    assert fine_detail(np.zeros((1, 1, 3), np.uint8)) is None


def test_drawn_patterns_are_not_repeated_pixels() -> None:
    fence = np.full((600, 800, 3), 230, np.uint8)
    fence[:, ::16] = fence[:, 1::16] = 40
    fence[::24] = 40
    assert fine_detail(fence) != 0
