"""Photographs spoilt in known ways, and what a shipped rule says of a figure."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from contentcheck.judge import make_judge
from contentcheck.rulebook import load

MEDIA = Path(__file__).parent / "rule-media"
PHOTO = Image.open(MEDIA / "photo.jpg").convert("RGB")
BOOK = load()


def recompressed(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


def score(rule: str, value: float) -> float:
    """Return what a rule makes of a value on a Facebook Page."""
    (found,) = (each for each in BOOK.rules if each.id == rule)
    judge = make_judge(found, BOOK.targets.by_name["facebook/page"], ("always",), "app")
    assert judge is not None
    return judge.score(value)
