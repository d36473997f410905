"""Neural nets whose weight files lie inside installed packages, one net a thread.

A package is found, not imported: importing `rapidocr` alone takes over a second and wants an
inference engine that is not needed here. The checksum ties the constants of a detector to the
weights they were measured with; other weights are not used, as their figures are not known.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from contentcheck.errors import Skip
from contentcheck.media.beat import beat
from contentcheck.vision.onnx_file import Model

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight file: its package, its path there, its SHA-256, the reason to skip without it.

    `opencv` is the first major version of OpenCV that reads the file; `rewrite` changes the net
    before OpenCV gets it, so that it takes less time.
    """

    package: str
    path: str
    sha256: str
    reason: str
    opencv: int = 4
    rewrite: Callable[[Model], None] | None = None


class _Nets(threading.local):
    """The nets of one thread: cv2.dnn nets keep their last input, so threads cannot share one."""

    def __init__(self) -> None:
        self.known: dict[tuple[Weights, object], cv2.dnn.Net] = {}


_nets = _Nets()


def net(weights: Weights, use: object = None) -> cv2.dnn.Net:
    """Return this thread's net with these weights, read at first use.

    `use` tells apart nets with the same weights, such as those of two input sizes: a net that
    keeps its size need not be laid out anew.
    Raises Skip with the weights' reason where the package is absent or ships another file, and
    where OpenCV is too old for it.
    """
    beat()
    if int(cv2.__version__.partition(".")[0]) < weights.opencv:
        raise Skip(weights.reason)
    key = weights, use
    if key not in _nets.known:
        _nets.known[key] = _read(weights)
    return _nets.known[key]


def _read(weights: Weights) -> cv2.dnn.Net:
    file = weight_file(weights)
    if weights.rewrite is None:
        return cv2.dnn.readNetFromONNX(str(file))
    model = Model(file.read_bytes())
    weights.rewrite(model)
    return cv2.dnn.readNetFromONNX(np.frombuffer(model.packed(), np.uint8))


@cache
def weight_file(weights: Weights) -> Path:
    """Return the weight file; raises Skip where the package is absent or ships another."""
    spec = find_spec(weights.package)
    for folder in (spec and spec.submodule_search_locations) or ():
        found = Path(folder, weights.path)
        if found.is_file() and _sha256(found) == weights.sha256:
            return found
    raise Skip(weights.reason)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
