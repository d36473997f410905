"""How likely each spot of a picture is text, by the detector PP-OCRv6 small (Apache-2.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.nets import Weights, net
from contentcheck.vision.shorter import shorten

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from contentcheck.vision.onnx_file import Model

# The training data's mean and spread (ImageNet), which the net expects in this order on BGR.
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_SPREAD = np.array([0.229, 0.224, 0.225], np.float32)

_STRIDE = 32  # the net halves the picture five times
_CELL = 4  # and enlarges the answer twice at the end, by two


def probability(bgr: NDArray[np.uint8], scale: float) -> NDArray[np.float32]:
    """Return h×w chances of being text, of an H×W×3 picture scaled by at most 1.

    The sides are brought to multiples of 32 pixels, so h and w differ a little from scale × H and
    scale × W. Raises Skip("no text detector") where the weights are not installed.

    The size differs from picture to picture. Some nets give garbage in cv2.dnn after a change of
    size; this one does not: `test_detector_does_not_remember_sizes` compares it with a fresh net.
    """
    height, width = bgr.shape[:2]
    size = _multiple(width * scale), _multiple(height * scale)
    shrinks = size[0] <= width and size[1] <= height
    resized = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    pixels = np.empty((1, 3, size[1], size[0]), np.float32)
    # Colour by colour and in place, which is four times as fast as all three side by side.
    for colour, plane, mean, spread in zip(
        cv2.split(resized), pixels[0], _MEAN, _SPREAD, strict=True
    ):
        np.multiply(colour, 1 / (255 * spread), out=plane)
        np.subtract(plane, mean / spread, out=plane)
    detector = net(DETECTOR)
    detector.setInput(pixels)
    cells = detector.forward()[0]
    # Each of the 16 channels is one spot in cells of 4×4: of the halves, quarters, down and across.
    rows, columns = cells.shape[1:]
    parts = cells.reshape(2, 2, 2, 2, rows, columns).transpose(4, 0, 2, 5, 1, 3)
    return np.asarray(parts.reshape(rows * _CELL, columns * _CELL), np.float32)


def _multiple(pixels: float) -> int:
    return max(1, round(pixels / _STRIDE)) * _STRIDE


def _rewrite(model: Model) -> None:
    """Shorten the net and leave the enlarging of the answer to `probability`.

    The last steps twice make 2×2 spots of one, which OpenCV does slowly. As they do not look at a
    spot's neighbours, they are convolutions of one spot, with 4 and then 4×4 answers as channels.
    """
    shorten(model)
    *_, enlarge, _, again, _ = model.steps
    if (enlarge.operation, again.operation) != ("ConvTranspose", "ConvTranspose"):
        raise ValueError("the text detector does not end as it should")
    for step, repeat in ((enlarge, 1), (again, 4)):
        weights, bias = (model.array(name) for name in step.inputs[1:])
        # From (in, out, down, across) to (down, across, out) × in: the four spots side by side.
        of_one = weights.transpose(2, 3, 1, 0).reshape(-1, len(weights))
        # Each of the spots that there are so far is enlarged by itself.
        of_all = np.kron(np.eye(repeat, dtype=np.float32), of_one)
        names = [f"{step.outputs[0]} {part}" for part in ("weights", "bias")]
        model.put(names[0], of_all[:, :, None, None])
        model.put(names[1], np.tile(bias, len(of_all) // len(bias)))
        step.operation, step.others = "Conv", []
        step.inputs[1:] = names


DETECTOR = Weights(
    package="rapidocr",
    path="models/PP-OCRv6_det_small.onnx",
    sha256="090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    reason="no text detector",
    rewrite=_rewrite,
)
