"""Ten pictures whose overlays are kept in tests/goldens/, looked at by people; what to look for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from contentcheck.measuring.image import attention, faces, text_regions
from contentcheck.measuring.pictures import write_overlay
from contentcheck.vision.sizes import shrink
from drawing import LINE, blob, portrait, poster, saved, scene

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from contentcheck.model import Medium

GOLDENS = Path(__file__).parent / "goldens"
MEDIA = Path(__file__).parent / "rule-media"
LONG_SIDE = 320  # of a golden: small files, and boxes can still be seen


@dataclass(frozen=True, slots=True)
class Case:
    """A picture, and what a person looks for on its overlay."""

    draw: Callable[[], Image.Image]
    look_for: str


def picture(name: str, folder: Path) -> Medium:
    """Draw the picture of a case into a folder."""
    return saved(CASES[name].draw(), folder / f"{name}.png")


def overlay(medium: Medium, folder: Path) -> NDArray[np.uint8]:
    """Return the overlay as `contentcheck measure --overlay` writes it, made small."""
    write_overlay(medium, folder)
    written = np.fromfile(folder / f"{medium.path.stem}.png", np.uint8)
    return shrink(np.asarray(cv2.imdecode(written, cv2.IMREAD_COLOR), np.uint8), LONG_SIDE)


def marks(medium: Medium) -> dict[str, list[list[float]]]:
    """Return what the overlay marks: boxes of text and faces, the peak; in fractions."""
    found: dict[str, list[tuple[float, ...]]] = {
        "text": [each.box for each in medium.once(text_regions).boxes],
        "faces": [each.box for each in medium.once(faces)],
        "peak": [medium.once(attention).peak],
    }
    return {
        kind: [[round(value, 3) for value in place] for place in sorted(places, key=_from_top)]
        for kind, places in found.items()
    }


def _from_top(place: tuple[float, ...]) -> tuple[float, float]:
    return place[1], place[0]


def _shipped(name: str) -> Callable[[], Image.Image]:
    return lambda: Image.open(MEDIA / name).convert("RGB")


def _tilted() -> Image.Image:
    layer = Image.new("RGB", (900, 900), "#e8e4d8")
    ImageDraw.Draw(layer).text((120, 420), LINE, "#802020", ImageFont.load_default(44))
    return layer.rotate(12, Image.Resampling.BICUBIC, fillcolor="#e8e4d8")


def _face_and_words() -> Image.Image:
    canvas = Image.new("RGB", (960, 640), "#7d93a8")
    canvas.paste(portrait(480), (0, 80))
    ImageDraw.Draw(canvas).multiline_text(
        (520, 260), "Halo, saya\npetugas Anda", "#ffffff", ImageFont.load_default(64)
    )
    return canvas


def _dense() -> Image.Image:
    return _shipped("poster-heavy-text.jpg")().crop((0, 0, 756, 420))


CASES = {
    "words": Case(lambda: poster(5), "each of the five lines in a box of its own, none beside"),
    "tilted": Case(_tilted, "the box leans with the line"),
    "story": Case(_shipped("story-words-at-top.jpg"), "the line at the top, whole; no box below"),
    "headline": Case(
        _shipped("poster-light-text.jpg"), "four lines; heat on the words and on the rocket"
    ),
    "dense": Case(_dense, "every line boxed, boxes do not touch"),
    "photograph": Case(_shipped("photo.jpg"), "no box; the peak on the cup"),
    "over-photograph": Case(
        _shipped("photo-words-lost.jpg"), "the line over the picture, the face above it"
    ),
    "face": Case(_face_and_words, "one face box on the face, two lines beside it"),
    "disc": Case(
        lambda: blob((0.7, 0.4)), "the peak on the disc; the detector takes a disc for a letter"
    ),
    "texture": Case(
        lambda: scene((720, 540)).filter(ImageFilter.GaussianBlur(1)), "no box on the shapes"
    ),
}
