"""Write a net as ONNX: plain convolutions, weights in half precision, for any input shape.

The graph is written node by node, so the file depends on the weights alone and holds nothing that
a reader would have to simplify: batch norms are folded, padding stands in the convolutions.
Weights are stored as fp16 and cast at loading; onnxruntime and cv2.dnn then compute in fp32.
ReLU6 is written as a sixth of it, HardSigmoid, and the next convolution's weights times six: that
is the same, but OpenCV 5 joins it with its convolution, where a Clip costs a third more time.
The preference for the middle is left to the caller, so that upright pictures can be run upright.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from net import FROZEN, TAPS, Block, SameConv, folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from fit import Net
    from net import Backbone

    _Shape = tuple[int | None, ...]

_OPSET, _IR = 13, 8
_SIX = 6.0
INPUT, OUTPUT = "picture", "logits"


@dataclass
class _Graph:
    """The nodes and weights written so far.

    `ships`: weights as fp16, ReLU6 as HardSigmoid. Otherwise the net just as it is trained.
    """

    ships: bool = True
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def add(self, kind: str, inputs: list[str], **attributes: object) -> str:
        name = f"x{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def weight(self, values: NDArray[np.float32]) -> str:
        """Store a convolution's weights and return the name of their fp32 values."""
        if not self.ships:
            return self.exact(values)
        stored = f"w{len(self.weights)}"
        half = np.ascontiguousarray(values, np.float16)
        assert np.isfinite(half).all()
        self.weights.append(numpy_helper.from_array(half, stored))
        return self.add("Cast", [stored], to=TensorProto.FLOAT)

    def exact(self, values: NDArray[np.float32]) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values, np.float32), name))
        return name

    def conv(
        self,
        x: str,
        weight: Tensor,
        bias: Tensor | None,
        pads: tuple[int, int] = (0, 0),
        stride: int = 1,
        groups: int = 1,
    ) -> str:
        assert bias is not None
        inputs = [x, self.weight(_array(weight)), self.exact(_array(bias))]
        before, after = pads
        return self.add(
            "Conv",
            inputs,
            kernel_shape=list(weight.shape[2:]),
            pads=[before, before, after, after],
            strides=[stride, stride],
            group=groups,
        )

    def same(self, x: str, conv: SameConv) -> str:
        return self.conv(x, conv.weight, conv.bias, conv.pads, conv.stride[0], conv.groups)

    def same_after_relu6(self, x: str, conv: SameConv) -> str:
        weight = conv.weight * _SIX if self.ships else conv.weight
        return self.conv(x, weight, conv.bias, conv.pads, conv.stride[0], conv.groups)

    def normed(self, x: str, pair: nn.Module) -> str:
        assert isinstance(pair, nn.Sequential)
        conv = pair[0]
        assert isinstance(conv, nn.Conv2d)
        edge = conv.kernel_size[0] // 2
        y = self.conv(x, *folded(pair), pads=(edge, edge), groups=conv.groups)
        return self.add("Relu", [y])

    def relu6(self, x: str) -> str:
        """Write ReLU6, or a sixth of it: `same_after_relu6` has to follow."""
        if self.ships:
            return self.add("HardSigmoid", [x], alpha=1 / _SIX, beta=0.0)
        return self.add("Clip", [x, "zero", "six"])

    def enlarged(self, x: str, factor: int) -> str:
        scales = self.exact(np.array([1, 1, factor, factor], np.float32))
        return self.add(
            "Resize",
            [x, "", scales],
            mode="linear",
            coordinate_transformation_mode="half_pixel",
        )


def write(net: Net, file: Path, notes: dict[str, str]) -> None:
    """Write the net as it predicts; `notes` go into the file's metadata."""
    graph = _Graph()
    taps = _backbone(graph, net.backbone, len(net.backbone.blocks))
    out = _readout(graph, taps, net)
    graph.nodes[-1].output[0] = OUTPUT
    assert out == f"x{len(graph.nodes) - 1}"
    # OpenCV before 5 wants a shape to read the file, and runs others all the same.
    width, height = net.size
    model = _model(graph, (1, 3, height, width), {OUTPUT: (1, 1, height // 8, width // 8)})
    helper.set_model_props(model, notes)
    onnx.checker.check_model(model)
    file.write_bytes(model.SerializeToString(deterministic=True))


def lower(net: Net) -> bytes:
    """Return the blocks that are not trained as ONNX in full precision, for any batch.

    onnxruntime computes them five times as fast as torch does on two cores.
    """
    graph = _Graph(ships=False)
    first, last = _backbone(graph, net.backbone, FROZEN)
    width, height = net.size
    outputs = {
        first: (None, 40, height // 8, width // 8),
        last: (None, 80, height // 16, width // 16),
    }
    data: bytes = _model(graph, (None, 3, height, width), outputs).SerializeToString()
    return data


def _model(graph: _Graph, shape: _Shape, outputs: Mapping[str, _Shape]) -> onnx.ModelProto:
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "attention",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, shape)],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, sides)
                for name, sides in outputs.items()
            ],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR,
        producer_name="contentcheck training/attention",
    )


def _backbone(graph: _Graph, backbone: Backbone, blocks: int) -> list[str]:
    """Write the first blocks; return the taps among them and the end, each once."""
    if not graph.ships:
        for name, value in (("zero", 0), ("six", _SIX)):
            graph.weights.append(numpy_helper.from_array(np.array(value, np.float32), name))
    taps = []
    x = graph.relu6(graph.same(INPUT, backbone.stem))
    for number, block in enumerate(backbone.blocks[:blocks]):
        assert isinstance(block, Block)
        x = _block(graph, x, block)
        if number in TAPS or number == blocks - 1:
            taps.append(x)
    return taps


def _block(graph: _Graph, x: str, block: Block) -> str:
    y = x if block.widen is None else graph.relu6(graph.same(x, block.widen))
    y = graph.relu6(graph.same_after_relu6(y, block.around))
    y = graph.same_after_relu6(y, block.narrow)
    return graph.add("Add", [x, y]) if block.adds else y


def _readout(graph: _Graph, taps: list[str], net: Net) -> str:
    readout = net.readout
    read = [graph.normed(tap, pair) for tap, pair in zip(taps, readout.reads, strict=True)]
    wide = [read[0], graph.enlarged(read[1], 2), graph.enlarged(read[2], 4)]
    x = graph.normed(graph.add("Concat", wide, axis=1), readout.mix)
    x = graph.normed(x, readout.around)
    x = graph.add("Relu", [graph.conv(x, readout.narrow.weight, readout.narrow.bias)])
    return graph.conv(x, readout.last.weight, readout.last.bias)


def _array(values: Tensor) -> NDArray[np.float32]:
    return np.asarray(values.detach().contiguous().numpy(), np.float32)
