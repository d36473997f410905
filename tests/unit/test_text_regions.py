from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from contentcheck.errors import Skip
from contentcheck.measuring.image import text_regions
from contentcheck.vision.detector import DETECTOR
from contentcheck.vision.nets import Weights, net
from contentcheck.vision.text_regions import _GUARD_SIDE, LONG_SIDE, _at_size, find_text
from drawing import DATA, bgr, poster, saved, scene

SAME = 0.02  # the measured mean error of the share


def test_more_text_raises_the_share() -> None:
    shares = [find_text(bgr(poster(lines))).share for lines in range(0, 11, 2)]
    assert shares[0] == 0
    assert all(more > less + 0.03 for less, more in pairwise(shares))


def test_share_is_near_the_ink_boxes() -> None:
    # Six lines; the line's ink is about 0.86 of the width and 0.9 of the height of the letters.
    drawn = poster(6)
    ink = np.asarray(drawn.convert("L")) < 128
    rows = np.flatnonzero(ink.any(axis=1))
    lines = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    truth = 0.0
    for line in lines:
        columns = np.flatnonzero(ink[line].any(axis=0))
        truth += len(line) * (columns[-1] - columns[0] + 1) / ink.size
    assert find_text(bgr(drawn)).share == pytest.approx(truth, abs=2 * SAME)


@pytest.mark.parametrize("seed", range(4))
def test_no_text_in_a_scene(seed: int) -> None:
    assert find_text(bgr(scene(seed=seed))).share < SAME


@pytest.mark.parametrize("shade", ["white", "black", "#3a7"])
def test_blank_picture_has_no_text(shade: str) -> None:
    found = find_text(bgr(Image.new("RGB", (800, 600), shade)))
    assert (found.share, found.grid_share, found.boxes, found.around) == (0, 0, (), None)


def test_boxes_lie_on_the_lines() -> None:
    found = find_text(bgr(poster(3)))
    assert len(found.boxes) == 3
    for number, each in enumerate(found.boxes):
        middle = each.box[1] + each.box[3] / 2
        assert middle == pytest.approx((30 + number * 90 + 38) / 1080, abs=0.02)
        assert each.box[0] == pytest.approx(1 / 20, abs=0.02)
        assert 0.6 <= each.score <= 1
    assert found.around is not None
    left, top, across, down = found.around
    assert top == min(each.box[1] for each in found.boxes)
    assert top + down == pytest.approx(max(each.box[1] + each.box[3] for each in found.boxes))
    assert left >= 0
    assert left + across <= 1


def test_grid_share_counts_cells() -> None:
    # Two lines in the upper fifth touch the whole first row of the grid and no other.
    two = find_text(bgr(poster(2)))
    assert two.grid_share == pytest.approx(5 / 25)
    assert two.cells == tuple((0, column) for column in range(5))
    assert find_text(bgr(poster(4))).grid_share == pytest.approx(10 / 25)
    narrow = poster(2).crop((0, 0, 200, 1080)).resize((200, 1080))
    wide = Image.new("RGB", (1080, 1080), "#f4efe6")
    wide.paste(narrow)
    assert find_text(bgr(wide)).grid_share == pytest.approx(1 / 25)
    assert find_text(bgr(wide)).cells == ((0, 0),)


def test_recompressed_and_scaled(tmp_path: Path) -> None:
    drawn = poster(5)
    share = find_text(bgr(drawn)).share
    medium = saved(drawn, tmp_path / "a.jpg", quality=40)
    assert text_regions(medium).share == pytest.approx(share, abs=SAME)
    assert find_text(bgr(drawn.resize((1620, 1620)))).share == pytest.approx(share, abs=SAME)


def test_mirrored_letters_are_still_letters() -> None:
    drawn = poster(5)
    mirrored = drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    one, other = find_text(bgr(drawn)), find_text(bgr(mirrored))
    assert other.share == pytest.approx(one.share, abs=2 * SAME)
    assert one.around is not None
    assert other.around is not None
    assert other.around[0] == pytest.approx(1 - one.around[0] - one.around[2], abs=SAME)


