"""Words on the screen: counted once, against the time they stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from contentcheck.vision import screen_text
from contentcheck.vision.found import Line
from contentcheck.vision.reading import read_lines
from contentcheck.vision.screen_text import ScreenText, TextFrame, read_screen
from contentcheck.vision.text_regions import find_text
from drawing import bgr

SHORT = ("Vaksin rabies", "gratis")
LONG = tuple(f"loket {word} buka sampai sore" for word in ("satu", "dua", "tiga", "empat", "lima"))


def frame(time: float, *lines: str, height: int = 34) -> TextFrame:
    picture = Image.new("RGB", (640, 360), "#305070")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((30, 20 + 60 * number), line, "white", ImageFont.load_default(height))
    pixels: NDArray[np.uint8] = bgr(picture)
    return TextFrame(time, pixels, find_text(pixels).probability if lines else None)


def read(*shown: tuple[str, ...], ended: bool = False) -> ScreenText:
    frames = [frame(0.5 * number, *lines) for number, lines in enumerate(shown)]
    return read_screen(frames, 0.5 * len(shown), ended=ended, sure=0.9)


def test_words_are_counted_once_and_timed() -> None:
    found = read(SHORT, SHORT, (), ())
    assert found == ScreenText(words=3, seconds=1.0, messages=(0.0, 0.5), until=1.0)
    assert found.load == pytest.approx(3 / 2.8)


def test_a_line_that_stays_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []

    def counted(pixels: NDArray[np.uint8], found: list[Any], least: float) -> Iterator[Line]:
        counts.append(len(found))
        return read_lines(pixels, found, least)

    monkeypatch.setattr(screen_text, "read_lines", counted)
    assert read(SHORT[:1], SHORT, SHORT).words == 3
    assert counts == [1, 1]


def test_reading_ends_when_more_would_change_nothing() -> None:
    found = read(LONG, LONG, SHORT, (), (), ())
    assert found.words >= screen_text.ENOUGH
    assert found.load > 2
    assert found.messages == ()


def test_text_that_stays_beyond_the_opening_is_given_all_of_it() -> None:
    assert read((), (), (), SHORT).seconds == 2.0
    assert read((), (), (), SHORT, ended=True).seconds == 1.0  # half a second may lie before it


def test_small_print_on_things_is_not_read() -> None:
    small = frame(0.0, *LONG, height=9)
    assert read_screen([small], 0.5, ended=True, sure=0.9).words == 0


def test_no_text_is_no_load() -> None:
    assert read((), ()).load == 0
