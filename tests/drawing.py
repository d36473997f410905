"""Pictures that the tests draw themselves, with the font that Pillow ships."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from contentcheck.model import Medium

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Pictures and clips with known answers; too large, and not ours, to be kept in the repository.
DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[2] / "shared")) / "data"

LINE = "Jadwal layanan paspor hari Senin"


def poster(
    lines: int, size: tuple[int, int] = (1080, 1080), height: int = 60, ground: str = "#f4efe6"
) -> Image.Image:
    """Return a plain ground with lines of text, from the top down."""
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    for number in range(lines):
        at = (size[0] // 20, height // 2 + number * height * 3 // 2)
        draw.text(at, LINE, "#102040", ImageFont.load_default(height))
    return picture


def blob(centre: tuple[float, float], size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Return one bright disc on a dark ground; `centre` is in fractions."""
    picture = Image.new("RGB", size, "#203040")
    x, y, radius = centre[0] * size[0], centre[1] * size[1], min(size) / 12
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(picture).ellipse(box, "#ffd040")
    return picture


def scene(size: tuple[int, int] = (640, 480), seed: int = 1) -> Image.Image:
    """Return a scene of overlapping shapes with sharp edges, without text."""
    random = np.random.default_rng(seed)
    picture = Image.new("RGB", size, "#88a0b0")
    draw = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y = random.integers(0, size[0]), random.integers(0, size[1])
        across, down = random.integers(20, 160, 2)
        colour = tuple(int(value) for value in random.integers(0, 255, 3))
        draw.ellipse((x - across, y - down, x + across, y + down), colour)
    return picture


def portrait(size: int = 480) -> Image.Image:
    """Return a drawn face in the middle of a plain ground."""
    unit = size / 480
    picture = Image.new("RGB", (size, size), "#7d93a8")
    draw = ImageDraw.Draw(picture)

    def ellipse(x: float, y: float, across: float, down: float, colour: str) -> None:
        box = (x - across, y - down, x + across, y + down)
        draw.ellipse([value * unit for value in box], colour)

    ellipse(240, 470, 150, 110, "#35506b")
    ellipse(240, 205, 98, 122, "#2c1d16")
    ellipse(240, 240, 82, 108, "#d8a888")
    for side in (-1, 1):
        eye = 240 + side * 34
        ellipse(eye, 200, 22, 6, "#3a261c")
        ellipse(eye, 208, 22, 8, "#d8a888")
        ellipse(eye, 222, 17, 9, "#f4efe9")
        ellipse(eye, 222, 9, 9, "#2a1810")
        ellipse(240 + side * 10, 272, 6, 4, "#8a5a44")
    ellipse(240, 250, 9, 26, "#e2b698")
    ellipse(240, 303, 32, 9, "#a3524c")
    ellipse(240, 298, 32, 5, "#d8a888")
    return picture.filter(ImageFilter.GaussianBlur(2 * unit))


def bgr(picture: Image.Image) -> NDArray[np.uint8]:
    """Return the pixels as the vision modules take them."""
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def saved(picture: Image.Image, path: Path, **how: object) -> Medium:
    """Write the picture, in the format that the name says, and return it as a medium."""
    picture.save(path, **how)  # type: ignore[arg-type]
    return Medium(path.name, path)
