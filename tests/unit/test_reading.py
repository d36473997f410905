from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from contentcheck.errors import Skip
from contentcheck.vision import nets, reading
from contentcheck.vision.found import Line, Reading, TextBox
from contentcheck.vision.nets import net
from contentcheck.vision.reading import _recognise, read_text
from contentcheck.vision.recogniser import RECOGNISER
from contentcheck.vision.text_regions import find_text
from drawing import LINE, bgr, poster, scene

NUMBER = "3174052509870003"


def written(
    *lines: str, height: int = 48, ink: str = "#102040", ground: str = "#f4efe6"
) -> Image.Image:
    """Return a plain ground with these lines, well apart."""
    picture = Image.new("RGB", (1080, 200 + 3 * height * len(lines)), ground)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((80, 100 + 3 * height * number), line, ink, ImageFont.load_default(height))
    return picture


def texts(picture: Image.Image) -> list[str]:
    return [line.text for line in read_text(bgr(picture)).lines]


def test_a_poster_is_read_to_the_letter() -> None:
    lines = [
        "Imunisasi gratis, Sabtu 5 Desember 2026",
        "Bring your identity card and one copy",
        f"NIK: {NUMBER}",
        "humas@kemenkes.go.id",
        "Rp1.500.000 (sudah termasuk pajak)",
    ]
    found = read_text(bgr(written(*lines)))
    assert [line.text for line in found.lines] == lines
    assert all(0.9 < line.confidence <= 1 for line in found.lines)
    assert found.text == "\n".join(lines)
    assert found.unread == 0


def test_a_line_lies_where_it_was_drawn() -> None:
    (line,) = read_text(bgr(written(LINE))).lines
    left, top, across, down = line.region.box
    assert (left, top) == pytest.approx((80 / 1080, 108 / 344), abs=0.03)
    assert 0.55 < across < 0.75
    assert 0.1 < down < 0.2
    assert len(line.region.corners) == 4
    assert line.height == pytest.approx(down * 344 / 1080, abs=0.005)


@pytest.mark.parametrize("height", [12, 20, 64, 140])
def test_letters_of_any_size(height: int) -> None:
    assert texts(written("Cuci tangan", height=height)) == ["Cuci tangan"]


def test_light_on_dark_and_grey_on_grey() -> None:
    assert texts(written(LINE, ink="#ffffff", ground="#203040")) == [LINE]
    assert texts(written(LINE, ink="#969696", ground="#c8c8c8")) == [LINE]
    assert texts(ImageOps.invert(written(LINE))) == [LINE]


def test_letters_over_a_busy_ground() -> None:
    picture = scene((1080, 720))
    draw = ImageDraw.Draw(picture)
    draw.text(
        (100, 300), "Pasar murah", "#ffffff", ImageFont.load_default(90), stroke_width=5,
        stroke_fill="#101010",
    )  # fmt: skip
    assert "Pasar murah" in texts(picture)


@pytest.mark.parametrize("degrees", [5, 20, -12, 45, 75, 90, 180, 270])
def test_turned_lines(degrees: int) -> None:
    square = Image.new("RGB", (1080, 1080), "#f4efe6")
    square.paste(written(LINE, height=40), (0, 380))
    assert texts(square.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="#f4efe6")) == [LINE]


def test_nothing_is_read_where_nothing_is_written() -> None:
    for picture in (Image.new("RGB", (800, 600), "white"), scene()):
        found = read_text(bgr(picture))
        assert (found.lines, found.text, found.words, found.unread) == ((), "", (), 0)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4000, 10), (10, 4000), (31, 33), (640, 33)])
def test_any_size(size: tuple[int, int]) -> None:
    assert all(0 <= line.confidence <= 1 for line in read_text(bgr(scene(size))).lines)
    assert read_text(bgr(poster(1).resize(size))).unread == 0


def test_words_are_divided_where_letters_crowd() -> None:
    crowded = [f"NIK: {NUMBER}", "1,2 juta jiwa", "Call Center: 129"]
    assert texts(written(*crowded, height=30)) == crowded


def test_at_most_so_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    picture = written("kecil", "", "cukup besar", "lebih kecil", height=40)
    draw = ImageDraw.Draw(picture)
    draw.text((80, 180), "PALING BESAR", "#102040", ImageFont.load_default(90))
    found = read_text(bgr(picture))
    assert len(found.lines) == 2
    assert "PALING BESAR" in found.text
    assert found.unread == 2


