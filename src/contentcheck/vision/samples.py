"""Look closely at one frame of a video: how sharp, whose faces, how much text, where the eye goes.

All of it is taken from the picture between black bars: their edge would pass for detail, and for
the border of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from msgspec.structs import replace

from contentcheck.errors import Skip
from contentcheck.vision.attention import MappedAttention, attend
from contentcheck.vision.faces import find_faces
from contentcheck.vision.learned import FRAME, attend_learned
from contentcheck.vision.text_regions import find_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from contentcheck.vision.bars import Bars
    from contentcheck.vision.blur import Look
    from contentcheck.vision.found import Box, Face, TextBox
    from contentcheck.vision.text_regions import MappedText

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SampledFrame:
    """What was found in the frame at `time` seconds.

    `brightness` is its mean grey, 0 to 1; `text_share` the part of the frame that text covers.
    Both it and `faces` are None where the detector's weights are not installed. `text` is what
    the detector found in the picture between the bars, None in a blank frame too; `lines` are its
    lines as they lie in the frame. Boxes, the peak and the map of `attention` (0 on bars) are those
    of the whole frame; its `focus` is that of the picture between the bars. In the values that
    another process gets, the maps are left out.
    """

    time: float
    blank: bool
    brightness: float
    sharpness: float
    faces: tuple[Face, ...] | None
    text_share: float | None
    attention: MappedAttention
    text: MappedText | None = None
    lines: tuple[TextBox, ...] = ()


def look_at(look: Look, *, brightness: float, sharpness: float, bars: Bars) -> SampledFrame:
    """Return what is in a frame (long side 640 px or less), of which the rest is known.

    A blank frame is spared the detectors.
    """
    bgr, blank = look.bgr, look.blank
    picture = bars.crop(bgr[None])[0]
    faces = () if blank else _if_installed(find_faces, picture)
    text = None if blank else _if_installed(find_text, picture)
    text_share = 0.0 if blank else None
    if text is not None:
        text_share = text.share * (1 - bars.share)
    attention = None if blank else _if_installed(partial(attend_learned, by=FRAME), picture)
    if attention is None:
        attention = attend(picture, _boxes(faces), None if text is None else text.probability)
    return SampledFrame(
        look.time,
        blank,
        brightness,
        sharpness,
        None if faces is None else tuple(_face_on_frame(face, bars) for face in faces),
        text_share,
        _on_frame(attention, bars),
        text,
        () if text is None else tuple(_line_on_frame(line, bars) for line in text.boxes),
    )


def _if_installed(detect: Callable[[NDArray[np.uint8]], T], picture: NDArray[np.uint8]) -> T | None:
    try:
        return detect(picture)
    except Skip:
        return None


def _boxes(faces: tuple[Face, ...] | None) -> list[Box]:
    return [face.box for face in faces or ()]


def _face_on_frame(face: Face, bars: Bars) -> Face:
    return replace(face, box=_box_on_frame(face.box, bars))


def _line_on_frame(line: TextBox, bars: Bars) -> TextBox:
    corners = tuple(bars.on_frame(corner) for corner in line.corners)
    return replace(line, box=_box_on_frame(line.box, bars), corners=corners)


def _box_on_frame(box: Box, bars: Bars) -> Box:
    x, y, width, height = box
    return (*bars.on_frame((x, y)), width * bars.inside[2], height * bars.inside[3])


def _on_frame(attention: MappedAttention, bars: Bars) -> MappedAttention:
    """Return the attention with its bars put back."""
    left, top, wide, high = bars.inside
    inner_height, inner_width = attention.map.shape
    height, width = round(inner_height / high), round(inner_width / wide)
    row = min(round(top * height), height - inner_height)
    column = min(round(left * width), width - inner_width)
    whole = np.zeros((height, width), np.float32)
    whole[row : row + inner_height, column : column + inner_width] = attention.map
    second = None if attention.second is None else bars.on_frame(attention.second)
    return replace(attention, peak=bars.on_frame(attention.peak), second=second, map=whole)
