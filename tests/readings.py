"""Readings made by hand, so that checks of words need not read a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.measuring.image import reading
from contentcheck.model import Medium
from contentcheck.vision.found import Line, Reading, TextBox

if TYPE_CHECKING:
    from pathlib import Path


def line(text: str, top: float = 0.1, height: float = 0.05, confidence: float = 0.99) -> Line:
    """Return a line from a tenth to six tenths of the width."""
    corners = ((0.1, top), (0.6, top), (0.6, top + height), (0.1, top + height))
    return Line(text, confidence, height, TextBox((0.1, top, 0.5, height), corners, 0.9))


def read_as(medium: Medium, *lines: Line | str) -> Medium:
    """Let a medium be read as these lines, from the top down."""
    found = (
        line(each, top=0.1 * number) if isinstance(each, str) else each
        for number, each in enumerate(lines, 1)
    )
    medium._known[reading] = Reading(tuple(found))
    return medium


def picture(folder: Path, *lines: Line | str, alt: str | None = None) -> Medium:
    """Return a blank picture that is read as these lines."""
    from PIL import Image

    path = folder / "poster.png"
    Image.new("RGB", (64, 64), "white").save(path)
    return read_as(Medium(path.name, path, alt), *lines)
