"""Say how many ordinary pictures the rules about images fault: `python benchmarks/quality.py`.

Nobody has labelled these pictures; they were taken and chosen to be looked at. So whatever is
faulted often is a rule to doubt.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from contentcheck.engine import check
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
RULES = (
    "image.blurred",
    "image.too-dark",
    "image.jpeg-artefacts",
    "image.black-bars",
    "image.too-small",
    "image.private-location",
    "image.private-metadata",
    "image.small-text",
    "image.low-contrast-text",
    "image.busy-background",
    "image.cut-by-crop",
    "image.cut-in-grid",
)
TARGET = "instagram/feed"  # states the most facts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--names", action="store_true", help="name the pictures")
    given = parser.parse_args()
    book = load().select(RULES)
    for folder in given.folders or [DATA / "visual-focus", DATA / "text-density"]:
        files = sorted((folder / "images").iterdir())
        found: Counter[tuple[str, str]] = Counter()
        for file in files:
            report = check(Draft(media=[Medium(file.name, file)], targets=[TARGET]), book)
            assert not report.errors, report.errors
            for finding in report.targets[0].findings:
                found[finding.rule, finding.severity] += 1
                if given.names:
                    print(f"  {finding.rule} {file.name} {finding.measure.value:.3f}")
        print(f"{folder.name}: {len(files)} pictures")
        for rule in RULES:
            warnings, advice = (found[rule, each] for each in ("warning", "advice"))
            print(
                f"  {rule:26} warned {warnings:3} ({warnings / len(files):.1%})"
                f"  advised {advice:3} ({advice / len(files):.1%})"
            )


if __name__ == "__main__":
    main()
