"""What the nets of an opening cost, and what cheaper ones would cost in accuracy.

    python benchmarks/opening_cost.py [FOLDER]

FOLDER holds clips (default: shared/data/video beside the repository). CPU time of this process,
all variants of a clip one after the other in one run: read the ratios. "Bare passes" are the calls
of the nets alone, with the pictures that the opening gives them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contentcheck.measuring import video
from contentcheck.measuring.opening import Opening, opening
from contentcheck.measuring.video import first_frames
from contentcheck.model import Medium
from contentcheck.vision import detector, faces, learned, nets, recogniser, text_regions
from telling import DATA, head, row, say

CLIPS = (
    "good_open.mp4", "many_cuts.mp4", "one_cut.mp4", "rotated_90.mp4", "black_open.mp4",
    "slow_fade.mp4", "short_text.mp4", "long_text.mp4", "logo_then_content.mp4",
)  # fmt: skip
RUNNERS = (faces, learned, detector, recogniser)


@dataclass(slots=True)
class Spent:
    """CPU seconds of a clip: decoding, everything after it, and the nets' own part of that."""

    decoding: float = 0.0
    after: float = 0.0
    nets: dict[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return (self.decoding + self.after) / (self.decoding + sum(self.nets.values()))


@dataclass(slots=True)
class TimedNet:
    """A net whose passes are timed."""

    real: Any
    name: str
    spent: dict[str, float]

    def setInput(self, pixels: Any) -> None:  # noqa: N802
        self.real.setInput(pixels)

    def forward(self, *names: Any) -> Any:
        begun = time.process_time()
        answer = self.real.forward(*names)
        self.spent[self.name] = self.spent.get(self.name, 0.0) + time.process_time() - begun
        return answer


@contextmanager
def changed(module: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


def measured(path: Path) -> tuple[Opening, Spent]:
    spent, medium = Spent(), Medium(path.name, path)
    begun = time.process_time()
    medium.once(first_frames)
    decoded = time.process_time()

    def timed(weights: nets.Weights, use: object = None) -> TimedNet:
        return TimedNet(nets.net(weights, use), Path(weights.path).stem, spent.nets)

    with ExitStack() as stack:
        for runner in RUNNERS:
            stack.enter_context(changed(runner, "net", timed))
        found = medium.once(opening)
    spent.decoding, spent.after = decoded - begun, time.process_time() - decoded
    return found, spent


VARIANTS: dict[str, tuple[Any, str, object] | None] = {
    "six frames (as it is)": None,
    "three frames (0, 1, 2 s)": (video, "MOMENTS", (0.0, 1.0, 2.0)),
    "text detector at 448 px": (text_regions, "LONG_SIDE", 448),
    "faces at 320 px": (faces, "LONG_SIDE", 320),
}


def count_faces(found: Opening) -> int:
    return sum(len(frame.faces or ()) for frame in found.frames)


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=DATA / "video")
    return asked


def main() -> None:
    folder: Path = options().parse_args().folder
    measured(folder / CLIPS[0])  # loads the nets
    results: dict[str, list[tuple[Opening, Spent]]] = {name: [] for name in VARIANTS}
    for clip in CLIPS:
        for name, change in VARIANTS.items():
            if change is None:
                results[name].append(measured(folder / clip))
                continue
            with changed(*change):
                results[name].append(measured(folder / clip))
    whole = results["six frames (as it is)"]
    ratios = [spent.ratio for _, spent in whole]
    middle, highest = statistics.median(ratios), max(ratios)
    say(f"Whole opening / (decoding + bare passes): median {middle:.2f}, highest {highest:.2f}.")
    head("clip", "ratio", "decoding, s", "after, s", "nets, s")
    for clip, (_, spent) in zip(CLIPS, whole, strict=True):
        parts = ", ".join(f"{name} {value:.2f}" for name, value in spent.nets.items())
        row(clip, f"{spent.ratio:.2f}", f"{spent.decoding:.2f}", f"{spent.after:.2f}", parts)
    late = [after_subject(found, spent) for found, spent in whole]
    say(f"Faces looked for after the first subject: {statistics.mean(late):.3f} of all net time.")
    head(
        "variant",
        "net time",
        "focus: mean and largest change",
        "another subject",
        "text share, words: largest change",
        "faces",
    )
    base = sum(sum(spent.nets.values()) for _, spent in whole)
    for name, found in results.items():
        taken = sum(sum(spent.nets.values()) for _, spent in found) / base
        changed_by = compare([full for full, _ in whole], [other for other, _ in found])
        row(name, f"{taken:.2f}", *changed_by)


def after_subject(found: Opening, spent: Spent) -> float:
    """Return which share of the nets' time went into faces behind the first subject."""
    subject = found.focus.subject
    later = sum(subject is not None and frame.time > subject.at for frame in found.frames)
    on_faces = sum(value for name, value in spent.nets.items() if name in {"pnet", "rnet", "onet"})
    return later / len(found.frames) * on_faces / sum(spent.nets.values())


def compare(whole: list[Opening], other: list[Opening]) -> tuple[str, ...]:
    """Return how much changes in openings that are seen otherwise, as cells of the table."""
    pairs = list(zip(whole, other, strict=True))
    focus = [abs(a.focus.total - b.focus.total) for a, b in pairs]
    moved = sum(a.focus.subject != b.focus.subject for a, b in pairs)
    shares = [
        abs((frame.text_share or 0) - (its.text_share or 0))
        for a, b in pairs
        for frame in a.frames
        for its in b.frames
        if frame.time == its.time
    ]
    words = [abs(a.text.words - b.text.words) for a, b in pairs if a.text and b.text]
    return (
        f"{statistics.mean(focus):.3f}, {max(focus):.3f}",
        f"{moved} of {len(pairs)}",
        f"{max(shares):.3f}, {max(words)}",
        f"{sum(map(count_faces, other))} instead of {sum(map(count_faces, whole))}",
    )


if __name__ == "__main__":
    main()
