"""Say how lines on known grounds are judged: `python benchmarks/grounds.py [PHOTOGRAPHS]`.

Lines of text are drawn, from a seed, on grounds that are calm by the way they are made, and in
any colour on bare photographs, as somebody would who does not look. How many of the last can be
read nobody has labelled; on the first, whatever is found is a false alarm.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

import peers
from contentcheck.vision.ground import lost_share
from posters import DETAILS, HEADLINES, font_families
from telling import DATA, head, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator

KINDS = ("plain", "gradient", "panel", "shade", "shadow", "outline", "stripes", "careless")
LINES = 120  # of each kind
MARGIN = 80  # pixels around a line
FROM, WARNED = 0.25, 0.4  # where the rule begins to advise, and to warn
INKS = ("#ffffff", "#ffffff", "#ffe040", "#101018", "#c01818", "#1040a0")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("photographs", type=Path, nargs="?", default=DATA / "visual-focus/images")
    return asked


def main() -> None:
    photographs = sorted(options().parse_args().photographs.iterdir())
    families = font_families(peers.fonts())
    judged = f"advised (> {FROM})", f"warned (> {WARNED})", "not judged"
    head("ground", "median", "p95", "most", *judged)
    for kind in KINDS:
        shares = []
        for number in range(LINES):
            random = np.random.default_rng((KINDS.index(kind), number))
            share = lost_share(*_line(random, kind, families, photographs))
            shares.append(np.nan if share is None else share)
        found = np.array(shares)
        middle, high, most = np.nanpercentile(found, (50, 95, 100))
        over = found > FROM, found > WARNED, np.isnan(found)
        figures = (f"{value:.2f}" for value in (middle, high, most))
        row(kind, *figures, *(f"{share.mean():.1%}" for share in over))


def _line(
    random: Generator, kind: str, families: dict[str, list[str]], photographs: Sequence[Path]
) -> tuple[np.ndarray, tuple[tuple[float, float], ...]]:
    """Draw one line; return the picture (BGR) and the corners of the line in fractions."""
    size = int(np.exp(random.uniform(np.log(26), np.log(110))))
    face = str(random.choice(families[str(random.choice(list(families)))]))
    font = ImageFont.truetype(face, size) if face else ImageFont.load_default(size)
    text = str(random.choice(HEADLINES + DETAILS))[:24]
    left, top, right, bottom = (
        int(side) + MARGIN
        for side in ImageDraw.Draw(Image.new("L", (1, 1))).textbbox((0, 0), text, font)
    )
    canvas = _ground(random, kind, (right + MARGIN, bottom + MARGIN), photographs)
    light = np.asarray(canvas.crop((left, top, right, bottom)).convert("L")).mean() > 128
    ink, other = ("#101018", "#f8f8f8") if light else ("#f8f8f8", "#101018")
    if kind == "careless":
        ink = str(random.choice(INKS))
    if kind == "panel":
        rim = size // 4
        shade = random.integers(190, 256, 3) if light else random.integers(0, 90, 3)
        box = (left - rim, top - rim, right + rim, bottom + rim)
        ImageDraw.Draw(canvas).rectangle(box, tuple(int(value) for value in shade))
    if kind == "shadow":
        mask = Image.new("L", canvas.size)
        ImageDraw.Draw(mask).text((MARGIN, MARGIN), text, 255, font, stroke_width=size // 10)
        canvas.paste(other, (0, 0), mask.filter(ImageFilter.GaussianBlur(size / 12)))
    outline = max(1, size // 16) if kind == "outline" else 0
    ImageDraw.Draw(canvas).text(
        (MARGIN, MARGIN), text, ink, font, stroke_width=outline, stroke_fill=other
    )
    stored = io.BytesIO()
    canvas.save(stored, "JPEG", quality=85)
    pixels = np.asarray(Image.open(stored).convert("RGB"))[:, :, ::-1]
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    width, height = canvas.size
    return np.ascontiguousarray(pixels), tuple((x / width, y / height) for x, y in corners)


def _ground(
    random: Generator, kind: str, size: tuple[int, int], photographs: Sequence[Path]
) -> Image.Image:
    one, other = (random.integers(0, 256, 3) for _ in range(2))
    canvas = Image.new("RGB", size, tuple(int(value) for value in one))
    if kind == "gradient":
        across = np.linspace(0, 1, size[0])[None, :, None]
        pixels = (one * (1 - across) + other * across) * np.ones((size[1], 1, 1))
        return Image.fromarray(pixels.astype(np.uint8))
    if kind == "stripes":
        step = int(random.integers(8, 60))
        away = random.choice((-1, 1)) * random.integers(30, 120)
        colour = tuple(int(value) for value in np.clip(one + away, 0, 255))
        for x in range(-size[1], sum(size), 2 * step):
            ImageDraw.Draw(canvas).line((x, 0, x + size[1], size[1]), colour, step)
    if kind in {"panel", "shade", "shadow", "outline", "careless"}:
        with Image.open(str(random.choice([str(each) for each in photographs]))) as photograph:
            whole = ImageOps.fit(photograph.convert("RGB"), (1080, 1080))
        left, top = (int(random.integers(0, max(1, 1080 - side))) for side in size)
        canvas = ImageOps.fit(whole.crop((left, top, left + size[0], top + size[1])), size)
        if kind == "shade":
            shade = Image.new("RGB", size, str(random.choice(["#000000", "#ffffff"])))
            canvas = Image.blend(canvas, shade, float(random.uniform(0.5, 0.7)))
    return canvas


if __name__ == "__main__":
    main()
