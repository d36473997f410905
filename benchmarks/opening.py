"""Score the opening checks on clips with known truth.

    python benchmarks/opening.py [FOLDER]

FOLDER holds clips and a `truth.yaml` (default: shared/data/video beside the repository). Prints,
for each fault, how many clips have it, how many it was found on at its time within one frame, and
how many clips without it were reported; which rules of the group `opening` speak up on which clips;
and what each clip gets for opening focus.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contentcheck.engine import check
from contentcheck.errors import MediaError
from contentcheck.measuring.opening import Opening, opening
from contentcheck.measuring.video import first_frames
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from contentcheck.vision.blur import BLURRED
from telling import DATA, head, row, say

ONE_FRAME = 1 / 30 + 0.001  # s
BARS_ERROR = 0.02  # of the frame: two lines of 90
SHAKY, LATE = 4.0, 0.1  # where the parts of the sum earn nothing, or not all
MOST_CUTS = 5
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
    return 1.0 if found.sharpness.start is None else found.sharpness.start


def card_right(truth: Truth, found: Opening) -> bool:
    """Tell whether a card ends where it does: with the first content, or not in the opening."""
    end = min(truth.get("first_content_s", WINDOW), found.seconds)
    start, until = found.checks.card_time or (WINDOW, 0.0)
    return start == 0 and abs(min(until, found.seconds) - end) <= ONE_FRAME


def spoilt(truth: Truth) -> bool:
    """Tell whether the truth names any fault of the opening, so that a rule may speak up."""
    return (
        truth.get("opening", "content") != "content"
        or "flash_hz" in truth
        or "bars_fraction" in truth
        or "text_from_s" in truth
        or len([at for at in truth.get("shot_changes_s", ()) if at <= WINDOW]) > MOST_CUTS
    )


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
        lambda t, o: sharpness(o) < BLURRED and near(o.sharpness.sharp_from, t["first_sharp_s"]),
        lambda o: sharpness(o) < BLURRED,
    ),
    Fault(
        "black bars",
        lambda t: "bars_fraction" in t,
        lambda t, o: abs(o.checks.bars.share - t["bars_fraction"]) <= BARS_ERROR,
        lambda o: o.checks.bars.share > 0,
    ),
    Fault(
        "still card or logo card",
        lambda t: t.get("opening") in ("title_card", "logo_card"),
        card_right,
        lambda o: o.checks.card > 0,
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
    if fault.name.startswith("still card"):
        return "text_from_s" in truth or "flash_hz" in truth
    if fault.name.startswith("black or plain"):
        return "flash_hz" in truth or truth.get("opening") == "fade"
    return "flash_hz" in truth


def rules_on(clips: dict[str, Truth], media: dict[str, Medium]) -> None:
    """Print which rules of the opening find fault with which clips, and with which clean ones."""
    book = load()
    rules = [rule.id for rule in book.rules if rule.group == "opening"]
    chosen = book.select(rules)
    faulted: dict[str, list[str]] = {rule: [] for rule in rules}
    for name, medium in media.items():
        (report,) = check(Draft("Kabar", [medium], ["instagram/reel"]), chosen).targets or (None,)
        for finding in report.findings if report else ():
            faulted[finding.rule].append(f"{name} ({finding.severity}, {finding.score:.2f})")
    head("rule", "clips it faults", "clean ones among them")
    for rule, names in faulted.items():
        clean = [each for each in names if not spoilt(clips[each.split()[0]])]
        row(rule, ", ".join(names), ", ".join(clean) or 0)
    say(f"Clean clips: {sum(not spoilt(clips[name]) for name in media)}.")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=DATA / "video")
    return asked


def main() -> None:
    folder: Path = options().parse_args().folder
    clips: dict[str, Truth] = yaml.safe_load((folder / "truth.yaml").read_text())["clips"]
    seen: dict[str, Opening] = {}
    media = {name: Medium(name, folder / name) for name in clips}
    unreadable, decoding, spent = [], 0.0, 0.0
    for name, medium in media.items():
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
    refused = f"refused {len(unreadable)}, as meant: {sorted(unreadable) == meant}"
    each = f"decoding {decoding / len(seen):.2f} s, checks and nets {spent / len(seen):.2f} s"
    say(f"Clips {len(clips)}, {refused}. CPU a clip: {each}.")
    head("fault", "clips", "found", "false reports")
    for fault in FAULTS:
        there = [name for name in seen if fault.there(clips[name])]
        others = [n for n in seen if n not in there and not undecided(fault, clips[n])]
        right = sum(fault.right(clips[name], seen[name]) for name in there)
        false = [name for name in others if fault.reported(seen[name])]
        row(fault.name, len(there), right, f"{', '.join(false) or 0} of {len(others)}")
    rules_on(clips, media)
    head("clip", "opening focus", "parts that lack points", "caps")
    full = []
    for name, found in sorted(seen.items(), key=lambda item: item[1].focus.total):
        lacking = [part for part in found.focus.parts if part.points < part.weight]
        caps = ", ".join(f"{cap.name} {cap.limit:.2f}" for cap in found.focus.caps)
        if not lacking and not caps:
            full.append(name)
            continue
        parts = " · ".join(f"{part.name} {part.points:.1f}/{part.weight:.0f}" for part in lacking)
        row(name, f"{found.focus.total:.2f}", parts, caps)
    say(f"Opening focus 1: {', '.join(full)}.")


if __name__ == "__main__":
    main()
