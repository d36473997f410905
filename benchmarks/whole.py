"""What a whole check costs beside its parts: `python benchmarks/whole.py [--rounds N]`.

CPU time of `check` on a poster and on a Reel, one thread, against the time that the same check
spends in the nets (OpenCV's, and the one that hears speech) and in decoding (Pillow, PyAV),
as `cProfile` sees these calls of C code. Rounds with and without it take turns. The rest, divided
by the parts, is what everything that is not decoding or nets adds: the median of the rounds' own
ratios. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from pathlib import Path
from statistics import median

import cv2

from contentcheck.engine import check
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from telling import head, row

EXAMPLES = Path(__file__).parents[1] / "examples"
POSTS = {
    "poster": ("06-infografik-penuh-teks/infografik.jpg", "instagram/feed"),
    "Reel": ("04-reel-langsung-terlihat/reel.mp4", "instagram/reel"),
}
CAPTION = "Kantor imigrasi membuka layanan paspor pada hari Sabtu. Simpan unggahan ini."
# How the profile names what is a part: calls into the nets, and into the decoders.
NETS = ("'forward' of 'cv2.dnn", "'setInput' of 'cv2.dnn", "_silero_vad")
DECODING = ("ImagingDecoder", "of 'av.", "av.container", "av.video", "av.audio", "av.filter")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=9)
    return asked


def main() -> None:
    rounds = options().parse_args().rounds
    cv2.setNumThreads(1)
    load()
    head("post", "whole, s", "nets, s", "decoding, s", "the rest beside both", "target")
    for name, (file, target) in POSTS.items():
        path = EXAMPLES / file
        once(path, target)  # so that none pays for loading nets
        whole, nets, decoding = [], [], []
        for _ in range(rounds):
            whole.append(once(path, target))
            net, decoded = parts(path, target)
            nets.append(net)
            decoding.append(decoded)
        told = [median(each) for each in (whole, nets, decoding)]
        rest = median(a / (b + c) for a, b, c in zip(whole, nets, decoding, strict=True)) - 1
        row(name, *(f"{seconds:.2f}" for seconds in told), f"{rest:.1%}", "≤ 15 %")


def once(path: Path, target: str) -> float:
    """Check a post; return the CPU seconds."""
    start = time.process_time()
    check(Draft(CAPTION, [Medium(path.name, path)], [target], language="id"))
    return time.process_time() - start


def parts(path: Path, target: str) -> tuple[float, float]:
    """Check a post; return the CPU seconds within the nets, and within decoders."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(once, path, target)
    # Of an entry the third is the time of the call itself, without what it calls.
    entries = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    own: list[tuple[str, float]] = [(name, taken[2]) for (_, _, name), taken in entries]

    def within(parts: tuple[str, ...]) -> float:
        return sum(taken for name, taken in own if any(part in name for part in parts))

    return within(NETS), within(DECODING)


if __name__ == "__main__":
    main()
