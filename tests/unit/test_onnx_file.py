import cv2
import numpy as np
import pytest

from contentcheck.vision.faces import _PROPOSE
from contentcheck.vision.nets import weight_file
from contentcheck.vision.onnx_file import Model, Step, metadata
from contentcheck.vision.recogniser import RECOGNISER
from contentcheck.vision.shorter import shorten

LINE = np.random.default_rng(1).normal(size=(1, 3, 48, 64)).astype(np.float32)


def shipped() -> Model:
    return Model(weight_file(RECOGNISER).read_bytes())


def answer(model: Model) -> np.ndarray:
    net = cv2.dnn.readNetFromONNX(np.frombuffer(model.packed(), np.uint8))
    net.setInput(LINE)
    return np.array(net.forward())


def test_a_model_survives_unpacking_and_packing() -> None:
    whole, twice = shipped(), Model(shipped().packed())
    assert twice.packed() == whole.packed()
    assert twice.steps == whole.steps
    assert metadata(twice.packed()) == metadata(weight_file(RECOGNISER).read_bytes())
    net = cv2.dnn.readNetFromONNX(str(weight_file(RECOGNISER)))
    net.setInput(LINE)
    # Sums of floats depend on how the work was split between threads: near, not the same bits.
    assert np.abs(answer(whole) - net.forward()).max() < 1e-5


def test_constants_can_be_read_and_changed() -> None:
    model = shipped()
    bias = next(step for step in reversed(model.steps) if step.operation == "Add").inputs[1]
    assert model.shape(bias) == model.array(bias).shape == (18710,)
    assert model.shape(model.outputs[0]) is None
    likely = np.full(18710, -1000, np.float32)
    likely[7] = 1000
    model.put(bias, likely)
    assert (answer(model).argmax(axis=2) == 7).all()


def test_steps_can_be_changed() -> None:
    model = shipped()
    last = model.steps.pop()
    assert (last.operation, last.outputs) == ("Softmax", model.outputs)
    model.steps.append(Step("Identity", last.inputs, last.outputs, []))
    assert answer(model).min() < 0


def test_a_shorter_net_says_the_same() -> None:
    model, whole = shipped(), shipped()
    shorten(model)
    assert len(model.steps) < len(whole.steps) * 0.65
    assert "Identity" not in {step.operation for step in model.steps}
    assert np.abs(answer(model) - answer(whole)).max() < 1e-4


def test_a_net_with_nothing_to_leave_out_stays() -> None:
    model = Model(weight_file(_PROPOSE).read_bytes())
    before = [(step.operation, step.inputs) for step in model.steps]
    shorten(model)
    assert [(step.operation, step.inputs) for step in model.steps] == before


@pytest.mark.parametrize("content", [b"\x0d\x00\x00\x00\x00", b"\x08", b"\x3a\x05ab", b"\x38\x01"])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="ONNX file"):
        Model(content)
