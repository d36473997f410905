"""What the page shows of a picture: a small copy, and over it what the checks saw there."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.errors import Skip
from contentcheck.measuring.image import attention, attention_map, faces, text_regions
from contentcheck.media.image import picture
from contentcheck.vision.found import GRID
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from contentcheck.model import Medium

    Box = tuple[float, float, float, float]
    Pixels = NDArray[np.uint8]

THUMB = 96  # px, the shorter side of one in the table
_QUALITY = 65  # of WebP, where writing on posters stays clean
_WARM, _HOT = (0, 170, 255), (0, 0, 210)  # BGR: what draws a little is amber, what draws most red
_STRONGEST = 190  # of 255: how much of the picture the heat may cover
_COARSE = 12  # blocks across what is hidden


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` × `height` px as a data address, with marks in the same pixels.

    heat   the map of attention as a translucent picture; None where there is none
    lines  the corners of each line of text, as SVG writes them
    faces  boxes (x, y, width, height)
    spots  what draws the eye most, and what nearly as much
    share  of the picture that text covers, 0 to 1; None where no detector is installed
    cells  boxes of the 5×5 grid's cells with text
    """

    data: str
    width: int
    height: int
    heat: str | None = None
    lines: tuple[str, ...] = ()
    faces: tuple[Box, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()
    share: float | None = None
    cells: tuple[Box, ...] = ()

    def has(self, kind: str) -> bool:
        """Tell whether there is anything of a kind to be drawn: heat, text, grid or faces."""
        return bool({"heat": self.heat, "faces": self.faces}.get(kind, self.lines))


def show(medium: Medium, side: int, private: Sequence[Box] = ()) -> Picture:
    """Return a picture at most `side` px long, with what was measured of it.

    `private` boxes are made illegible. Raises MediaError.
    """
    small = shrink(picture(medium), side).copy()
    hide(small, private)
    height, width = small.shape[:2]
    try:
        text = medium.once(text_regions)
    except Skip:
        text = None
    try:
        found = tuple(_scaled(face.box, width, height) for face in medium.once(faces))
    except Skip:
        found = ()
    look = medium.once(attention)
    spots = (look.peak,) if look.second is None else (look.peak, look.second)
    return Picture(
        data=webp(small),
        width=width,
        height=height,
        heat=heat(medium.once(attention_map)),
        lines=() if text is None else tuple(points(b.corners, width, height) for b in text.boxes),
        faces=found,
        spots=tuple((_tenth(x * width), _tenth(y * height)) for x, y in spots),
        share=None if text is None else text.share,
        cells=()
        if text is None
        else tuple(
            _scaled((column / GRID, row / GRID, 1 / GRID, 1 / GRID), width, height)
            for row, column in text.cells
        ),
    )


def thumb(bgr: Pixels, private: Sequence[Box] = ()) -> str:
    """Return the middle of a picture as a small square, as a data address."""
    bgr = bgr.copy() if private else bgr
    hide(bgr, private)
    height, width = bgr.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return webp(shrink(bgr[top : top + side, left : left + side], THUMB))


def hide(bgr: Pixels, boxes: Iterable[Box]) -> None:
    """Make boxes (in fractions) of a picture illegible, in place: a report is passed around."""
    height, width = bgr.shape[:2]
    for x, y, across, down in boxes:
        left, top = max(int(x * width) - 2, 0), max(int(y * height) - 2, 0)
        part = bgr[top : int((y + down) * height) + 3, left : int((x + across) * width) + 3]
        if part.size:
            rows = max(1, round(_COARSE * part.shape[0] / part.shape[1]))
            coarse = cv2.resize(part, (_COARSE, rows), interpolation=cv2.INTER_AREA)
            size = part.shape[1], part.shape[0]
            part[:] = cv2.resize(coarse, size, interpolation=cv2.INTER_NEAREST)


def heat(attention_map: NDArray[np.float32]) -> str:
    """Return a map of attention as a translucent picture, to be laid over its own."""
    strength = np.sqrt(attention_map / max(float(attention_map.max()), 1e-12))[..., None]
    colours = np.array(_WARM) * (1 - strength) + np.array(_HOT) * strength
    return webp(np.concatenate([colours, strength**2 * _STRONGEST], axis=2).astype(np.uint8))


def points(corners: Iterable[tuple[float, float]], width: int, height: int) -> str:
    """Write corners in fractions as SVG does, in pixels."""
    return " ".join(f"{x * width:.1f},{y * height:.1f}" for x, y in corners)


def webp(pixels: Pixels) -> str:
    """Return BGR or BGRA pixels as a data address; what a camera wrote beside them is not in it."""
    _, encoded = cv2.imencode(".webp", pixels, [cv2.IMWRITE_WEBP_QUALITY, _QUALITY])
    return "data:image/webp;base64," + b64encode(encoded.tobytes()).decode("ascii")


def _scaled(box: Box, width: int, height: int) -> Box:
    x, y, across, down = box
    return _tenth(x * width), _tenth(y * height), _tenth(across * width), _tenth(down * height)


def _tenth(value: float) -> float:
    return round(value, 1)
