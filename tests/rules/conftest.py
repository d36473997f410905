"""Make the one medium of the rules' examples that is too large to be kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

MEDIA = Path(__file__).parent.parent / "rule-media"


@pytest.fixture(scope="session", autouse=True)
def clip_over_16_mb() -> None:
    """Pad a clip with empty space that takes no room on most disks."""
    path = MEDIA / "clip-over-16-mb.mp4"
    if not path.exists():
        shutil.copy(MEDIA / "clip-music.mp4", path)
        with path.open("r+b") as file:
            file.truncate(16_000_001)
