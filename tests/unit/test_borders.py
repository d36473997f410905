"""Plain bars: those around a photograph are found, the margins of a design are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from contentcheck.vision.borders import plain_bars
from drawing import DATA, bgr, poster, scene
from spoiling import PHOTO, recompressed

FOLDERS = [DATA / name / "images" for name in ("visual-focus", "text-density")]


@pytest.mark.parametrize("colour", ["white", "#f3ead5", "#1d3f6e", "#808080"])
@pytest.mark.parametrize("sides", [(0, 80), (120, 0)])
def test_bars_of_any_colour(colour: str, sides: tuple[int, int]) -> None:
    barred = ImageOps.expand(PHOTO, sides, colour)
    share = 160 / 560 if sides[1] else 240 / 840
    changed = (
        barred,
        recompressed(barred, 85),
        ImageOps.mirror(barred),
        barred.transpose(Image.Transpose.ROTATE_90),
        barred.resize((1080, round(1080 * barred.height / barred.width))),
    )
    for picture in changed:
        assert plain_bars(bgr(picture)) == pytest.approx(share, abs=0.02)


def designs() -> list[Image.Image]:
    panel = Image.new("RGB", (1080, 1080), "white")
    ImageDraw.Draw(panel).rectangle((0, 200, 1080, 880), "#12355b")
    inset = Image.new("RGB", (1080, 1080), "white")
    inset.paste(PHOTO.resize((900, 600)), (90, 240))
    captioned = ImageOps.expand(PHOTO.resize((1080, 720)), (0, 180), "white")
    captioned.paste(poster(1, (1080, 140), ground="#ffffff"), (0, 920))
    uneven = ImageOps.expand(PHOTO, (0, 40, 0, 200), "white")
    return [
        poster(4, ground="#ffffff"),
        poster(1, ground="#ffffff"),
        panel,
        inset,
        captioned,
        uneven,
        ImageOps.expand(PHOTO, 60, "white"),  # a frame
        ImageOps.expand(PHOTO, (0, 80), "black"),  # another measure's
        PHOTO,
        scene(),
        Image.new("RGB", (400, 400), "white"),
        Image.new("RGB", (1, 1), "white"),
    ]


@pytest.mark.parametrize("number", range(len(designs())))
def test_a_design_has_no_bars(number: int) -> None:
    picture = designs()[number]
    assert plain_bars(bgr(picture)) == 0
    assert plain_bars(bgr(recompressed(picture, 85))) == 0


@pytest.mark.skipif(not all(folder.is_dir() for folder in FOLDERS), reason="no pictures")
def test_ordinary_pictures_have_none() -> None:
    for folder in FOLDERS:
        for file in sorted(folder.iterdir())[::25]:
            assert plain_bars(bgr(Image.open(file))) == 0, file


def test_a_thin_line_is_no_bar() -> None:
    assert plain_bars(bgr(ImageOps.expand(PHOTO, (0, 5), "white"))) == 0
    assert plain_bars(np.zeros((3, 500, 3), np.uint8)) == 0
