"""Bring a decoded picture to plain colours and a bounded size, without a second copy of all of it.

It is done a band of rows at a time: what colours change and what is averaged is as large as it was
decoded, and a picture of 81 million pixels takes 324 MB already.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What is handed out at most: a draft keeps the pixels of all its pictures while it is checked. No
# platform shows more than 2048 pixels across, so nobody sees what is lost.
LONG_SIDE, MOST_PIXELS = 4096, 4_000_000
_CLEAR_SIDE = 1080  # px, what is kept of a transparent picture: feeds show no more
_BAND = 4_000_000  # pixels; a picture that is no larger is one band


def scale_of(size: tuple[int, int]) -> float:
    """Return the scale, at most 1, that a picture of this size is brought to."""
    width, height = size
    return min(1.0, LONG_SIDE / max(size), math.sqrt(MOST_PIXELS / (width * height)))


def small(image: Image.Image) -> Image.Image:
    """Return a picture of any mode as 8-bit RGB, or RGBA if it is transparent, of bounded size."""
    width, height = _scaled(image.size, scale_of(image.size))
    step = image.height / height
    rows = max(1, int(_BAND / (image.width * step)))
    if rows >= height:
        return _averaged(_plain(image), (width, height), (0, 0, *image.size))
    whole: Image.Image | None = None
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        start, end = top * step, min(bottom * step, image.height)
        first, last = int(start), math.ceil(end)
        band = _plain(image.crop((0, first, image.width, last)))
        box = (0, start - first, image.width, end - first)
        part = _averaged(band, (width, bottom - top), box)
        whole = whole or Image.new(part.mode, (width, height))
        whole.paste(part, (0, top))
    assert whole is not None  # noqa: S101  (a picture has a row)
    return whole


def on_white(image: Image.Image) -> Image.Image:
    """Return the RGB that shows where a page is white behind a picture of RGB or RGBA."""
    if image.mode == "RGB":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def clear_pixels(image: Image.Image) -> NDArray[np.uint8] | None:
    """Return H×W×4 RGBA pixels, at most 1080 px a side, of a picture of RGBA; else None."""
    if image.mode == "RGB":
        return None
    size = _scaled(image.size, min(1.0, _CLEAR_SIDE / max(image.size)))
    return np.asarray(_averaged(image, size, (0, 0, *image.size)))


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    width, height = size
    return max(1, round(width * scale)), max(1, round(height * scale))


def _averaged(
    image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]
) -> Image.Image:
    return image.resize(size, Image.Resampling.BOX, box=box)


def _plain(image: Image.Image) -> Image.Image:
    """Return RGB or RGBA of any mode: palette, grey, 16 bit, CMYK."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)  # convert always copies
