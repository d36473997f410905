"""Make the plain media of tests/rule-media/ that are only there for their size and shape.

    python tools/make_shapes.py

One colour each: what matters of them stands in the header of the file.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

RULES = Path(__file__).parent.parent / "tests" / "rule-media"
GREEN = (18, 110, 84)

PICTURES = {
    "shape-4x5.jpg": (80, 100),
    "shape-3x4.jpg": (75, 100),
    "shape-2x1.jpg": (200, 100),
    "shape-1080x1920.png": (1080, 1920),
    "shape-1080x2000.png": (1080, 2000),
    "shape-1200x1200.png": (1200, 1200),
    "shape-1200x630.png": (1200, 630),
    "shape-500x262.png": (500, 262),
    "shape-199x199.png": (199, 199),
    "shape-1500x300.png": (1500, 300),
    "shape-9000x1001.png": (9000, 1001),
    "shape-6100x6000.png": (6100, 6000),
    "shape-210x10.png": (210, 10),
}
CLIPS = {
    "shape-upright.mp4": (90, 160),
    "shape-square.mp4": (160, 160),
    "shape-across.mp4": (320, 180),
    "shape-ribbon.mp4": (1100, 100),
    "shape-broad.mp4": (2000, 400),
    "shape-tall.mp4": (360, 4100),
    "shape-tiny.mp4": (30, 40),
    "shape-9-megapixels.mp4": (3000, 3000),
}


def picture(path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, GREEN).save(path, optimize=True)


def clip(
    path: Path, size: tuple[int, int], noise: np.random.Generator | None = None, rate: int = 24
) -> None:
    """Write four seconds of one colour, or a moment of noise that nothing can squeeze."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as file:
        stream = file.add_stream("libx264", rate=Fraction(rate))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "40" if noise is None else "1", "preset": "veryfast", "bf": "0"}
        for _ in range(4 * rate if noise is None else 4):
            shape = (size[1], size[0], 3)
            pixels = np.full(shape, GREEN) if noise is None else noise.integers(0, 256, shape)
            frame = av.VideoFrame.from_ndarray(pixels.astype(np.uint8), format="rgb24")
            file.mux(stream.encode(frame))
        file.mux(stream.encode())


def main() -> None:
    for name, size in PICTURES.items():
        picture(RULES / name, size)
    for name, size in CLIPS.items():
        clip(RULES / name, size)
    clip(RULES / "shape-30-mbps.mp4", (360, 640), np.random.default_rng(7))
    clip(RULES / "shape-72-fps.mp4", (90, 160), rate=72)
    Image.new("L", (80, 100), 120).save(RULES / "shape-grey.png", optimize=True)
    Image.new("RGB", (80, 100), GREEN).save(RULES / "shape-png-called.jpg", "PNG", optimize=True)


if __name__ == "__main__":
    main()
