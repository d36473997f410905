import hashlib
import importlib
import json
import types
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from contentcheck.errors import Skip
from contentcheck.vision import learned
from contentcheck.vision.found import Attention
from contentcheck.vision.learned import FRAME, STILL, AttentionNet, attend_learned
from contentcheck.vision.nets import Weights, weight_file
from drawing import DATA, bgr, blob, scene

TRAINING = Path(__file__).parents[2] / "training" / "attention"
RECORD: dict[str, Any] = json.loads((TRAINING / "record.json").read_text())
NETS = pytest.mark.parametrize(("by", "name"), [(STILL, "still"), (FRAME, "frame")])

# What the issue asks of the kept-out pictures.
FLOORS = {
    "still": {"auc": 0.89, "nss": 2.6, "cc": 0.76, "hit": 0.93, "focus": 0.66},
    "frame": {"auc": 0.885, "nss": 2.4, "cc": 0.73, "hit": 0.91, "focus": 0.66},
}


@NETS
def test_shipped_file_is_the_recorded_one(by: AttentionNet, name: str) -> None:
    data = weight_file(by.weights).read_bytes()
    assert hashlib.sha256(data).hexdigest() == RECORD[name]["sha256"] == by.weights.sha256
    assert len(data) == RECORD[name]["bytes"] <= 6_000_000
    assert list(by.size) == RECORD[name]["plan"]["size"]
    assert list(by.centre) == RECORD[name]["centre"]
    assert RECORD[name]["trained_on"] == {"osie": 330, "scene": 333}


def test_weights_come_with_their_licence() -> None:
    folder = weight_file(STILL.weights).parent
    assert "TERMS AND CONDITIONS" in (folder / "LICENSE-Apache-2.0.txt").read_text()
    assert "ML Illustrated" in (folder / "LICENSE-weights.md").read_text()


@NETS
@pytest.mark.parametrize("size", [(640, 480), (405, 720), (500, 500), (2000, 300), (60, 40)])
def test_map_sums_to_one(by: AttentionNet, name: str, size: tuple[int, int]) -> None:
    found = attend_learned(bgr(scene(size)), by)
    assert found.map.sum() == pytest.approx(1, abs=1e-4)
    assert found.map.min() >= 0
    assert max(found.map.shape) == 160
    across, down = found.map.shape[::-1]
    assert across / down == pytest.approx(size[0] / size[1], rel=0.05)
    assert 0 < found.focus < 1
    assert found.map.dtype == np.float32


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (3, 161), (4000, 10), (10, 4000)])
def test_any_size(size: tuple[int, int]) -> None:
    found = attend_learned(bgr(scene(size)), FRAME)
    assert found.map.sum() == pytest.approx(1, abs=1e-4)
    assert np.isfinite(found.map).all()


def test_upright_picture_is_stretched_upright() -> None:
    assert STILL.size_for(bgr(scene((640, 480)))) == (480, 352)
    assert STILL.size_for(bgr(scene((500, 500)))) == (480, 352)
    assert STILL.size_for(bgr(scene((360, 640)))) == (352, 480)


@NETS
def test_mirrored_picture_has_a_mirrored_map(by: AttentionNet, name: str) -> None:
    drawn = card((0.3, 0.6))
    one = attend_learned(bgr(drawn), by)
    other = attend_learned(bgr(drawn.transpose(Image.Transpose.FLIP_LEFT_RIGHT)), by)
    assert np.corrcoef(one.map.ravel(), other.map[:, ::-1].ravel())[0, 1] > 0.9


