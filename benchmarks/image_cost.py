"""Weigh the cost of checking pictures: `python benchmarks/image_cost.py [--repeats N]`.

CPU time on one thread, everything on the same poster in the same run, one after the other in
turns, medians. rapidocr is installed into an environment of its own (`peers.py`), Tesseract is
timed where it is installed. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import contentcheck
import peers
from contentcheck.measuring.image import text_regions
from contentcheck.model import Medium
from contentcheck.vision.learned import FRAME, STILL, AttentionNet, attend_learned
from telling import head, row, say

ROOT = Path(__file__).parents[1]
PHOTOGRAPH = ROOT / "examples/08-kalender-konten/kopi.jpg"
TARGET = "instagram/feed"
CAPTION = "Layanan paspor hari Sabtu: daftar lewat aplikasi, bawa KTP dan kartu keluarga asli."
LINES = (
    (96, "PASPOR SABTU"), (52, "Kantor imigrasi buka pukul 08.00–12.00"),
    (40, "Kuota terbatas: 250 pemohon per hari"), (36, "Bawa KTP elektronik dan kartu keluarga"),
    (36, "Daftar lewat aplikasi paling lambat Jumat"), (30, "Layanan ini tidak dipungut biaya"),
    (26, "Informasi: www.layanan-paspor.go.id"), (26, "Call Center 1500-123"),
)  # fmt: skip

# What the peer does: its default detection, without reading, on one thread.
PEER = """
import sys, time
from rapidocr import RapidOCR
one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "Global.log_level": "critical"}
engine = RapidOCR(params=one)
for line in sys.stdin:
    start = time.process_time()
    engine(line.strip(), use_det=True, use_cls=False, use_rec=False)
    print(time.process_time() - start, flush=True)
"""


class Passes:
    """The forward passes of all nets during a stretch of work: what each was given."""

    def __init__(self) -> None:
        self.done: list[tuple[cv2.dnn.Net, Any, tuple[Any, ...]]] = []

    def note(self, work: Callable[[], None]) -> None:
        """Do the work as ever, and note each forward pass in it."""
        set_input, forward = cv2.dnn.Net.setInput, cv2.dnn.Net.forward
        given: dict[cv2.dnn.Net, Any] = {}

        def noted_input(net: cv2.dnn.Net, blob: Any) -> None:
            given[net] = blob.copy()
            set_input(net, blob)

        def noted_forward(net: cv2.dnn.Net, *outputs: Any) -> Any:
            self.done.append((net, given[net], outputs))
            return forward(net, *outputs)

        cv2.dnn.Net.setInput, cv2.dnn.Net.forward = noted_input, noted_forward  # type: ignore[method-assign, assignment]
        try:
            work()
        finally:
            cv2.dnn.Net.setInput, cv2.dnn.Net.forward = set_input, forward  # type: ignore[method-assign]

    def again(self) -> None:
        """Run the same passes and nothing else."""
        for net, blob, outputs in self.done:
            net.setInput(blob)
            net.forward(*outputs)

    def __str__(self) -> str:
        """How many passes there were of each width and height."""
        sizes = Counter(f"{blob.shape[3]}×{blob.shape[2]}" for _, blob, _ in self.done)
        return ", ".join(f"{count} of {size}" for size, count in sizes.items())


def draw_poster(path: Path) -> None:
    """Draw a poster of 1080×1080: a photograph below, a panel with eight lines above."""
    with Image.open(PHOTOGRAPH) as photograph:
        poster = photograph.convert("RGB").resize((1080, 1080), Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(poster)
    draw.rectangle((0, 0, 1080, 700), "#103a5c")
    top = 40
    for size, text in LINES:
        draw.text((60, top), text, "#f8f8f8", ImageFont.load_default(size))
        top += round(1.55 * size) + 12
    poster.save(path, "JPEG", quality=90)


def in_turns(repeats: int, **tasks: Callable[[], float | None]) -> dict[str, float]:
    """Run the tasks in turns; return the median seconds of CPU that each took.

    A task may return its seconds itself, where another process does the work.
    """
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(repeats):
        for name, task in tasks.items():
            start = time.process_time()
            told = task()
            seconds[name].append(time.process_time() - start if told is None else told)
    return {name: statistics.median(spent) for name, spent in seconds.items()}


def children(command: list[str], **options: Any) -> float:
    """Run a command to its end; return the seconds of CPU it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def check(poster: Path) -> None:
    report = contentcheck.check(contentcheck.Draft(CAPTION, [poster], [TARGET]))
    assert not report.errors, report.errors


