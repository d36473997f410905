"""Write the expected report beside each example anew: python tools/update_examples.py."""

import os
from pathlib import Path

from click.testing import CliRunner

from contentcheck.cli import main

ROOT = Path(__file__).parent.parent


def expected(folder: Path) -> str:
    """Return the report of one example folder, in Indonesian, as JSON."""
    os.chdir(ROOT)
    arguments = ["check", str(folder.relative_to(ROOT)), "--format", "json", "--lang", "id"]
    return CliRunner().invoke(main, arguments).stdout


if __name__ == "__main__":
    for folder in sorted((ROOT / "examples").glob("[0-9]*")):
        (folder / "report.json").write_text(expected(folder), encoding="utf-8")