def test_two_equal_spots_are_both_named() -> None:
    pair = Image.new("RGB", (640, 480), "#203040")
    disc = blob((0.5, 0.5)).crop((240, 160, 400, 320))
    for edge in (60, 420):
        pair.paste(disc, (edge, 160))
    found = attend_learned(bgr(pair))
    assert found.second is not None
    (left, _), (right, _) = sorted([found.peak, found.second])
    assert left == pytest.approx(140 / 640, abs=0.06)
    assert right == pytest.approx(500 / 640, abs=0.06)
    mirrored = attend_learned(bgr(pair.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    assert np.allclose(found.map[:, ::-1], mirrored.map, atol=1e-4)
    assert attend_learned(bgr(blob((0.4, 0.5)))).second is None


PLACES = [(x, y) for x in (0.28, 0.5, 0.72) for y in (0.15, 0.4, 0.65, 0.85)]


def card(place: tuple[float, float], size: tuple[int, int] = (1080, 1080)) -> Image.Image:
    """Return a gradient with a headline of two lines around a place, in fractions."""
    ground = np.linspace((40, 70, 120), (190, 205, 220), size[1])[:, None].repeat(size[0], 1)
    picture = Image.fromarray(ground.astype(np.uint8))
    box = headline_box(place, size)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size[0] / 16)
    for line, top in (("LAYANAN PASPOR", box[1]), ("buka setiap Senin", (box[1] + box[3]) / 2)):
        draw.text((box[0], top), line, "white", font)
    return picture


def headline_box(
    place: tuple[float, float], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom in pixels."""
    x, y = place[0] * size[0], place[1] * size[1]
    across, down = size[0] * 0.52, size[0] * 0.15
    return x - across / 2, y - down / 2, x + across / 2, y + down / 2


def is_in_headline(found: Attention, place: tuple[float, float], size: tuple[int, int]) -> bool:
    left, top, right, bottom = headline_box(place, size)
    x, y = found.peak[0] * size[0], found.peak[1] * size[1]
    return left <= x <= right and top <= y <= bottom


@NETS
@pytest.mark.parametrize("size", [(1080, 1080), (1080, 1920), (1080, 1350), (1920, 1080)])
def test_headline_draws_the_peak(by: AttentionNet, name: str, size: tuple[int, int]) -> None:
    drawn = [(attend_learned(bgr(card(place, size)), by), place) for place in PLACES]
    inside = sum(is_in_headline(found, place, size) for found, place in drawn)
    assert inside >= len(PLACES) - 1


def test_one_subject_is_more_focused_than_six() -> None:
    six = Image.new("RGB", (1280, 960), "#203040")
    for column in range(3):
        for row in range(2):
            six.paste(blob((0.5, 0.5)).resize((426, 480)), (column * 427, row * 480))
    assert attend_learned(bgr(blob((0.4, 0.5)))).focus > attend_learned(bgr(six)).focus + 0.02


def test_changed_weights_are_not_used() -> None:
    changed = Weights("contentcheck", STILL.weights.path, "0" * 64, "not ours")
    with pytest.raises(Skip, match="not ours"):
        attend_learned(bgr(scene()), replace(STILL, weights=changed))


def test_onnxruntime_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Session:
        def __init__(self, path: str, *_: object, **__: object) -> None:
            assert path.endswith("attention-frame.onnx")

        def run(self, _: None, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
            assert inputs["picture"].shape == (1, 3, 224, 288)
            logits = np.zeros((1, 1, 28, 36), np.float32)
            logits[0, 0, 7, 27] = 9
            return [logits]

    class SessionOptions:
        def add_session_config_entry(self, *_: str) -> None: ...

    runtime = types.SimpleNamespace(InferenceSession=Session, SessionOptions=SessionOptions)
    monkeypatch.setattr(learned, "find_spec", lambda name: name == "onnxruntime")
    monkeypatch.setattr(learned, "import_module", lambda _: runtime)
    learned._session.cache_clear()
    try:
        assert attend_learned(bgr(scene()), FRAME).peak == pytest.approx((0.76, 0.27), abs=0.02)
    finally:
        learned._session.cache_clear()


@NETS
@pytest.mark.parametrize("size", [(640, 480), (360, 640)])
def test_onnxruntime_agrees_with_opencv(
    by: AttentionNet, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: there is one engine")
    learned._session.cache_clear()
    fast = attend_learned(bgr(scene(size)), by)
    assert learned._session(by.weights) is not None
    monkeypatch.setattr(learned, "_session", lambda _: None)
    slow = attend_learned(bgr(scene(size)), by)
    assert fast.map == pytest.approx(slow.map, rel=0.001)
    assert fast.peak == slow.peak
    assert fast.focus == pytest.approx(slow.focus, abs=1e-3)


@NETS
def test_agrees_with_eye_fixations(
    by: AttentionNet, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DATA / "visual-focus"
    if not folder.is_dir():
        pytest.skip("the pictures with eye fixations are not here (CONTENTCHECK_DATA)")
    data, metrics = training_modules(monkeypatch)
    pictures = data.load(folder, data.is_kept_out)
    assert len(pictures) == 112
    figures = metrics.summed(
        [
            metrics.scored(
                attend_learned(each.bgr, by).map, metrics.counted(each.points, each.bgr.shape)
            )
            for each in pictures
        ]
    )
    assert {key: floor for key, floor in FLOORS[name].items() if figures[key] < floor} == {}
    # Not exactly: where two spots are close, the shipped code also asks the mirrored picture.
    assert figures["nss"] == pytest.approx(RECORD[name]["kept_out"]["all"]["nss"], abs=0.05)


def training_modules(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("data"), importlib.import_module("metrics")


def test_figures_of_a_perfect_and_a_blind_map(monkeypatch: pytest.MonkeyPatch) -> None:
    _, metrics = training_modules(monkeypatch)
    points = np.random.default_rng(1).normal((0.3, 0.6), 0.04, (150, 2))
    looked = metrics.counted(points, (480, 640))
    assert looked.sum() == 150
    density = np.asarray(cv2.GaussianBlur(looked.astype(np.float32), (0, 0), 4.8), np.float32)
    perfect, blind = metrics.scored(density, looked), metrics.scored(np.ones_like(density), looked)
    assert perfect.auc > 0.95
    assert perfect.cc == pytest.approx(1)
    assert perfect.kl == pytest.approx(0, abs=1e-4)
    assert perfect.hit == 1
    assert blind.auc == pytest.approx(0.5)
    assert blind.nss == pytest.approx(0)
    assert metrics.spearman([1, 2, 3, 3], [2, 4, 9, 9]) == pytest.approx(1)
