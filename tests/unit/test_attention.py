import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageFilter

from contentcheck.errors import Skip
from contentcheck.measuring import description, image
from contentcheck.measuring.description import describe_image
from contentcheck.measuring.image import attention, sharpness
from contentcheck.model import Medium
from contentcheck.vision.attention import attend
from contentcheck.vision.sharpness import sharpness as sharpness_of
from contentcheck.vision.text_regions import find_text
from drawing import DATA, bgr, blob, portrait, poster, saved, scene


@pytest.mark.parametrize("size", [(640, 480), (405, 720), (500, 500), (2000, 300)])
def test_map_sums_to_one(size: tuple[int, int]) -> None:
    found = attend(bgr(scene(size)))
    assert found.map.sum() == pytest.approx(1, abs=1e-4)
    assert found.map.min() >= 0
    assert max(found.map.shape) == 160
    across, down = found.map.shape[::-1]
    assert across / down == pytest.approx(size[0] / size[1], rel=0.05)
    assert 0 < found.focus < 1


@pytest.mark.parametrize("centre", [(0.3, 0.3), (0.7, 0.4), (0.5, 0.75), (0.2, 0.7)])
def test_bright_disc_draws_the_eye(centre: tuple[float, float]) -> None:
    peak = attend(bgr(blob(centre))).peak
    assert peak == pytest.approx(centre, abs=0.08)


def test_mirrored_picture_has_a_mirrored_map() -> None:
    drawn = scene()
    one = attend(bgr(drawn)).map
    other = attend(bgr(drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT))).map
    assert np.corrcoef(one.ravel(), other[:, ::-1].ravel())[0, 1] > 0.97


def test_blank_picture_is_looked_at_in_the_middle() -> None:
    found = attend(bgr(Image.new("RGB", (640, 480), "grey")))
    assert found.peak == pytest.approx((0.5, 0.5), abs=0.02)


def test_one_subject_is_more_focused_than_six() -> None:
    six = Image.new("RGB", (1280, 960), "#203040")
    for column in range(3):
        for row in range(2):
            six.paste(blob((0.5, 0.5)).resize((426, 480)), (column * 427, row * 480))
    assert attend(bgr(blob((0.4, 0.5)))).focus > attend(bgr(six)).focus + 0.02


def test_faces_and_text_raise_attention() -> None:
    pixels = bgr(scene())
    box = (0.1, 0.1, 0.2, 0.3)
    plain = attend(pixels).map
    rows, columns = slice(12, 48), slice(16, 48)
    with_face = attend(pixels, [box]).map
    assert with_face[rows, columns].sum() > 2 * plain[rows, columns].sum()
    text = np.zeros((60, 80), np.float32)
    text[6:24, 8:24] = 1
    with_text = attend(pixels, text=text).map
    assert with_text[rows, columns].sum() > 1.3 * plain[rows, columns].sum()


def test_headline_draws_the_eye() -> None:
    drawn = bgr(poster(1))
    found = find_text(drawn)
    assert found.around is not None
    x, y = attend(drawn, text=found.probability).peak
    left, top, across, down = found.around
    assert left <= x <= left + across
    assert top - 0.02 <= y <= top + down + 0.02


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (3, 161), (4000, 10), (10, 4000)])
def test_any_size(size: tuple[int, int]) -> None:
    found = attend(bgr(scene(size)), [(0.2, 0.2, 0.5, 0.5)], np.ones((32, 32), np.float32))
    assert found.map.sum() == pytest.approx(1, abs=1e-4)
    assert np.isfinite(found.map).all()


def test_medium_counts_its_face(tmp_path: Path) -> None:
    ground = Image.new("RGB", (900, 480), "#7d93a8")
    ground.paste(portrait(300), (560, 100))
    x, y = attention(saved(ground, tmp_path / "a.png")).peak
    assert 0.7 < x < 0.88
    assert 0.3 < y < 0.75


def test_medium_without_detectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(medium: Medium) -> None:
        raise Skip("no text detector")

    medium = saved(blob((0.3, 0.4)), tmp_path / "a.png")
    with_detectors = attention(Medium(medium.file, medium.path))
    for module in (image, description):
        monkeypatch.setattr(module, "faces", absent)
        monkeypatch.setattr(module, "text_regions", absent)
    assert attention(medium).peak == pytest.approx(with_detectors.peak, abs=0.05)
    described = describe_image(medium)
    assert described["text_share"] is None
    assert described["faces"] is None
    assert described["focus"] is not None


def test_blur_lowers_sharpness(tmp_path: Path) -> None:
    drawn = scene((1200, 900))
    values = [
        sharpness_of(bgr(drawn.filter(ImageFilter.GaussianBlur(radius)) if radius else drawn))
        for radius in (0, 2, 5, 12)
    ]
    assert values == sorted(values, reverse=True)
    assert values[-1] < values[0] / 10
    assert sharpness_of(bgr(Image.new("RGB", (90, 90), "red"))) == 0
    assert sharpness(saved(drawn, tmp_path / "a.png")) == pytest.approx(values[0])


def test_low_contrast_is_not_blur() -> None:
    drawn = bgr(scene())
    pale = (drawn // 3 + 100).astype(np.uint8)
    assert sharpness_of(pale) == pytest.approx(sharpness_of(drawn), rel=0.15)


QUALITY = {
    "sharpness",
    "light",
    "blockiness",
    "black_bars",
    "damaged",
    "fine_detail",
    "blown_share",
    "tonal_range",
    "plain_bars",
    "unusual_colours",
    "lost_on_plain_ground",
    "private_metadata",
}


def test_described_fields(tmp_path: Path) -> None:
    medium = saved(portrait(), tmp_path / "a.jpg")
    everything = describe_image(medium)
    assert json.loads(json.dumps(everything)).keys() == {
        "width",
        "height",
        "format",
        "text_share",
        "grid_share",
        "text_regions",
        "focus",
        "attention_peak",
        "attention_second",
        "attention_confidence",
        "attention_on",
        "faces",
        *QUALITY,
    }
    assert len(everything["faces"]) == 1  # type: ignore[arg-type]
    some = describe_image(medium, frozenset({"quality"}))
    assert some.keys() == {
        "width",
        "height",
        "format",
        *QUALITY,
    }


def test_measuring_imports_light() -> None:
    code = (
        "import sys, contentcheck.measuring.image, contentcheck.checks.text_density\n"
        "print(sorted({'numpy', 'cv2', 'PIL', 'av'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_agrees_with_eye_fixations() -> None:
    folder = DATA / "visual-focus"
    if not folder.is_dir():
        pytest.skip("the pictures with eye fixations are not here (CONTENTCHECK_DATA)")
    known = json.loads((folder / "fixations.json").read_text())
    values = []
    for name in sorted(known)[::25]:
        pixels = cv2.imread(str(folder / "images" / f"{name}.jpg"))
        assert pixels is not None
        chance = attend(np.asarray(pixels, np.uint8)).map
        normal = (chance - chance.mean()) / chance.std()
        down, across = chance.shape
        points = [point for each in known[name]["subjects"] for point in each]
        values += [
            float(normal[int(y * down / known[name]["h"]), int(x * across / known[name]["w"])])
            for x, y in points
            if 0 <= x < known[name]["w"] and 0 <= y < known[name]["h"]
        ]
    assert np.mean(values) > 1.2  # the centre alone has .8 to 1.1
