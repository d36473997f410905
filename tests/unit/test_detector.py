import cv2
import numpy as np
import pytest

from contentcheck.vision import nets
from contentcheck.vision.detector import DETECTOR, probability
from contentcheck.vision.nets import weight_file
from drawing import bgr, poster

MEAN, SPREAD = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])


def test_says_what_the_net_says_as_it_was_shipped() -> None:
    picture = bgr(poster(4).resize((320, 256)))
    shipped = cv2.dnn.readNetFromONNX(str(weight_file(DETECTOR)))
    pixels = ((picture / 255 - MEAN) / SPREAD).astype(np.float32)
    shipped.setInput(np.ascontiguousarray(pixels.transpose(2, 0, 1)[None]))
    expected = shipped.forward()[0, 0]
    assert expected.max() > 0.9
    assert np.abs(probability(picture, 1.0) - expected).max() < 1e-4


@pytest.mark.parametrize("size", [(320, 256), (330, 250), (310, 262)])
def test_sides_are_multiples_of_32(size: tuple[int, int]) -> None:
    assert probability(bgr(poster(4).resize(size)), 1.0).shape == (256, 320)


def test_detector_does_not_remember_sizes() -> None:
    """Some nets give garbage in cv2.dnn after a change of size: this one must not."""
    sizes = [(640, 640), (640, 480), (480, 640), (448, 448), (64, 640), (32, 32), (640, 640)]
    for size in sizes:
        drawn = bgr(poster(4).resize(size))
        known = probability(drawn, 1.0)
        nets._nets.known.clear()
        assert np.array_equal(known, probability(drawn, 1.0))
