"""Is a picture of a format that has to be converted first?"""

from collections.abc import Iterator

import msgspec

from contentcheck.measuring import Role, measured
from contentcheck.measuring.image import picture_format
from contentcheck.model import Draft, Measure, Region, Text


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`formats`: those to look for: JPEG, PNG, GIF, WEBP, HEIC.

    `among`: the names that are taken, in any case and with spaces between them; empty for all.
    `role`: see media-size.
    """

    formats: tuple[str, ...] = ()
    among: str = ""
    role: Role = "image"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each picture of such a format, or of none that is taken, else 0.

    The evidence is its format. Raises Skip without a picture that can be read.
    """
    taken = params.among.upper().split()
    for medium, found in measured(draft, params.role, picture_format):
        yield Measure(
            name="picture_format",
            value=float(found in params.formats or bool(taken and found not in taken)),
            unit="count",
            place=Region(medium.file),
            evidence=Text(id=found, en=found),
        )
