"""Train a net for one input size: the readout first, then the upper blocks with it.

The lower blocks never change, so their output is computed once for several variants of each
picture and kept in memory (about 1.3 GB for 480×352 and four variants).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn
from torch.nn import functional

import export
from data import Picture, stretched, variant
from metrics import counted, scored, summed
from net import Backbone, Readout, pretrained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    _State = dict[str, Tensor]

    from metrics import Scores

BATCH = 8
_READOUT_RATE, _UPPER_RATE = 3e-3, 2e-4
_DECAY, _GRADIENT = 0.01, 2.0


@dataclass(frozen=True)
class Plan:
    """How a net is trained: input size (width, height), variants kept, epochs, runs averaged."""

    size: tuple[int, int]
    variants: int
    warm_epochs: int
    epochs: int
    runs: int
    seed: int


@dataclass
class Net:
    """A backbone and its readout for one input size (width, height)."""

    size: tuple[int, int]
    backbone: Backbone
    readout: Readout

    def logits(self, first: Tensor, x: Tensor) -> Tensor:
        out: Tensor = self.readout(self.backbone.upper(first.float(), x.float()))
        return out

    def state(self) -> dict[str, Tensor]:
        parts: dict[str, nn.Module] = {"backbone": self.backbone, "readout": self.readout}
        return {
            f"{part}.{name}": value.detach().clone()
            for part, module in parts.items()
            for name, value in module.state_dict().items()
        }

    def turned(self) -> Net:
        """Return the same net for upright pictures."""
        readout = Readout(self.size[::-1])
        state = {**self.readout.state_dict(), "squares": readout.squares}
        readout.load_state_dict(state)
        return Net(self.size[::-1], self.backbone, readout)

    def restore(self, state: dict[str, Tensor]) -> None:
        for part, module in (("backbone.", self.backbone), ("readout.", self.readout)):
            own = {
                name.removeprefix(part): value
                for name, value in state.items()
                if name.startswith(part)
            }
            module.load_state_dict(own)


@dataclass(frozen=True)
class Features:
    """What the lower blocks say of some inputs, with the truth: half precision, by variant."""

    first: list[Tensor]
    last: list[Tensor]
    truth: list[Tensor]


def new_net(size: tuple[int, int], seed: int) -> Net:
    torch.manual_seed(seed)
    last = torch.channels_last
    net = Net(size, pretrained().to(memory_format=last), Readout(size).to(memory_format=last))
    net.backbone.eval()
    return net


def as_input(rgb: Sequence[NDArray[np.uint8]]) -> Tensor:
    """Return pictures as the net wants them: N×3×H×W, (value - 127) / 128."""
    values = torch.from_numpy(np.stack(rgb)).permute(0, 3, 1, 2).float()
    return ((values - 127) / 128).contiguous(memory_format=torch.channels_last)


def features(net: Net, pictures: Sequence[Picture], variants: int, seed: int) -> Features:
    """Return the lower blocks' output for freshly made variants of the pictures."""
    kept = Features([], [], [])
    for number in range(variants):
        start = time.monotonic()
        chance = np.random.default_rng((seed, number))
        made = [variant(picture, net.size, chance) for picture in pictures]
        first, last = _lower(net, [rgb for rgb, _ in made])
        kept.first.append(first)
        kept.last.append(last)
        kept.truth.append(torch.from_numpy(np.stack([truth for _, truth in made])))
        print(f"  variant {number + 1} of {variants}: {time.monotonic() - start:.0f} s", flush=True)
    return kept


def train(
    net: Net,
    known: Callable[[], Features],
    plan: Plan,
    watch: Callable[[], str],
    keep: Path | None = None,
) -> None:
    """Train the readout alone, then `plan.runs` times all from there; keep the mean of the runs.

    What a finished part came to is written to the folder `keep`, and read from there.
    """

    def part(name: str, start: _State | None, epochs: int, seed: int) -> _State:
        file = keep / f"{name}.pt" if keep else None
        print(f" {name}", flush=True)
        if file and file.is_file():
            net.restore(torch.load(file, weights_only=True))
        else:
            if start:
                net.restore(start)
            _run(net, known(), epochs, seed, upper=start is not None)
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
                torch.save(net.state(), file)
        print(f"  {watch()}", flush=True)
        return net.state()

    start = part("readout", None, plan.warm_epochs, plan.seed)
    ends = [
        part(f"run{number}", start, plan.epochs, plan.seed + number)
        for number in range(1, plan.runs + 1)
    ]
    if len(ends) > 1:
        net.restore({name: _mean([end[name] for end in ends]) for name in start})
        print(f" mean of {len(ends)}\n  {watch()}", flush=True)


