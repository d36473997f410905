"""What can be measured of a picture, as functions of a medium for `medium.once(…)`.

Importing this module loads neither numpy nor OpenCV nor Pillow: that happens in the functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.errors import Skip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.media.colours import Colours
    from contentcheck.model import Medium
    from contentcheck.vision.attention import Map, MappedAttention
    from contentcheck.vision.found import (
        Attention,
        Box,
        Face,
        LegibleLine,
        Lost,
        Reading,
        TextRegions,
    )
    from contentcheck.vision.text_regions import MappedText

# Confidence from which a line that was read is held against a post: benchmarks/RESULTS.md says how
# many lines are right to the letter above it and below.
SURE = 0.9


def text_regions(medium: Medium) -> TextRegions:
    """Return the lines of text; raises MediaError, and Skip without the detector's weights."""
    return medium.once(mapped_text).lines


def mapped_text(medium: Medium) -> MappedText:
    """Return the same with the detector's map, a megabyte: for measures, not for checks."""
    from contentcheck.vision.text_regions import find_text

    return find_text(_pixels(medium))


def text_lines(medium: Medium) -> tuple[LegibleLine, ...]:
    """Return the lines with height and contrast; raises MediaError, and Skip like text_regions."""
    from contentcheck.vision.legibility import legible_lines

    return legible_lines(_pixels(medium), medium.once(text_regions))


def lost_shares(medium: Medium) -> tuple[tuple[LegibleLine, float], ...]:
    """Return the lines large enough to tell, with the share of each that its ground swallows."""
    from contentcheck.vision.ground import lost_share

    sure = [
        (line, lost_share(_pixels(medium), region.corners))
        for line, region in zip(
            medium.once(text_lines), medium.once(text_regions).boxes, strict=True
        )
        if line.is_sure
    ]
    return tuple((line, share) for line, share in sure if share is not None)


def reading(medium: Medium) -> Reading:
    """Return the text; raises MediaError, and Skip without the weights or with OpenCV 4.

    The costliest of all: ask for it only where the words themselves matter.
    """
    from contentcheck.vision.reading import read_text

    return read_text(_pixels(medium), medium.once(mapped_text).probability)


def sure_reading(medium: Medium) -> Reading:
    """Return the lines that were read with confidence, so that checks may go by their words."""
    return medium.once(reading).only(lambda line: line.confidence >= SURE)


def faces(medium: Medium) -> tuple[Face, ...]:
    """Return the faces; raises MediaError, and Skip without the detector's weights."""
    from contentcheck.vision.faces import find_faces

    return find_faces(medium.once(small))  # the size at which faces are looked for


def attention(medium: Medium) -> Attention:
    """Return where people will probably look, by the learned map; raises MediaError.

    Without its weights by the map made by hand, with faces and text as far as their detectors are
    installed.
    """
    return medium.once(_mapped_attention).spot


def attention_map(medium: Medium) -> Map:
    """Return how much each spot draws, h×w float32 that sums to 1; raises MediaError."""
    return medium.once(_mapped_attention).map


def learned_attention(medium: Medium) -> Attention:
    """Return the same as `attention`, but raises Skip without the weights of the learned map."""
    return medium.once(learned_map).spot


def _mapped_attention(medium: Medium) -> MappedAttention:
    try:
        return medium.once(learned_map)
    except Skip:
        return _attention_by_hand(medium)


def learned_map(medium: Medium) -> MappedAttention:
    """Return what `learned_attention` does with its map: for measures, not for checks."""
    from contentcheck.vision.learned import STILL, attend_learned

    return attend_learned(_pixels(medium), STILL)


def _attention_by_hand(medium: Medium) -> MappedAttention:
    from contentcheck.vision.attention import attend

    try:
        boxes: tuple[Box, ...] = tuple(face.box for face in medium.once(faces))
    except Skip:
        boxes = ()
    try:
        text = medium.once(mapped_text).probability
    except Skip:
        text = None
    return attend(_pixels(medium), boxes, text)


