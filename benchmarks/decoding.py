"""Compare the opening of a video with ffmpeg decoding it to nothing, and watch memory.

    python benchmarks/decoding.py [MINUTES]

Needs the program `ffmpeg`. Makes clips of 1080p in a temporary folder: a texture that moves, as
H.264, HEVC and VP9, and one of MINUTES (default 10) whose memory is watched while it is seen whole.
CPU time, by turns, median of five; that of ffmpeg includes its start, ours does not include that
of Python.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from contentcheck.measuring.clip import clip
from contentcheck.measuring.video import SECONDS, first_frames
from contentcheck.model import Medium
from contentcheck.vision.opening import check_opening
from telling import head, row

WIDTH, HEIGHT, FPS = 1920, 1080, 30
ROUNDS = 5
CODECS = {
    "H.264": ("libx264", "mp4", {"preset": "veryfast"}),
    "HEVC": ("libx265", "mp4", {"preset": "ultrafast", "x265-params": "log-level=error"}),
    "VP9": ("libvpx-vp9", "webm", {"deadline": "realtime", "cpu-used": "8", "b": "5M"}),
}


def write(path: Path, codec: str, options: dict[str, str], seconds: float) -> Path:
    """Write a clip: a texture that pans, and grows brighter and darker."""
    random = np.random.default_rng(1)
    coarse = random.integers(40, 216, (90, 320, 3), np.uint8)
    texture = cv2.resize(coarse, (2 * WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    with av.open(str(path), "w") as file:
        stream: Any = file.add_stream(codec, rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number in range(round(seconds * FPS)):
            left = 4 * number % WIDTH
            shown = np.asarray(texture[:, left : left + WIDTH], np.uint8, order="C")
            file.mux(stream.encode(av.VideoFrame.from_ndarray(shown, format="bgr24")))
        file.mux(stream.encode())
    return path


def by_ffmpeg(path: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["ffmpeg", "-v", "error", "-t", str(SECONDS), "-i", str(path), "-an", "-f", "null"]
    subprocess.run([*command, "-"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_us(path: Path) -> float:
    begun = time.process_time()
    seen = Medium(path.name, path).once(first_frames)
    check_opening(seen.times, seen.small)
    return time.process_time() - begun


def compare(folder: Path) -> None:
    head("codec", "ffmpeg, CPU s", "opening without nets, CPU s", "ratio")
    for name, (codec, ending, options) in CODECS.items():
        path = write(folder / f"{codec}.{ending}", codec, options, 4)
        turns = [(by_ffmpeg(path), by_us(path)) for _ in range(ROUNDS)]
        theirs, ours = np.median(turns, axis=0).tolist()
        ratio = float(np.median([b / a for a, b in turns]))
        row(name, f"{theirs:.2f}", f"{ours:.2f}", f"{ratio:.2f}")


def watch_memory(folder: Path, minutes: float) -> None:
    """Print the memory at each tenth of a long clip, while it is watched.

    Another process makes the clip, so that what its encoder takes does not count.
    """
    path = folder / "long.mp4"
    options = {"preset": "ultrafast"}
    maker = get_context("spawn").Process(
        target=write, args=(path, "libx264", options, minutes * 60)
    )
    maker.start()
    maker.join()
    marks: list[str] = []

    def resident() -> str:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return f"{pages * resource.getpagesize() / 1e6:.0f}"

    def progress(_: str, seen: float, stated: float) -> None:
        if seen >= stated * len(marks) / 10:
            marks.append(resident())

    before = resident()
    begun = time.process_time()
    seen = Medium(path.name, path, progress=progress).once(clip)
    head("a clip of 1080p seen whole", "figure")
    row("minutes, size", f"{minutes:.0f}, {path.stat().st_size / 1e6:.0f} MB")
    row("memory before, then from tenth to tenth", f"{before}; {' '.join(marks)} MB")
    row("complete", seen.complete)
    row("CPU", f"{time.process_time() - begun:.0f} s")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("minutes", type=float, nargs="?", default=10)
    return asked


def main() -> None:
    minutes = options().parse_args().minutes
    with tempfile.TemporaryDirectory() as name:
        watch_memory(Path(name), minutes)
        compare(Path(name))


if __name__ == "__main__":
    main()
