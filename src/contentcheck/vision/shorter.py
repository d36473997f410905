"""Rewrite nets so that OpenCV takes less time for the same answers.

OpenCV 5 computes a convolution, its bias and what follows it in one go where the file says it so.
Files exported from PaddlePaddle add the bias in a step of its own and pass the result through
steps that do nothing, each of which is a walk through memory with two changes of its layout.
Leaving them out saves a quarter of the text detector's time and a tenth of the recogniser's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentcheck.vision.onnx_file import Model

_CONVOLUTIONS = {"Conv", "ConvTranspose"}
_WITHOUT_BIAS = 2  # inputs: picture and weights


def shorten(model: Model) -> None:
    """Leave out the steps that only copy, and give convolutions their bias."""
    _drop_copies(model)
    _join_biases(model)


def _drop_copies(model: Model) -> None:
    same: dict[str, str] = {}
    kept = []
    for step in model.steps:
        step.inputs = [same.get(name, name) for name in step.inputs]
        if step.operation == "Identity" and step.outputs[0] not in model.outputs:
            same[step.outputs[0]] = step.inputs[0]
        else:
            kept.append(step)
    model.steps = kept


def _join_biases(model: Model) -> None:
    used = Counter(name for step in model.steps for name in step.inputs)
    plain = {
        step.outputs[0]: step
        for step in model.steps
        if step.operation in _CONVOLUTIONS and len(step.inputs) == _WITHOUT_BIAS
    }
    kept = []
    for step in model.steps:
        before = plain.get(step.inputs[0]) if step.operation == "Add" else None
        if before and used[step.inputs[0]] == 1 and _by_channel(model.shape(step.inputs[1])):
            name = f"{step.inputs[1]} by channel"
            model.put(name, model.array(step.inputs[1]).reshape(-1))
            before.inputs.append(name)
            before.outputs = step.outputs
        else:
            kept.append(step)
    model.steps = kept


def _by_channel(shape: tuple[int, ...] | None) -> bool:
    """Tell whether a constant holds one number for each channel of a picture: 1×C×1×1."""
    return shape is not None and len(shape) == 4 and shape[0] == shape[2] == shape[3] == 1