def damaged(medium: Medium) -> bool:
    """Return whether only part of the picture can be read; raises MediaError."""
    from contentcheck.media.image import decode

    return medium.once(decode).damaged


def small(medium: Medium) -> NDArray[np.uint8]:
    """Return the pixels at the size at which plain quality is measured, made small once."""
    from contentcheck.vision.sharpness import LONG_SIDE
    from contentcheck.vision.sizes import shrink

    return shrink(_pixels(medium), LONG_SIDE)


def sharpness(medium: Medium) -> float:
    """Return the strength of fine detail: about .002 when blurred, .3 and more when sharp."""
    from contentcheck.vision.sharpness import sharpness as measured

    return measured(medium.once(small))


def light(medium: Medium) -> float:
    """Return how light the lightest hundredth of a picture is, 0 (black) to 1."""
    from contentcheck.vision.quality import light as measured

    return measured(medium.once(small))


def blockiness(medium: Medium) -> float:
    """Return the share of JPEG's block edges that can be seen: .05 is fine, .1 is not."""
    from contentcheck.vision.quality import blockiness as measured

    return measured(_pixels(medium))


def black_bars(medium: Medium) -> float:
    """Return the share of the picture that is black bars, in pairs at opposite sides."""
    import cv2
    import numpy as np

    from contentcheck.vision.bars import find_bars

    grey = cv2.cvtColor(_pixels(medium), cv2.COLOR_BGR2GRAY)
    return find_bars(np.asarray(grey, np.uint8)[None]).share


def blown_share(medium: Medium) -> float:
    """Return the share of the picture that too much light has burnt to white."""
    from contentcheck.vision.highlights import blown_share as measured

    return measured(medium.once(small))


def tonal_range(medium: Medium) -> float:
    """Return how far the darkest and the lightest parts lie apart, 0 to 1."""
    from contentcheck.vision.quality import tonal_range as measured

    return measured(medium.once(small))


def fine_detail(medium: Medium) -> float | None:
    """Return how strong the finest detail is: .2 and more, less when enlarged; None if plain."""
    from contentcheck.vision.detail import fine_detail as measured

    return measured(_pixels(medium))


def plain_bars(medium: Medium) -> float:
    """Return the share of the picture that is bars of one colour, but not black."""
    from contentcheck.vision.borders import plain_bars as measured

    return measured(medium.once(small))


def lost_on_plain_ground(medium: Medium) -> Lost:
    """Return what of a transparent picture disappears on white or on black."""
    from contentcheck.media.image import decode
    from contentcheck.vision.found import Lost
    from contentcheck.vision.transparency import lost_on_plain_ground

    seen = medium.once(decode)
    return Lost() if seen.damaged or seen.clear is None else lost_on_plain_ground(seen.clear)


def picture_format(medium: Medium) -> str:
    """Return JPEG, PNG, GIF, WEBP or HEIC, by what the file holds; its name does not matter."""
    from contentcheck.media.image import header

    return medium.once(header).format


def picture_mode(medium: Medium) -> str:
    """Return how the file keeps its pixels: RGB, RGBA, L (grey), P (palette), CMYK, … or 16 bit."""
    from contentcheck.media.colours import mode

    return mode(medium)


def unusual_colours(medium: Medium) -> tuple[Colours, ...]:
    """Return in which ways the file keeps other colours than 8-bit sRGB."""
    from contentcheck.media.colours import unusual_colours as measured

    return measured(medium)


def signature(medium: Medium) -> tuple[float, bytes]:
    """Return what tells whether two pictures are nearly the same; see `vision/likeness.py`."""
    from contentcheck.vision.likeness import signature as measured

    return measured(_pixels(medium))


def _pixels(medium: Medium) -> NDArray[np.uint8]:
    from contentcheck.media.image import picture

    return picture(medium)
