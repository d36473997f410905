"""Draw what was found onto a picture, for people: heat of attention, its spots, text, faces.

Everything is drawn in proportion to the picture's width, so that it can still be read where the
picture is shown 360 px wide, as on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Point = tuple[float, float]
    Box = tuple[float, float, float, float]
    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

LONG_SIDE = 1280  # of the drawing: enough to look at
PHONE_WIDTH = 360

_NARROWEST = 240  # pixels: room for the legend's words
_TINIEST = 0.1  # of the unit: type needs a size, in a picture of one pixel too
_HEAT = 0.55  # how strongly the hottest spot is coloured
_TEXT, _FACE, _SPOT, _INK, _PAPER = "#0b6bd3", "#1f9d3a", "#d6006c", "#1c1b1a", "#ffffff"
# In px of a picture 360 px wide.
_LINE, _DISC, _DIGIT, _LETTER, _MARGIN = 1.5, 9.0, 13.0, 11.0, 6.0
_SMALLEST_WORDS = 7.0  # words that were read are written over their line, if it is this high
_VEIL = 225  # of 255: how much of the original they cover


@dataclass(frozen=True, slots=True)
class Marks:
    """What to draw: a map of attention (any size, sums to 1), its spots, faces, lines of text.

    Points and boxes are in fractions of the picture; a line of text is given by its corners.
    `words` holds for each line what was read there, and is empty where nothing was.
    """

    attention: NDArray[np.float32]
    spots: Sequence[Point] = ()
    faces: Sequence[Box] = ()
    text: Sequence[Sequence[Point]] = ()
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks are called in the reader's language; `note` says how sure all this is."""

    first: str
    second: str
    face: str
    text: str
    heat: str
    note: str


def drawn(bgr: Pixels, marks: Marks) -> Pixels:
    """Return the picture (h×w×3, at most 1280 px) with the marks on it."""
    picture = shrink(bgr, LONG_SIDE)
    canvas = Image.fromarray(_heated(picture, marks.attention)[:, :, ::-1])
    draw = ImageDraw.Draw(canvas, "RGBA")
    width, height = canvas.size
    unit = max(width / PHONE_WIDTH, _TINIEST)
    thick = max(round(_LINE * unit), 1)
    for number, corners in enumerate(marks.text):
        points = [(x * width, y * height) for x, y in corners]
        if marks.words:
            _write_over(draw, points, marks.words[number], unit)
        draw.line([*points, points[0]], _TEXT, thick, joint="curve")
    for x, y, across, down in marks.faces:
        box = (x * width, y * height, (x + across) * width, (y + down) * height)
        draw.rectangle(box, outline=_FACE, width=2 * thick)
    for number, (x, y) in reversed(list(enumerate(marks.spots, 1))):  # the first on top
        _spot(draw, (x * width, y * height), str(number), unit)
    return _as_bgr(canvas)


def with_legend(picture: Pixels, legend: Legend, *, second: bool) -> Pixels:
    """Return a drawing with the meaning of its marks below; a narrow one is widened by white."""
    height, width = picture.shape[0], max(picture.shape[1], _NARROWEST)
    # A strip of frames is looked at on a larger screen.
    unit = max(min(width, 1.5 * height) / PHONE_WIDTH, 1.0)
    font = ImageFont.load_default(_LETTER * unit)
    entries = [(_SPOT, "1", legend.first), (_FACE, "", legend.face), (_TEXT, "", legend.text)]
    if second:
        entries.insert(1, (_SPOT, "2", legend.second))
    step, margin = round(1.7 * _LETTER * unit), round(_MARGIN * unit)
    strip = Image.new("RGB", (width, 40 * step), _PAPER)
    draw = ImageDraw.Draw(strip)
    x, y = margin, margin + step // 2
    for colour, digit, words in entries:
        needed = step + font.getlength(words) + 2 * margin
        if x > margin and x + needed > width:
            x, y = margin, y + step
        if digit:
            _spot(draw, (x + step / 2, y), digit, unit * 0.75)
        else:
            side = step / 4
            edge = (x + step / 2 - side, y - side, x + step / 2 + side, y + side)
            draw.rectangle(edge, outline=colour, width=max(round(2 * unit), 1))
        draw.text((x + step + margin / 2, y), words, _INK, font, anchor="lm")
        x += round(needed)
    for line in _wrapped(f"{legend.heat} {legend.note}", font, width - 2 * margin):
        y += step
        draw.text((margin, y), line, _INK, font, anchor="lm")
    wide = cv2.copyMakeBorder(
        picture, 0, 0, 0, width - picture.shape[1], cv2.BORDER_CONSTANT, value=(255, 255, 255)
    )
    below = _as_bgr(strip.crop((0, 0, width, y + step // 2 + margin)))
    return np.concatenate([np.asarray(wide, np.uint8), below])


def as_16_bit(attention: NDArray[np.float32], width: int, height: int) -> NDArray[np.uint16]:
    """Return a map as 16-bit grey of the given size, the hottest spot white.

    Eight bits would lose the tail of a map with one strong peak.
    """
    resized = cv2.resize(attention, (width, height), interpolation=cv2.INTER_LINEAR)
    scaled = np.clip(resized / max(float(resized.max()), 1e-12), 0, 1)
    return np.asarray(np.rint(scaled * 0xFFFF), np.uint16)


def _heated(picture: Pixels, attention: NDArray[np.float32]) -> Pixels:
    height, width = picture.shape[:2]
    heat = cv2.resize(attention, (width, height), interpolation=cv2.INTER_LINEAR)
    heat = np.clip(heat / max(float(heat.max()), 1e-12), 0, 1)
    colours = cv2.applyColorMap((heat * 255).astype(np.uint8), cv2.COLORMAP_TURBO)
    strength = (_HEAT * np.sqrt(heat))[..., None]
    return np.asarray(picture * (1 - strength) + colours * strength, np.uint8)


def _spot(draw: ImageDraw.ImageDraw, at: Point, digit: str, unit: float) -> None:
    x, y = at
    radius = _DISC * unit
    draw.ellipse(
        (x - radius, y - radius, x + radius, y + radius),
        fill=_SPOT,
        outline=_PAPER,
        width=max(round(_LINE * unit), 1),
    )
    draw.text(at, digit, _PAPER, ImageFont.load_default(_DIGIT * unit), anchor="mm")


def _write_over(
    draw: ImageDraw.ImageDraw, points: Sequence[Point], words: str, unit: float
) -> None:
    """Write what was read on a veil over its line, as large as fits."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if bottom - top < _SMALLEST_WORDS * unit or bottom - top > right - left:
        return
    size = 0.8 * (bottom - top)
    fits = min(1.0, (right - left) / max(ImageFont.load_default(size).getlength(words), 1))
    draw.polygon(list(points), fill=(255, 255, 255, _VEIL))
    middle = ((left + right) / 2, (top + bottom) / 2)
    draw.text(middle, words, _TEXT, ImageFont.load_default(max(size * fits, 1)), anchor="mm")


def _wrapped(words: str, font: Font, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _as_bgr(canvas: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(canvas, np.uint8)[:, :, ::-1])