def maps(net: Net, pictures: Sequence[Picture]) -> Iterator[NDArray[np.float32]]:
    """Yield the map of each picture, bilinear on the logarithm as the shipped code does it."""
    net.readout.eval()
    for start in range(0, len(pictures), BATCH):
        rgb = [stretched(each.bgr, net.size) for each in pictures[start : start + BATCH]]
        with torch.no_grad():
            logits = net.logits(*net.backbone.lower(as_input(rgb)))
        for each in logits[:, 0].numpy():
            fine = cv2.resize(each, None, fx=4, fy=4, interpolation=cv2.INTER_LINEAR)
            chance = np.exp(fine - fine.max())
            yield np.asarray(chance / chance.sum(), np.float32)


def all_scores(net: Net, pictures: Sequence[Picture]) -> list[Scores]:
    looked = [counted(each.points, each.bgr.shape) for each in pictures]
    return [scored(*pair) for pair in zip(maps(net, pictures), looked, strict=True)]


def figures(net: Net, pictures: Sequence[Picture]) -> dict[str, dict[str, float]]:
    """Return the mean scores of all pictures and of each set."""
    scores = all_scores(net, pictures)
    sets = sorted({each.dataset for each in pictures})
    found = {
        name: summed([s for s, p in zip(scores, pictures, strict=True) if p.dataset == name])
        for name in sets
    }
    return {"all": summed(scores)} | (found if len(sets) > 1 else {})


def _lower(net: Net, rgb: Sequence[NDArray[np.uint8]]) -> tuple[Tensor, Tensor]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(
        export.lower(net), options, providers=["CPUExecutionProvider"]
    )
    firsts, lasts = [], []
    for start in range(0, len(rgb), BATCH):
        batch = as_input(rgb[start : start + BATCH]).contiguous().numpy()
        first, last = session.run(None, {export.INPUT: batch})
        firsts.append(torch.from_numpy(first).half())
        lasts.append(torch.from_numpy(last).half())
    return torch.cat(firsts), torch.cat(lasts)


def _run(net: Net, known: Features, epochs: int, seed: int, *, upper: bool) -> None:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    groups: list[dict[str, Any]] = [{"params": list(net.readout.parameters()), "lr": _READOUT_RATE}]
    if upper:
        groups[0]["lr"] = _READOUT_RATE / 2
        groups.append({"params": net.backbone.trained(), "lr": _UPPER_RATE})
    for each in net.backbone.trained():
        each.requires_grad_(upper)
    weights = [each for group in groups for each in group["params"]]
    count = len(known.truth[0])
    steps = epochs * (count // BATCH)
    optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [group["lr"] for group in groups], steps, pct_start=0.2
    )
    net.readout.train()
    for epoch in range(epochs):
        start, losses = time.monotonic(), []
        order = chance.permutation(count)
        shown = (epoch + chance.integers(len(known.truth))) % len(known.truth)
        for at in range(0, count // BATCH * BATCH, BATCH):
            chosen = torch.from_numpy(order[at : at + BATCH])
            logits = net.logits(known.first[shown][chosen], known.last[shown][chosen])
            loss = _divergence(logits, known.truth[shown][chosen])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, _GRADIENT)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(
            f"  epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - start:.0f} s",
            flush=True,
        )


def _divergence(logits: Tensor, truth: Tensor) -> Tensor:
    log = functional.log_softmax(logits.flatten(1), 1)
    return functional.kl_div(log, truth.flatten(1), reduction="batchmean")


def _mean(values: list[Tensor]) -> Tensor:
    stacked = torch.stack(values)
    return stacked.float().mean(0).to(stacked.dtype)
