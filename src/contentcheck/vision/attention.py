"""Where people will probably look at a picture in its first seconds.

A map made by hand, without a net of its own: boolean-map saliency, image signature, a preference
for the centre, faces and text, joined log-linearly. The weights were fitted to recorded eye
fixations (OSIE, 15 observers, 3 s); `benchmarks/attention.py` scores the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from contentcheck.vision.found import Attention
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Map = NDArray[np.float32]

LONG_SIDE = 160  # of the finished map: eye fixations are not known more finely than this

_BMS_SIDE, _BMS_STEP = 120, 24  # as good as 200 and 8 at a quarter of the cost
_SIGNATURE_SIDE = 64
_ROUNDING = 0.01  # cosines of a plain area that only rounding made: their sign says nothing
_BMS_BLUR, _SIGNATURE_BLUR = 0.04, 0.045  # sigma, in parts of the long side
_CENTRE_SIGMA = 0.28  # of each side
_FACE_SIGMA = 0.45  # of each side of the face's box
_TEXT_BLUR = 1 / 40  # of the width

# Log-linear weights of the features, each scaled to 0..1; `root` is that of the square root.
_BMS_ROOT, _BMS = 3.10, 0.53
_SIGNATURE_ROOT, _SIGNATURE = 1.65, -0.54
_CENTRE = 0.68
_FACE = 2.50
_TEXT = 0.88


class MappedAttention(Attention, frozen=True, eq=False, kw_only=True):
    """Where people will probably look, and how much each spot draws.

    map  h×w float32 that sums to 1, long side 160
    """

    map: Map

    @property
    def spot(self) -> Attention:
        """The spots alone, which are small."""
        return Attention(self.peak, self.focus, self.second)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the spots alone."""
        return Attention, (self.peak, self.focus, self.second)


def attend(
    bgr: NDArray[np.uint8],
    faces: Iterable[tuple[float, float, float, float]] = (),
    text: Map | None = None,
) -> MappedAttention:
    """Return where people will probably look at an upright H×W×3 picture of any size.

    `faces` are boxes (x, y, width, height in fractions); `text` is the probability map of
    `find_text`, of any size. With faces the map agrees much better with where people looked (NSS
    2.2 instead of 1.7 on OSIE).
    """
    small = shrink(bgr, LONG_SIDE)
    size = small.shape[1], small.shape[0]
    bms = _scaled(boolean_maps(small), size)
    signature = _scaled(image_signature(small), size)
    log = (
        _BMS_ROOT * np.sqrt(bms)
        + _BMS * bms
        + _SIGNATURE_ROOT * np.sqrt(signature)
        + _SIGNATURE * signature
        + _CENTRE * _log_centre(size)
        + _FACE * _face_map(faces, size)
    )
    if text is not None:
        log += _TEXT * _text_map(text, size)
    chance = np.exp(log - log.max())
    return summed_up((chance / chance.sum()).astype(np.float32))


def summed_up(chance: Map) -> MappedAttention:
    """Return peak and focus of an attention map that sums to 1."""
    height, width = chance.shape
    row, column = np.unravel_index(int(chance.argmax()), chance.shape)
    falling = np.sort(chance, axis=None)[::-1].cumsum(dtype=np.float64)
    half = int(np.searchsorted(falling, 0.5 * falling[-1])) + 1
    return MappedAttention(
        peak=((float(column) + 0.5) / width, (float(row) + 0.5) / height),
        focus=1 - half / chance.size,
        map=chance,
    )


def boolean_maps(bgr: NDArray[np.uint8]) -> Map:
    """Return how often each spot lies in an area that is closed off from the picture's edge.

    Boolean map saliency (Zhang and Sclaroff, ICCV 2013): each Lab channel is cut at several
    levels; areas brighter or darker than the cut that touch no edge count, small ones more.
    """
    small = shrink(bgr, _BMS_SIDE)
    total = np.zeros(small.shape[:2], np.float32)
    for channel in cv2.split(cv2.cvtColor(small, cv2.COLOR_BGR2Lab)):
        stretched = cv2.normalize(channel, None, 0, 255, cv2.NORM_MINMAX)  # type: ignore[call-overload]
        for level in range(_BMS_STEP // 2, 255, _BMS_STEP):
            above = (stretched > level).astype(np.uint8)
            for areas in (above, 1 - above):
                closed = _without_edge_areas(areas)
                if count := cv2.countNonZero(closed):
                    total += closed / np.sqrt(count)
    return _blurred(total, _BMS_BLUR * max(total.shape))


def _without_edge_areas(areas: NDArray[np.uint8]) -> NDArray[np.uint8]:
    framed = cv2.copyMakeBorder(areas, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,))
    cv2.floodFill(framed, None, (0, 0), (0,))
    return np.asarray(framed[1:-1, 1:-1], np.uint8)


def image_signature(bgr: NDArray[np.uint8]) -> Map:
    """Return what stands out from a ground that can be written with few cosines.

    Image signature (Hou, Harel and Koch, IEEE TPAMI 2012): the sign of the cosine transform,
    transformed back and squared, over the Lab channels.
    """
    small = shrink(bgr, _SIGNATURE_SIDE)
    # The transform wants even sides.
    even = [max(2, side // 2 * 2) for side in small.shape[:2]]
    lab = cv2.cvtColor(cv2.resize(small, even[::-1]), cv2.COLOR_BGR2Lab).astype(np.float32)
    total = np.zeros(even, np.float32)
    for channel in cv2.split(lab):
        cosines = np.asarray(cv2.dct(channel))
        cosines[np.abs(cosines) < _ROUNDING] = 0
        total += cv2.idct(np.sign(cosines)) ** 2
    return _blurred(total, _SIGNATURE_BLUR * max(even))


def _log_centre(size: tuple[int, int]) -> Map:
    width, height = size
    x = (np.arange(width) + 0.5) / width - 0.5
    y = (np.arange(height) + 0.5) / height - 0.5
    distance = (x[None, :] / _CENTRE_SIGMA) ** 2 + (y[:, None] / _CENTRE_SIGMA) ** 2
    return np.asarray(-distance / 2, np.float32)


def _face_map(faces: Iterable[tuple[float, float, float, float]], size: tuple[int, int]) -> Map:
    """Return a hill in each face, 1 at its middle."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    x = (np.arange(width) + 0.5) / width
    y = (np.arange(height) + 0.5) / height
    for left, top, across, down in faces:
        over_x = (x - left - across / 2) / (_FACE_SIGMA * across)
        over_y = (y - top - down / 2) / (_FACE_SIGMA * down)
        hill = np.exp(-(over_x[None, :] ** 2 + over_y[:, None] ** 2) / 2)
        total = np.maximum(total, hill.astype(np.float32))
    return total


def _text_map(text: Map, size: tuple[int, int]) -> Map:
    resized = np.asarray(cv2.resize(text, size, interpolation=cv2.INTER_AREA), np.float32)
    return np.clip(_blurred(resized, _TEXT_BLUR * size[0]), 0, 1)


def _blurred(values: Map, sigma: float) -> Map:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), max(sigma, 0.1)), np.float32)


def _scaled(values: Map, size: tuple[int, int]) -> Map:
    """Return the map at a size, from 0 (its lowest) to 1 (its highest); a flat one is all 0."""
    resized = cv2.resize(values, size, interpolation=cv2.INTER_LINEAR)
    low, high = float(resized.min()), float(resized.max())
    if high - low < 1e-6:
        return np.zeros_like(resized)
    return np.asarray((resized - low) / (high - low), np.float32)
