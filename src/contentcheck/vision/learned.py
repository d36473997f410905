"""Where people will probably look, by a small net that learned it from recorded eye fixations.

EfficientNet-Lite0 features and a readout of our own (`training/attention/` rebuilds both nets and
gives their figures). It needs no face and no text detector: the features know both. The map made
by hand, `vision.attention.attend`, is what remains where these files cannot be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from msgspec.structs import replace

from contentcheck.vision.attention import LONG_SIDE, MappedAttention, summed_up
from contentcheck.vision.nets import Weights, net, weight_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Map = NDArray[np.float32]

_REASON = "the attention net's weights are missing or changed: reinstall contentcheck"


@dataclass(frozen=True, slots=True)
class AttentionNet:
    """A weight file and what was learned with it.

    size    (width, height) that a picture is stretched to; an upright one to (height, width)
    centre  how much less is looked at away from the middle, across and down (as logarithms, times
            the squared distance in parts of the side)
    """

    weights: Weights
    size: tuple[int, int]
    centre: tuple[float, float]

    def size_for(self, bgr: NDArray[np.uint8]) -> tuple[int, int]:
        """Return the size that a picture is stretched to."""
        height, width = bgr.shape[:2]
        return self.size[::-1] if height > _UPRIGHT * width else self.size


# More pixels are worth more than more training, and weights belong to one size.
STILL = AttentionNet(
    Weights(
        package="contentcheck",
        path="vision/weights/attention-still.onnx",
        sha256="409f825a43d348a0ccfc2fc6647f2478940973ddb9a4e8a85a42338bdf65346a",
        reason=_REASON,
    ),
    (480, 352),
    (3.992, 4.051),
)
FRAME = AttentionNet(
    Weights(
        package="contentcheck",
        path="vision/weights/attention-frame.onnx",
        sha256="7d3aadd96b510506c3f98fa2657b62a88c5ec23ce482f69d7b4993064c52c60c",
        reason=_REASON,
    ),
    (288, 224),
    (3.988, 4.073),
)

_MEAN, _SPREAD = 127.0, 128.0
# A 9:16 picture stretched upright is judged better than one stretched flat (NSS 2.4, not 2.2).
_UPRIGHT = 1.15

_APART = 0.15  # of the picture's longer side: nearer spots are one spot
# A spot that draws this much of what the peak draws can win in the mirrored picture: then both
# maps are averaged, and it is named beside the peak if it is still this strong.
_CLOSE = 0.8


def attend_learned(bgr: NDArray[np.uint8], by: AttentionNet = STILL) -> MappedAttention:
    """Return where people will probably look at an upright H×W×3 picture of any size.

    `STILL` is for pictures, `FRAME` for the many frames of a video: less exact, a third of the
    cost. Where two spots draw nearly alike, the mirrored picture is asked too, and `second` names
    the other spot if they still do. Raises Skip where the weights are missing or not ours.
    """
    small = np.asarray(cv2.resize(bgr, by.size_for(bgr), interpolation=cv2.INTER_AREA), np.uint8)
    shape = bgr.shape[:2]
    found = _with_second(_chance(_logits(by, small), shape))
    if found.second is None:
        return found
    mirrored = _chance(_logits(by, small[:, ::-1]), shape)[:, ::-1]
    return _with_second(np.asarray((found.map + mirrored) / 2, np.float32))


def _logits(by: AttentionNet, small: NDArray[np.uint8]) -> Map:
    """Return the logarithm of how much each cell is looked at, plus a constant."""
    blob = cv2.dnn.blobFromImage(
        np.ascontiguousarray(small), 1 / _SPREAD, mean=(_MEAN, _MEAN, _MEAN), swapRB=True
    )
    session = _session(by.weights)
    if session is not None and small.shape[1::-1] == by.size:  # the file names this one
        logits = session.run(None, {"picture": blob})[0][0, 0]
    else:
        known = net(by.weights, small.shape)
        known.setInput(blob)
        logits = known.forward()[0, 0]
    return np.asarray(logits - _off_centre(logits.shape, by.centre), np.float32)


def _off_centre(shape: tuple[int, ...], centre: tuple[float, float]) -> Map:
    """Return what is taken from the logits for the place alone."""
    x, y = ((np.arange(side) + 0.5) / side - 0.5 for side in shape[::-1])
    return np.asarray(centre[0] * x**2 + centre[1] * y[:, None] ** 2, np.float32)


@cache
def _session(weights: Weights) -> Any:
    """Return the net for onnxruntime, which takes half the time; None where it is absent."""
    path = weight_file(weights)
    if find_spec("onnxruntime") is None:
        return None
    try:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = cv2.getNumThreads()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception:  # an optional engine that fails, in whatever way, is not used
        return None


def _chance(logits: Map, shape: tuple[int, ...]) -> Map:
    """Return the map of a picture of this shape: enlarged as logarithms, which keeps it smooth."""
    scale = LONG_SIDE / max(shape)
    size = max(1, round(shape[1] * scale)), max(1, round(shape[0] * scale))
    log = cv2.resize(logits, size, interpolation=cv2.INTER_LINEAR)
    chance = np.exp(log - log.max())
    return np.asarray(chance / chance.sum(), np.float32)


def _with_second(chance: Map) -> MappedAttention:
    """Return the attention, with its second spot if that draws nearly as much."""
    found = summed_up(chance)
    height, width = chance.shape
    column, row = found.peak[0] * width - 0.5, found.peak[1] * height - 0.5
    highest = chance == cv2.dilate(chance, np.ones((3, 3), np.uint8))
    away = np.hypot(np.arange(width) - column, np.arange(height)[:, None] - row)
    rivals = np.where(highest & (away > _APART * max(width, height)), chance, 0)
    at_row, at_column = np.unravel_index(int(rivals.argmax()), rivals.shape)
    if rivals[at_row, at_column] < _CLOSE * chance.max():
        return found
    second = (float(at_column) + 0.5) / width, (float(at_row) + 0.5) / height
    return replace(found, second=second)
