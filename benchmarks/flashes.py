"""Score the counting of flashes on clips with known truth, and say what it costs.

    python benchmarks/flashes.py [FOLDER]

FOLDER holds clips and a `truth.yaml` (default: shared/data/video beside the repository). A clip is
judged right where `safe` is what the truth says (`over_3_per_s`; clips without flashes are safe),
and where full flashes of a known rate give the transitions that this rate has in a second with both
its ends: 2 × rate + 1. Clips that cut or shake have no truth and are listed by themselves.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from contentcheck.errors import MediaError
from contentcheck.measuring.clip import clip
from contentcheck.media.video import SMALL_SIDE, Playback
from contentcheck.model import Medium
from contentcheck.vision.course import CourseWatcher
from contentcheck.vision.flashes import FlashCounter
from telling import DATA, head, row, say

OPEN = {"many_cuts.mp4", "shaky.mp4"}  # the truth says nothing on how they flash
ROUNDS = 5

Truth = dict[str, Any]


def expected(truth: Truth) -> int | None:
    """Return the transitions a clip has in its worst second; None where the truth does not tell."""
    if "flash_hz" not in truth:
        return None
    visible = truth["over_3_per_s"] or truth["flash_hz"] <= 3
    return 2 * truth["flash_hz"] + 1 if visible else 0


def verdicts(folder: Path) -> None:
    clips: dict[str, Truth] = yaml.safe_load((folder / "truth.yaml").read_text())["clips"]
    judged = right = counted = equal = 0
    head("clip", "general", "red", "area", "verdict", "expected")
    for name, truth in clips.items():
        try:
            found = Medium(name, folder / name).once(clip).flashes
        except MediaError:
            continue
        safe = not truth.get("over_3_per_s", False)
        transitions = expected(truth)
        if name not in OPEN:
            judged += 1
            right += found.safe == safe
        if transitions is not None:
            counted += 1
            equal += found.transitions == transitions
        if transitions is not None or found.transitions > 1:
            wanted = "open" if name in OPEN else f"{'safe' if safe else 'unsafe'}, {transitions}"
            verdict = "safe" if found.safe else "unsafe"
            counts = found.general_transitions, found.red_transitions
            row(name, *counts, f"{found.area:.0%}", verdict, wanted)
    say(f"Verdicts right {right} of {judged}; transitions equal {equal} of {counted}.")


def cost(path: Path) -> None:
    """Print what flashes and the rest of the whole clip cost a frame beside decoding, by turns."""
    medium = Medium(path.name, path)
    playback = Playback(medium)
    opening = playback.opening(float("inf"))
    starts = opening.times.tolist()
    frames = list(zip(starts, [*starts[1:], opening.end], opening.small, strict=True))
    spent: dict[str, list[float]] = {"decoding": [], "flashes": [], "course": []}
    for _ in range(ROUNDS):
        begun = time.process_time()
        Playback(medium).opening(float("inf"))
        spent["decoding"].append(time.process_time() - begun)
        for name, watcher in (("flashes", FlashCounter()), ("course", CourseWatcher())):
            begun = time.process_time()
            for start, end, small in frames:
                watcher.see(start, end, small)
            spent[name].append(time.process_time() - begun)
    milliseconds = {name: 1000 * float(np.median(s)) / len(frames) for name, s in spent.items()}
    for name, value in milliseconds.items():
        row(path.name, name, f"{value:.2f} ms", f"{value / milliseconds['decoding']:.2f}")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=DATA / "video")
    return asked


def main() -> None:
    folder: Path = options().parse_args().folder
    verdicts(folder)
    head("clip", f"CPU a frame, small side {SMALL_SIDE} px", "", "of decoding")
    cost(folder / "good_open.mp4")
    cost(folder / "flash_antiphase.mp4")


if __name__ == "__main__":
    main()
