"""Does a picture keep its pixels in a way that is taken: true colour, grey, palette, for print?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import measured
from contentcheck.measuring.image import picture_mode
from contentcheck.model import Draft, Measure, Region, Text

_CALLED = {
    "1": Text(id="hitam-putih 1 bit", en="1-bit black and white"),
    "L": Text(id="abu-abu", en="greyscale"),
    "LA": Text(id="abu-abu tembus pandang", en="greyscale with transparency"),
    "P": Text(id="palet warna", en="a palette of colours"),
    "PA": Text(id="palet warna", en="a palette of colours"),
    "CMYK": Text(id="CMYK (untuk cetak)", en="CMYK (for print)"),
    "16 bit": Text(id="16 bit per kanal", en="16 bits a channel"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`among`: the ways that are taken, with spaces between them: RGB RGBA L P CMYK."""

    among: str


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each picture that keeps its pixels in another way, else 0; evidence names it.

    Raises Skip without a picture that can be read.
    """
    taken = params.among.split()
    for medium, mode in measured(draft, "image", picture_mode):
        yield Measure(
            name="picture_mode",
            value=float(mode not in taken),
            unit="count",
            place=Region(medium.file),
            evidence=_CALLED.get(mode, Text(id=mode, en=mode)),
        )
