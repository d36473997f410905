"""Say what the rules on an app's controls, bars and text find in upright clips with known truth.

    python benchmarks/zones.py [--every N] [--names]

Every Nth photograph of `visual-focus` and picture of `text-density` (posters and screenshots left
out: they are no footage) is panned into an upright clip: as it is, with subtitles burnt in at
several heights, with a small name in the upper corner, and between bars. The first three are taken
from the truth: subtitles below the last pixel that all readings leave free have to be found, those
above what any of them covers must not be.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from contentcheck.engine import check
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from panned import PORTRAIT, Frame, pan, write
from telling import DATA, head, row, say

RULES = (
    "video.under-controls",
    "video.focus-under-controls",
    "video.plain-bars",
    "video.too-much-text",
    "video.black-bars",
)
TARGETS = ("instagram/reel", "instagram/story", "tiktok/video", "youtube/short", "whatsapp/status")
SEVERITIES = ("warning", "advice")
HEIGHTS = (0.45, 0.55, 0.68, 0.74, 0.84, 0.9)  # of the frame: the middle of a line of subtitles
SAID = (
    "Layanan ini gratis",
    "datang saja ke puskesmas",
    "setiap hari Sabtu",
    "bawa kartu keluarga asli",
)
FOOTAGE = ("osie", "td500", "aumstr", "urban", "sun", "scene", "photo", "textfree")


def subtitled(frames: list[Frame], height: float) -> list[Frame]:
    """Write subtitles that change three times a clip, their middle at a height of the frame."""
    step = len(frames) // len(SAID) + 1
    return [
        written(frame, SAID[n // step], height, frame.shape[1] // 17)
        for n, frame in enumerate(frames)
    ]


def written(frame: Frame, words: str, height: float, size: int) -> Frame:
    picture = Image.fromarray(frame[:, :, ::-1])
    place = picture.width // 2, round(picture.height * height)
    font = ImageFont.load_default(size)
    ImageDraw.Draw(picture).text(
        place, words, "white", font, anchor="mm", stroke_width=2, stroke_fill="black"
    )
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])


def named(frame: Frame) -> Frame:
    """Write an office's name into the upper corner, as small as a logo."""
    picture = Image.fromarray(frame[:, :, ::-1])
    ImageDraw.Draw(picture).multiline_text(
        (14, 22), "DINAS\nKESEHATAN", "white", ImageFont.load_default(12), stroke_width=1,
        stroke_fill="black",
    )  # fmt: skip
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])


def barred(frame: Frame, colour: tuple[int, int, int]) -> Frame:
    """Set the frame flat between bars of one colour."""
    height, width = frame.shape[:2]
    canvas = np.full_like(frame, colour)
    inner = cv2.resize(frame[height // 3 : height // 3 + width * 9 // 16], (width, width * 9 // 16))
    top = (height - len(inner)) // 2
    canvas[top : top + len(inner)] = inner
    return canvas


def variants(picture: Frame) -> Iterator[tuple[str, list[Frame]]]:
    clean = pan(picture, PORTRAIT)
    yield "as it is", clean
    yield "small name in the corner", [named(each) for each in clean]
    for height in HEIGHTS:
        yield f"subtitles at {height:.0%}", subtitled(clean, height)
    yield "white bars", [barred(each, (255, 255, 255)) for each in clean]
    yield "navy bars", [barred(each, (91, 53, 18)) for each in clean]
    yield "black bars", [barred(each, (0, 0, 0)) for each in clean]


def footage(every: int) -> Sequence[Path]:
    files = [
        file
        for folder in ("visual-focus", "text-density")
        for file in sorted((DATA / folder / "images").iterdir())
        if file.name.startswith(FOOTAGE)
    ]
    return files[::every]


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=40)
    parser.add_argument("--names", action="store_true", help="name the clips that are faulted")
    parser.add_argument("--only", help="variants whose name begins like this")
    return parser


def main() -> None:
    given = options().parse_args()
    book, files = load().select(RULES), footage(given.every)
    found: Counter[tuple[str, str, str, str]] = Counter()
    order: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for name, frames in variants(np.asarray(cv2.imread(str(file)), np.uint8)):
                if given.only and not name.startswith(given.only):
                    continue
                order[name] = None
                path = write(Path(folder, "clip.mp4"), frames)
                report = check(Draft(media=[Medium(file.name, path)], targets=TARGETS), book)
                assert not report.errors, report.errors
                for target in report.targets:
                    for finding in target.findings:
                        found[name, target.target, finding.rule, finding.severity] += 1
                        if given.names:
                            value = f"{finding.measure.value:.2f}"
                            print(name, file.name, target.target, finding.rule, value, flush=True)
    say(f"{len(files)} clips; for each rule warnings + advice.")
    head("clips", *TARGETS)
    for name in order:
        cells = []
        for place in TARGETS:
            said = [
                (rule, [found[name, place, rule, each] for each in SEVERITIES]) for rule in RULES
            ]
            told = [
                f"{rule.removeprefix('video.')} {warned}+{advised}"
                for rule, (warned, advised) in said
                if warned or advised
            ]
            cells.append(", ".join(told) or "-")
        row(name, *cells)


if __name__ == "__main__":
    main()
