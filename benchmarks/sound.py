"""Compare loudness with ffmpeg's own filter, and time it.

    python benchmarks/sound.py [FOLDER]

FOLDER holds clips and a `truth.yaml` (default: shared/data/video beside the repository); the
program ffmpeg has to be installed. Prints for each clip with sound what we measure, what ffmpeg's
`ebur128` says of the same file, and the truth where it is stated; then CPU time for each second of
sound beside ffmpeg's for the same work, in turns, start of the program included.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from contentcheck.errors import MediaError
from contentcheck.media.sound import Loudness, loudness
from contentcheck.model import Medium
from telling import DATA, head, row, say

ROUNDS = 5
LONG = 600  # s of sound for the timing: a clip of seconds measures the start of the program


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """Return integrated loudness and true peak as the program prints them."""
    command = ["ffmpeg", "-nostats", "-i", str(path), "-map", "0:a:0"]
    command += ["-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loud = float(re.findall(r"I:\s+(-?[\d.]+|-inf) LUFS", said)[-1])
    return loud, float(re.findall(r"Peak:\s+(-?[\d.]+|-inf) dBFS", said)[-1])


def heard(path: Path) -> Loudness | None:
    try:
        return loudness(Medium(path.name, path))
    except MediaError:
        return None


def written(value: float | None) -> str:
    return "silent" if value is None or value <= -70 else f"{value:.2f}"


def compare(folder: Path) -> None:
    clips: dict[str, dict[str, Any]] = yaml.safe_load((folder / "truth.yaml").read_text())["clips"]
    head("clip", "LUFS", "ffmpeg", "truth", "dBTP", "ffmpeg")
    off: list[float] = []
    for name, truth in clips.items():
        found = heard(folder / name)
        if found is None:
            continue
        loud, peak = by_ffmpeg(folder / name)
        # Of a clip with broken bytes ffmpeg plays noise on; we hear what came before.
        if found.integrated is not None and not truth.get("corrupt"):
            off.append(abs(found.integrated - loud))
        stated = "silent" if truth.get("silent") else truth.get("integrated_lufs", "")
        peaks = written(found.true_peak), written(peak)
        row(name, written(found.integrated), written(loud), stated, *peaks)
    say(f"{len(off)} clips, largest difference {max(off):.3f} LU.")


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timing(folder: Path, scratch: Path) -> None:
    """Time a long clip: one of the folder's sounds again and again."""
    command = ["ffmpeg", "-y", "-v", "error", "-stream_loop", "-1"]
    command += ["-i", str(folder / "audio_r128.mp4"), "-t", str(LONG), "-c:v", "copy"]
    subprocess.run([*command, "-c:a", "aac", str(scratch)], check=True)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        heard(scratch)
        ours.append(time.process_time() - begun)
        begun = children()
        by_ffmpeg(scratch)
        theirs.append(children() - begun)
    us, them = median(ours), median(theirs)
    say(
        f"{LONG} s of sound, median of {ROUNDS} rounds in turns: {1000 * us / LONG:.2f} ms of CPU a"
        f" second, ffmpeg {1000 * them / LONG:.2f} ms, ratio {us / them:.2f}."
    )


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=DATA / "video")
    return asked


def main() -> None:
    folder: Path = options().parse_args().folder
    compare(folder)
    with TemporaryDirectory() as made:
        timing(folder, Path(made) / "long.mp4")


if __name__ == "__main__":
    main()
