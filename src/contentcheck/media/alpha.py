"""The pixels of a picture with its transparency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from contentcheck.media.image import decode, errors_of, opened

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from contentcheck.model import Medium

_LONG_SIDE = 1080  # px: feeds show no more


def transparent_pixels(medium: Medium) -> NDArray[np.uint8] | None:
    """Return H×W×4 RGBA pixels, at most 1080 px a side, as stored; None for an opaque picture.

    Raises MediaError like `header`.
    """
    with errors_of(medium), opened(medium) as image:
        if not image.has_transparency_data or medium.once(decode).damaged:
            return None
        pixels = image.convert("RGBA")
        pixels.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.BOX)
        return np.asarray(pixels)
