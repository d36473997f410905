"""Score the opening checks on clips with known truth.

    python benchmarks/opening.py [FOLDER]

FOLDER holds clips and a `truth.yaml` (default: shared/data/video beside the repository). Prints,
for each fault, how many clips have it, how many it was found on at its time within one frame, and
how many clips without it were reported; then what each clip gets for opening focus.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contentcheck.errors import MediaError
from contentcheck.measuring.opening import Opening, opening
from contentcheck.measuring.video import first_frames
from contentcheck.model import Medium

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[2] / "shared"))
ONE_FRAME = 1 / 30 + 0.001  # s
BARS_ERROR = 0.02  # of the frame: two lines of 90
BLURRED, SHAKY, LATE = 0.005, 4.0, 0.1  # where the parts of the sum earn nothing, or not all
WINDOW = 3.0  # s

Truth = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: on which clips the truth has it, whether it was found, whether one was reported."""

    name: str
    there: Callable[[Truth], bool]
    right: Callable[[Truth, Opening], bool]
    reported: Callable[[Opening], bool]


def near(found: float | None, true: float) -> bool:
    return found is not None and abs(found - true) <= ONE_FRAME


def cuts_right(truth: Truth, found: Opening) -> bool:
    true = [at for at in truth["shot_changes_s"] if at <= WINDOW]
    return len(true) == len(found.checks.cuts) and all(map(near, found.checks.cuts, true))


def sharpness(found: Opening) -> float:
    return next((p.value for p in found.focus.parts if p.name == "clear" and p.value), 0.0)


FAULTS = (
    Fault(
        "black or plain start",
        lambda t: t.get("opening") in ("black", "blank"),
        lambda t, o: near(o.checks.first_content, t["first_content_s"]),
        lambda o: o.checks.first_content is None or o.checks.first_content > LATE,
    ),
    Fault(
        "slow fade-in (at 90 %)",
        lambda t: t.get("opening") == "fade",
        lambda t, o: near(o.checks.fade_complete, 0.9 * t["fade_full_s"]),
        lambda o: o.checks.fade_complete is not None,
    ),
    Fault(
        "blurred",
        lambda t: t.get("opening") == "blurred",
        lambda _, o: sharpness(o) <= BLURRED,
        lambda o: sharpness(o) <= BLURRED,
    ),
    Fault(
        "black bars",
        lambda t: "bars_fraction" in t,
        lambda t, o: abs(o.checks.bars.share - t["bars_fraction"]) <= BARS_ERROR,
        lambda o: o.checks.bars.share > 0,
    ),
    Fault(
        "still card throughout",
        lambda t: t.get("opening") == "title_card",
        lambda _, o: o.checks.card == 1,
        lambda o: o.checks.card == 1,
    ),
    Fault(
        "cuts, all and no other",
        lambda t: bool(t.get("shot_changes_s")),
        cuts_right,
        lambda o: bool(o.checks.cuts),
    ),
    Fault(
        "shake",
        lambda t: t.get("opening") == "shaky",
        lambda _, o: o.checks.shake >= SHAKY,
        lambda o: o.checks.shake >= SHAKY,
    ),
    Fault(
        "damaged",
        lambda t: t.get("decodable") == "partly",
        lambda _, o: o.damaged,
        lambda o: o.damaged,
    ),
)


def undecided(fault: Fault, truth: Truth) -> bool:
    """Tell whether the truth leaves a fault open.

    A card of text ends with a cut that the truth does not list, a fade-in begins in the black,
    and full-frame flashes of plain tones are blank frames by definition.
    """
    if fault.name.startswith("cuts"):
        return "text_from_s" in truth
    if fault.name.startswith("black or plain"):
        return "flash_hz" in truth or truth.get("opening") == "fade"
    return "flash_hz" in truth


def main(folder: Path) -> None:
    clips: dict[str, Truth] = yaml.safe_load((folder / "truth.yaml").read_text())["clips"]
    seen: dict[str, Opening] = {}
    unreadable, decoding, spent = [], 0.0, 0.0
    for name in clips:
        medium = Medium(name, folder / name)
        begun = time.process_time()
        try:
            medium.once(first_frames)
            decoded = time.process_time()
            seen[name] = medium.once(opening)
        except MediaError:
            unreadable.append(name)
            continue
        decoding += decoded - begun
        spent += time.process_time() - decoded
    meant = sorted(name for name, truth in clips.items() if truth.get("decodable") is False)
    print(f"clips {len(clips)}, refused {len(unreadable)}, as meant: {sorted(unreadable) == meant}")
    print(
        f"CPU per clip: decoding {decoding / len(seen):.2f} s, checks and nets "
        f"{spent / len(seen):.2f} s\n"
    )
    print("| fault | clips | found | false reports |\n|---|---|---|---|")
    for fault in FAULTS:
        there = [name for name in seen if fault.there(clips[name])]
        others = [n for n in seen if n not in there and not undecided(fault, clips[n])]
        right = sum(fault.right(clips[name], seen[name]) for name in there)
        false = [name for name in others if fault.reported(seen[name])]
        print(
            f"| {fault.name} | {len(there)} | {right} | {', '.join(false) or 0} of {len(others)} |"
        )
    print("\n| clip | opening focus | parts | caps |\n|---|---|---|---|")
    for name, found in sorted(seen.items(), key=lambda item: item[1].focus.total):
        parts = " · ".join(f"{p.name} {p.points:.1f}/{p.weight:.0f}" for p in found.focus.parts)
        caps = ", ".join(f"{cap.name} {cap.limit:.2f}" for cap in found.focus.caps)
        print(f"| {name} | {found.focus.total:.2f} | {parts} | {caps} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "data" / "video")
