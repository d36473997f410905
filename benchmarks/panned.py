"""Photographs panned into clips, and ways to spoil them: the order that scores have to keep.

A frame is H×W×3, BGR. Nobody has labelled openings as good or bad, but these pairs need no label.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Frame = NDArray[np.uint8]

LANDSCAPE, PORTRAIT = (640, 360), (360, 640)
FPS = 15
SECONDS = 3.1
_MOVES = 0.06  # of the width, over the clip

# Each pair: what has to score lower, and than what.
ORDER = (
    ("blurred", "clean"),
    ("darker", "clean"),
    ("letterboxed", "clean"),
    ("slow fade", "clean"),
    ("six pictures", "clean"),
    ("long text", "short text"),
)
SHORT = "Vaksin rabies gratis"
LONG = (
    "Kementerian mengumumkan bahwa seluruh warga yang memenuhi syarat dapat mengajukan permohonan "
    "bantuan pendidikan melalui laman resmi mulai hari ini sampai akhir bulan depan dengan membawa "
    "dokumen identitas diri dan kartu keluarga"
)


def variants(photographs: list[Frame], size: tuple[int, int]) -> dict[str, list[Frame]]:
    """Return the clips of the first of six photographs (the others fill the grid)."""
    clean = pan(photographs[0], size)
    return {
        "clean": clean,
        "blurred": [np.asarray(cv2.GaussianBlur(each, (0, 0), 8), np.uint8) for each in clean],
        "darker": [(each * 0.3).astype(np.uint8) for each in clean],
        "letterboxed": [_letterboxed(each) for each in clean],
        "slow fade": [
            (each * min(1.0, number / FPS / 2)).astype(np.uint8)
            for number, each in enumerate(clean)
        ],
        "six pictures": pan(grid(photographs, size), size),
        "short text": [_written(each, SHORT, size[0] // 14) for each in clean],
        "long text": [_written(each, LONG, size[0] // 22) for each in clean],
    }


def pan(picture: Frame, size: tuple[int, int]) -> list[Frame]:
    """Return a clip of `size` (width, height) in which a camera moves over the picture."""
    width, height = size
    wide = round(width * (1 + _MOVES))
    scale = max(wide / picture.shape[1], height / picture.shape[0])
    shape = max(wide, round(picture.shape[1] * scale)), max(height, round(picture.shape[0] * scale))
    scene = cv2.resize(picture, shape, interpolation=cv2.INTER_AREA)
    top, middle = (shape[1] - height) // 2, (shape[0] - wide) // 2
    count = round(SECONDS * FPS)
    lefts = (middle + (wide - width) * number // (count - 1) for number in range(count))
    return [np.asarray(scene[top : top + height, x : x + width], np.uint8) for x in lefts]


def grid(photographs: list[Frame], size: tuple[int, int]) -> Frame:
    """Return six photographs side by side, three by two or two by three."""
    columns, rows = (3, 2) if size[0] > size[1] else (2, 3)
    cell = size[0] // columns, size[1] // rows
    cells = [pan(each, cell)[0] for each in photographs[:6]]
    lines = [np.hstack(cells[row * columns : (row + 1) * columns]) for row in range(rows)]
    return np.asarray(np.vstack(lines), np.uint8)


def write(path: Path, frames: list[Frame]) -> Path:
    """Write a clip as H.264."""
    with av.open(str(path), "w") as file:
        stream: Any = file.add_stream("libx264", rate=FPS, options={"crf": "18", "bf": "0"})
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, FPS)
        for number, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="bgr24")
            picture.pts = number
            file.mux(stream.encode(picture))
        file.mux(stream.encode())
    return path


def _letterboxed(frame: Frame) -> Frame:
    boxed = np.zeros_like(frame)
    bar = len(frame) // 5
    boxed[bar:-bar] = cv2.resize(frame, (frame.shape[1], len(frame) - 2 * bar))
    return boxed


def _written(frame: Frame, words: str, height: int) -> Frame:
    """Write words in white over a dark panel in the lower part of a frame."""
    picture = Image.fromarray(frame[:, :, ::-1])
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(height)
    across, margin = picture.width, picture.width // 20
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) > across - 2 * margin:
            lines.append(word)
        else:
            lines[-1] = longer
    top = picture.height - margin - round(1.3 * height * len(lines))
    draw.rectangle((0, top - margin // 2, across, picture.height), "#10233c")
    for number, line in enumerate(lines):
        draw.text((margin, top + round(1.3 * height * number)), line, "white", font)
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