def test_recogniser_does_not_remember_widths() -> None:
    lines = [bgr(poster(1)).copy()[20:110, 40:width] for width in (900, 300, 1000, 300, 80, 900)]
    known = [_recognise(line) for line in lines]
    for line, before in zip(lines, known, strict=True):
        nets._nets.known.clear()
        assert _recognise(line) == before


def test_threads_do_not_disturb_each_other() -> None:
    pictures = [bgr(written(f"Loket {number} buka", height=40)) for number in range(1, 5)]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(read_text, pictures))
    assert together == [read_text(each) for each in pictures]


def test_skips_with_an_opencv_that_cannot_run_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "__version__", "4.14.0")
    with pytest.raises(Skip) as raised:
        read_text(bgr(poster(1)))
    assert raised.value.reason == "no text reader"


def test_opencv_and_weights_are_there_for_these_tests() -> None:
    assert isinstance(net(RECOGNISER), cv2.dnn.Net)


# ------------------------------------------------------------------------------- the record


def line(text: str, confidence: float, box: tuple[float, float, float, float]) -> Line:
    return Line(text, confidence, box[3], TextBox(box, (), 0.9))


FOUND = Reading(
    (
        line("“Kantor buka”", 0.99, (0.1, 0.1, 0.5, 0.1)),
        line("pukul 08.00–12.00.", 0.95, (0.2, 0.25, 0.6, 0.05)),
        line("& @humas", 0.5, (0.1, 0.8, 0.2, 0.1)),
    )
)


def test_words_go_without_the_punctuation_around_them() -> None:
    assert FOUND.words == ("Kantor", "buka", "pukul", "08.00–12.00", "humas")


def test_only_some_lines() -> None:
    sure = FOUND.only(lambda line: line.confidence >= 0.9)
    assert sure.words == ("Kantor", "buka", "pukul", "08.00–12.00")
    assert sure.confidence == pytest.approx(0.97)
    assert sure.box == pytest.approx((0.1, 0.1, 0.7, 0.2))
    none = FOUND.only(lambda line: line.confidence >= 1)
    assert (none.text, none.confidence, none.box) == ("", 1, None)


def test_a_stretch_of_the_text_is_found_on_the_picture() -> None:
    at = FOUND.text.index("08.00")
    assert FOUND.spanned(at, at + 5).box == pytest.approx((0.2, 0.25, 0.6, 0.05))
    assert FOUND.spanned(FOUND.text.index("buka"), FOUND.text.index("\n")).lines == FOUND.lines[:1]
    assert FOUND.spanned(FOUND.text.index("buka"), at + 1).lines == FOUND.lines[:2]
    assert FOUND.spanned(0, 1).lines == FOUND.lines[:1]
    assert FOUND.spanned(len(FOUND.text) - 1, len(FOUND.text)).lines == FOUND.lines[2:]
    end = FOUND.text.index("\n")
    assert FOUND.spanned(end, end + 1).box is None


# ------------------------------------------------------------------------- the closer look


def test_small_letters_beside_large_ones() -> None:
    picture = Image.new("RGB", (1080, 1080), "#f4efe6")
    draw = ImageDraw.Draw(picture)
    draw.text((60, 60), "PASAR MURAH", "#102040", ImageFont.load_default(120))
    draw.text((64, 200), "di balai kota, pukul 08.00", "#102040", ImageFont.load_default(16))
    draw.text((700, 1040), "humas@kemenkes.go.id", "#102040", ImageFont.load_default(14))
    assert texts(picture) == ["PASAR MURAH", "di balai kota, pukul 08.00", "humas@kemenkes.go.id"]


@pytest.mark.parametrize("leading", [1.1, 1.2, 1.3])
@pytest.mark.parametrize("height", [20, 28, 36])
def test_close_lines_are_read_one_by_one(height: int, leading: float) -> None:
    lines = ["Bawa KTP dan kartu", "keluarga yang asli", "untuk satu orang"]
    picture = Image.new("RGB", (1080, 1080), "#f4efe6")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        place = (80, 100 + round(number * leading * height))
        draw.text(place, line, "#102040", ImageFont.load_default(height))
    assert texts(picture) == lines


def test_what_was_seen_before_is_where_it_looks() -> None:
    picture = bgr(written(LINE, height=20))
    glance = find_text(picture).probability
    assert read_text(picture, glance) == read_text(picture)
    assert read_text(picture, np.zeros_like(glance)).lines == ()
