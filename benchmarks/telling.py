"""Where benchmarks find their data, and how they tell a table: in Markdown, for RESULTS.md."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Labelled pictures, clips and texts, which are no part of this repository.
DATA = Path(os.environ.get("CONTENTCHECK_DATA") or ROOT / "../shared").resolve() / "data"


def head(*names: str) -> None:
    """Begin a table."""
    print(f"\n| {' | '.join(names)} |\n|{'---|' * len(names)}", flush=True)


def row(*cells: object) -> None:
    """Print a row of it; a float should come as the text that is meant."""
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def say(words: str) -> None:
    """Print a paragraph."""
    print(f"\n{words}", flush=True)