def test_turned_by_exif(tmp_path: Path) -> None:
    drawn = poster(5, size=(1080, 720))
    exif = Image.Exif()
    exif[0x0112] = 6
    medium = saved(drawn.transpose(Image.Transpose.ROTATE_90), tmp_path / "a.png", exif=exif)
    assert text_regions(medium).share == pytest.approx(find_text(bgr(drawn)).share, abs=0.001)


def test_blurred_beyond_reading_has_less_text() -> None:
    drawn = poster(5)
    blurred = drawn.filter(ImageFilter.GaussianBlur(40))
    assert find_text(bgr(blurred)).share < find_text(bgr(drawn)).share / 2


def test_banner_filled_by_one_line() -> None:
    banner = poster(1, size=(1300, 140), height=80).crop((50, 40, 1300, 130))
    assert find_text(bgr(banner)).share > 0.3


def windows(width: int, height: int, across: int, down: int) -> NDArray[np.uint8]:
    """Return a wall of windows of this size and distance, some darker than others."""
    wall = np.full((480, 640, 3), 200, np.uint8)
    random = np.random.default_rng(0)
    for top in range(10, 460, height + down):
        for left in range(8, 630, width + across):
            wall[top : top + height, left : left + width] = random.integers(30, 120)
    return wall


@pytest.mark.parametrize("grid", [(10, 16, 9, 22), (14, 10, 6, 16), (6, 22, 6, 20)])
def test_texture_that_looks_like_lines_at_any_size_cannot_be_read(
    grid: tuple[int, int, int, int],
) -> None:
    wall = windows(*grid)
    assert min(_at_size(wall, side).share for side in (LONG_SIDE, _GUARD_SIDE)) > 0.4
    found = find_text(wall)
    assert (found.share, found.boxes, found.probability.max()) == (0, (), 0)


def test_dense_text_is_no_texture() -> None:
    for turn in (0, 180):
        page = bgr(poster(11).rotate(turn))
        assert find_text(page).share > 0.3


def test_without_a_reader_the_other_size_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "__version__", "4.14.0")
    assert find_text(windows(10, 16, 9, 22)).share > 0.4
    assert find_text(bgr(poster(6))).share > 0.2


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4000, 10), (10, 4000), (31, 33), (640, 33)])
def test_any_size(size: tuple[int, int]) -> None:
    found = find_text(bgr(scene(size)))
    assert 0 <= found.share <= 1
    assert 0 <= found.grid_share <= 1


def test_threads_do_not_disturb_each_other() -> None:
    pictures = [bgr(poster(lines).resize((640, 320 + 32 * lines))) for lines in range(1, 7)]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(find_text, pictures))
    assert [each.lines for each in together] == [find_text(each).lines for each in pictures]


def test_skips_without_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(DETECTOR, sha256="0" * 64)
    absent = Weights("no_such_package", "a.onnx", "0" * 64, "no text detector")
    lost = replace(DETECTOR, path="models/none.onnx")
    for weights in (other, absent, lost):
        with pytest.raises(Skip) as raised:
            net(weights)
        assert raised.value.reason == "no text detector"
    assert isinstance(net(DETECTOR), cv2.dnn.Net)


def test_annotated_pictures() -> None:
    folder = DATA / "text-density"
    if not folder.is_dir():
        pytest.skip("the annotated pictures are not here (CONTENTCHECK_DATA)")
    import json

    pictures = json.loads((folder / "ground_truth.json").read_text())[::4]
    errors = []
    for each in pictures:
        pixels = cv2.imread(str(folder / each["file"]))
        assert pixels is not None
        errors.append(abs(find_text(np.asarray(pixels, np.uint8)).share - each["share"]))
    assert np.mean(errors) < 0.025