def share(poster: Path) -> None:
    assert text_regions(Medium(poster.name, poster)).share > 0.1


def attend(picture: NDArray[np.uint8], by: AttentionNet) -> None:
    attend_learned(picture, by)


@contextmanager
def peer(python: Path) -> Iterator[Callable[[Path], float]]:
    """Start the peer; what it gives detects text in a picture and returns the seconds of CPU."""
    command = [str(python), "-c", PEER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout

        def detect(picture: Path) -> float:
            print(picture, file=process.stdin, flush=True)
            return float(process.stdout.readline())  # type: ignore[union-attr]

        yield detect
        process.stdin.close()


def tesseract(picture: Path) -> float:
    """Let Tesseract find text that is spread over a picture (page mode 11)."""
    return children(
        ["tesseract", str(picture), "-", "--psm", "11", "-l", "ind+eng", "tsv"],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def start(*media: Path) -> float:
    """Check one draft in a fresh process; return the seconds of CPU."""
    given = [part for path in media for part in ("--media", str(path))]
    command = ["-m", "contentcheck", "check", "--caption", CAPTION, "-t", TARGET, *given]
    return children([sys.executable, *command], env={**os.environ, "OPENCV_FOR_THREADS_NUM": "1"})


def told(what: str, seconds: float, ratio: float, target: str) -> None:
    row(what, f"{1000 * seconds:.0f} ms", f"{ratio:.2f}", target)


def tell_check(poster: Path, repeats: int) -> Passes:
    passes = Passes()
    passes.note(lambda: check(poster))
    spent = in_turns(repeats, check=lambda: check(poster), passes=passes.again)
    told("full check, default rules", spent["check"], spent["check"] / spent["passes"], "≤ 1.25")
    told("its forward passes alone", spent["passes"], 1.0, "")
    begun = in_turns(repeats, text=start, picture=lambda: start(poster))
    extra = begun["picture"] - begun["text"] - spent["check"]
    told("start: imports and nets, beyond a text-only run", extra, extra / 0.8, "≤ 800 ms")
    return passes


def tell_share(poster: Path, repeats: int) -> None:
    tasks: dict[str, Callable[[], float | None]] = {"ours": lambda: share(poster)}
    if shutil.which("tesseract"):
        tasks["Tesseract, page mode 11"] = lambda: tesseract(poster)
    with peer(peers.python("rapidocr", *peers.RAPIDOCR)) as detect:
        detect(poster)
        spent = in_turns(repeats, **tasks, **{peers.RAPIDOCR[0]: lambda: detect(poster)})
    told("text share with its guard", spent["ours"], 1.0, "")
    for name in list(spent)[1:]:
        told(name, spent[name], spent[name] / spent["ours"], "> 1")


def tell_attention(repeats: int) -> None:
    with Image.open(PHOTOGRAPH) as photograph:
        frame = np.asarray(photograph.convert("RGB").resize((1920, 1080)))[:, :, ::-1]
    picture = np.ascontiguousarray(frame)
    for by, name, most in ((STILL, "still", 0.08), (FRAME, "frame", 0.035)):
        attend_learned(picture, by)
        spent = in_turns(repeats, ours=partial(attend, picture, by))["ours"]
        told(f"attention, {name} net, 1080p", spent, spent / most, f"≤ {1000 * most:.0f} ms")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--repeats", type=int, default=7)
    return asked


def main() -> None:
    given = options().parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as folder:
        poster = Path(folder, "poster.jpg")
        draw_poster(poster)
        check(poster)  # nets are loaded and warm from here on
        head("what", "CPU time", "ratio", "target")
        passes = tell_check(poster, given.repeats)
        tell_share(poster, given.repeats)
        tell_attention(given.repeats)
    say(f"Forward passes: {passes}.")


if __name__ == "__main__":
    main()
