"""How the cost of a check grows: `python benchmarks/growth.py [--only AXIS] [--plot growth.svg]`.

CPU time of this process for more drafts, targets, rules, characters, pixels and seconds of clip;
the sizes of an axis are measured in turns in one run, medians of the rounds. Prints a table an axis
with the exponent fitted through its upper half (the slope of log cost over log size): 1.0 is
linear, less than that is a fixed cost that still weighs. Only ratios within a table mean something.
`--plot` draws all axes into one picture; it needs matplotlib.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import clips  # noqa: E402
from contentcheck.engine import check, check_many  # noqa: E402
from contentcheck.model import Draft, Medium  # noqa: E402
from contentcheck.rulebook import load  # noqa: E402
from telling import head, row, say  # noqa: E402

ROUNDS = 5
SENTENCES = (
    "Kantor imigrasi membuka layanan paspor pada hari Sabtu pukul 08.00 sampai 12.00.",
    "Warga cukup membawa KTP asli dan kartu keluarga, lalu mengambil nomor antrean di loket.",
    "Pendaftaran lewat aplikasi ditutup dua hari sebelumnya karena tempat terbatas.",
    "Petugas membantu lansia dan penyandang disabilitas di loket khusus tanpa antre.",
    "Simpan unggahan ini dan bagikan kepada keluarga yang membutuhkan.",
    "Pertanyaan dijawab lewat pesan langsung pada hari kerja.",
)
TARGET = "facebook/page"
PHOTO = ROOT / "tests/rule-media/photo.jpg"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Axis:
    """What grows, in which unit, over which sizes; `work` prepares what is measured of a size."""

    unit: str
    sizes: tuple[int, ...]
    work: Callable[[int, Path], Work]
    rounds: int = ROUNDS


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", choices=[*AXES], action="append")
    asked.add_argument("--plot", type=Path)
    return asked


def main() -> None:
    given = options().parse_args()
    costs = {}
    check(Draft(caption(900), targets=[*load().targets.by_name]))  # so that none pays for loading
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only or AXES:
            costs[name] = measured(AXES[name], Path(folder))
            show(name, AXES[name], costs[name])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    say(f"Largest memory of all: {most} MB.")
    if given.plot:
        plot(costs, given.plot)


def measured(axis: Axis, folder: Path) -> list[float]:
    """Return the CPU seconds of each size, the sizes taking turns."""
    works = [axis.work(size, folder) for size in axis.sizes]
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(axis.rounds):
        for work, seconds in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
    return list(map(median, taken))


def exponent(sizes: tuple[int, ...], costs: list[float]) -> float:
    """Fit the slope of log cost over log size through the upper half of the sizes."""
    half = len(sizes) // 2
    return float(np.polyfit(np.log(sizes[half:]), np.log(costs[half:]), 1)[0])


def show(name: str, axis: Axis, costs: list[float]) -> None:
    """Print a table: size, cost, and how much the cost grew since the size before."""
    say(f"### {name}: exponent {exponent(axis.sizes, costs):.2f}")
    head(axis.unit, "CPU, ms", "× size", "× cost")
    row(f"{axis.sizes[0]:,}", f"{costs[0] * 1000:.1f}", "", "")
    for (before, now), (was, cost) in zip(
        itertools.pairwise(axis.sizes), itertools.pairwise(costs), strict=True
    ):
        row(f"{now:,}", f"{cost * 1000:.1f}", f"{now / before:.1f}", f"{cost / was:.1f}")


def plot(costs: dict[str, list[float]], file: Path) -> None:
    """Draw the cost of each axis over its size, both relative to its smallest."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 5))
    for name, line in costs.items():
        sizes = AXES[name].sizes
        slope = exponent(sizes, line)
        relative = [size / sizes[0] for size in sizes]
        cost = [each / line[0] for each in line]
        axes.loglog(relative, cost, marker="o", label=f"{name} ({slope:.2f})")
    axes.loglog([1, 10_000], [1, 10_000], color="grey", linestyle=":", label="linear")
    axes.set(xlabel="times the smallest size", ylabel="times its CPU time", ylim=(0.5, None))
    axes.legend()
    figure.savefig(file)


# -------------------------------------------------------------------------------- what grows


def caption(characters: int, seed: int = 0) -> str:
    """Return a caption of so many characters, in paragraphs of five sentences."""
    shuffled = random.Random(seed)

    def parts() -> Iterator[str]:
        for number in itertools.count(1):
            yield shuffled.choice(SENTENCES) + ("\n\n" if number % 5 == 0 else " ")

    text = ""
    for part in parts():
        if len(text) >= characters:
            return text[:characters]
        text += part
    raise AssertionError


def _drafts(count: int, _: Path) -> Work:
    drafts = [Draft(caption(900, n), targets=[TARGET], source=f"{n}.md") for n in range(count)]
    return lambda: sum(1 for _ in check_many(drafts))


def _targets(count: int, _: Path) -> Work:
    names = [*load().targets.by_name][:count]
    draft = Draft(caption(900), targets=names)
    return lambda: check(draft)


def _rules(count: int, _: Path) -> Work:
    ids = sorted(rule.id for rule in load().rules)
    random.Random(1).shuffle(ids)
    book, draft = load().select(ids[:count]), Draft(caption(900), targets=[TARGET])
    return lambda: check(draft, book)


def _characters(count: int, _: Path) -> Work:
    draft = Draft(caption(count), targets=[TARGET])
    return lambda: check(draft)


def _side(side: int, folder: Path) -> Work:
    file = folder / f"{side}.png"
    with Image.open(PHOTO) as photo:
        photo.convert("RGB").resize((side, side)).save(file, compress_level=1)
    return lambda: check(Draft("Kopi", [Medium(file.name, file)], [TARGET]))


def _clip(seconds: int, folder: Path) -> Work:
    file = folder / f"{seconds}.mp4"
    frames = clips.pan(seconds, 3.0)
    clips.write(file, (frames * (seconds // 3 + 1))[: seconds * clips.FPS])
    return lambda: check(Draft("Kopi", [Medium(file.name, file)], ["facebook/reel"]))


def _media(count: int, folder: Path) -> Work:
    with Image.open(PHOTO) as photo:
        for n in range(count):
            lighter = photo.convert("RGB").resize((640, 640)).point(lambda v, n=n: min(v + n, 255))
            lighter.save(folder / f"medium-{n}.jpg")
    files = [folder / f"medium-{n}.jpg" for n in range(count)]
    return lambda: check(Draft("Kopi", [Medium(f.name, f) for f in files], [TARGET]))


AXES = {
    "drafts": Axis("drafts of 900 characters", (1, 10, 100, 1000, 10_000), _drafts, rounds=1),
    "targets": Axis("targets", (1, 2, 4, 8, 16, 26), _targets),
    "rules": Axis("rules chosen", (8, 16, 32, 64, 128, 240), _rules),
    "characters": Axis(
        "characters", (100, 300, 1000, 3000, 10_000, 30_000, 100_000), _characters, rounds=3
    ),
    "media": Axis("photographs in a post", (1, 2, 4, 8), _media, rounds=2),
    "side": Axis("pixels a side of a photograph", (256, 512, 1024, 2048, 4096), _side, 2),
    "clip": Axis("seconds of clip", (3, 6, 12, 24, 48, 96), _clip, rounds=1),
}

if __name__ == "__main__":
    main()
