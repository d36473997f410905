"""How the file of a picture keeps its colours, from its header: for print or the web, how deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from contentcheck.media.image import errors_of, opened
from contentcheck.plain import open_plain

if TYPE_CHECKING:
    from PIL import ImageFile

    from contentcheck.model import Medium

Colours = Literal["CMYK", "16 bit", "Adobe RGB", "ProPhoto RGB", "Wide Gamut RGB", "Rec. 2020"]

_PNG_DEPTH = 24  # offset of the bits a channel in the header chunk (PNG, third edition, 11.2.1)
# Profiles for print and retouching; shown as plain sRGB their colours turn dull. Display P3 is what
# phones write, and every viewer knows it. ICC.1:2022: names are ASCII, or UTF-16 since version 4.
_PROFILES: tuple[tuple[str, Colours], ...] = (
    ("Adobe RGB", "Adobe RGB"),
    ("ProPhoto", "ProPhoto RGB"),
    ("ROMM", "ProPhoto RGB"),
    ("Wide Gamut RGB", "Wide Gamut RGB"),
    ("WideGamutRGB", "Wide Gamut RGB"),
    ("Rec2020", "Rec. 2020"),
    ("Rec. 2020", "Rec. 2020"),
    ("BT.2020", "Rec. 2020"),
)


def unusual_colours(medium: Medium) -> tuple[Colours, ...]:
    """Return in which ways a picture is not 8-bit sRGB; raises MediaError like `header`."""
    with errors_of(medium), opened(medium) as image:
        found: list[Colours] = []
        if image.mode == "CMYK":
            found.append("CMYK")
        if image.format == "PNG" and _depth(medium) == 16:
            found.append("16 bit")
        profile = _profile(image)
        return (*found, profile) if profile else tuple(found)


def mode(medium: Medium) -> str:
    """Return how a picture keeps its pixels: RGB, RGBA, L (grey), P (palette), CMYK, … or 16 bit.

    The names are Pillow's; raises MediaError like `header`.
    """
    with errors_of(medium), opened(medium) as image:
        return "16 bit" if image.format == "PNG" and _depth(medium) == 16 else str(image.mode)


def _depth(medium: Medium) -> int:
    with open_plain(medium.path) as file:
        return file.read(_PNG_DEPTH + 1)[-1]


def _profile(image: ImageFile.ImageFile) -> Colours | None:
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes):
        return None
    return next(
        (
            colours
            for name, colours in _PROFILES
            if name.encode() in profile or name.encode("utf-16-be") in profile
        ),
        None,
    )
