"""Score the reading of drawn posters: `python benchmarks/reading.py [--posters N] [--fonts DIR]`.

Posters come from a seed, with the fonts that fontconfig finds (and those of DIR), over photographs
of CONTENTCHECK_DATA that hold no text, where they are at hand. Tesseract, where it is installed,
reads the same posters.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

import peers
from contentcheck.vision.reading import read_text
from posters import Poster, TrueLine, draw_poster, font_families
from telling import DATA, head, row, say

SIZES = ((12, 15), (16, 18), (19, 22), (23, 28), (29, 40), (41, 70), (71, 160))  # px
FRAME_SCALE = 640 / 1920  # what is left of 1080×1920 in a sampled frame
COLUMNS = "CER", "word recall", "precision", "exact", "missed", "lines"
NEAR = 0.25  # a line read belongs to a drawn one when they share this much of the smaller's area


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that some reader found: box is (left, top, right, bottom) in pixels."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(slots=True)
class Sums:
    """What adds up over lines: characters, wrong ones, words, words found, words read."""

    characters: int = 0
    wrong: int = 0
    words: int = 0
    found: int = 0
    read: int = 0
    lines: int = 0
    exact: int = 0
    missed: int = 0

    def add(self, truth: str, read: str) -> None:
        theirs, ours = Counter(truth.split()), Counter(read.split())
        self.characters += len(truth)
        self.wrong += edits(truth, read)
        self.words += theirs.total()
        self.found += (theirs & ours).total()
        self.read += ours.total()
        self.lines += 1
        self.exact += truth == read
        self.missed += not read

    def figures(self) -> tuple[str, ...]:
        """Return the cells of COLUMNS."""
        return (
            f"{self.wrong / max(1, self.characters):.4f}",
            f"{self.found / max(1, self.words):.3f}",
            f"{self.found / max(1, self.read):.3f}",
            f"{self.exact / max(1, self.lines):.3f}",
            f"{self.missed / max(1, self.lines):.3f}",
            str(self.lines),
        )


@dataclass(slots=True)
class Scores:
    """The figures of one reader."""

    all: Sums = field(default_factory=Sums)
    by: dict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    invented: int = 0
    identities: list[bool] = field(default_factory=list)
    false_identities: int = 0
    sure: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)

    def add(self, poster: Poster, lines: Sequence[ReadLine], seconds: float) -> None:
        self.seconds.append(seconds)
        owner = [_owner(line, poster.lines) for line in lines]
        for number, truth in enumerate(poster.lines):
            own = [line for line, whose in zip(lines, owner, strict=True) if whose == number]
            read = " ".join(line.text for line in sorted(own, key=lambda line: line.box[0]))
            low = next(f"{a}-{b} px" for a, b in SIZES if truth.size <= b)
            for sums in (self.all, self.by[low], self.by[truth.ground], self.by[truth.font]):
                sums.add(truth.text, read)
            if len(own) == 1:
                sure = own[0].confidence
                level = "≥ .95" if sure >= 0.95 else ".9–.95" if sure >= 0.9 else "< .9"
                self.sure[level].append(own[0].text == truth.text)
        self.invented += sum(len(x.text) for x, o in zip(lines, owner, strict=True) if o is None)
        numbers = {run for line in lines for run in _long_numbers(line.text)}
        if poster.identity:
            self.identities.append(poster.identity in numbers)
        self.false_identities += len(numbers - {poster.identity})

    def tell(self, name: str) -> None:
        say(f"**{name}**")
        head("what", "figure")
        row("characters read where nothing stands", f"{self.invented / self.all.characters:.4f}")
        found = f"{sum(self.identities)} of {len(self.identities)}, {self.false_identities} false"
        row("identity numbers found digit for digit", found)
        row("time a poster, median", f"{statistics.median(self.seconds):.2f} s")
        for level, right in sorted(self.sure.items()):
            row(f"confidence {level}", f"{np.mean(right):.3f} of {len(right)} lines exact")
        head("lines", *COLUMNS)
        for part, sums in [("all", self.all), *sorted(self.by.items())]:
            row(part, *sums.figures())


def edits(one: str, other: str) -> int:
    """Return the least number of characters to change, add or drop (Levenshtein)."""
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        before, row[0] = row[0], count
        for number, its in enumerate(other, 1):
            least = min(before + (letter != its), row[number] + 1, row[number - 1] + 1)
            before, row[number] = row[number], least
    return row[-1]


def _owner(line: ReadLine, truths: Sequence[TrueLine]) -> int | None:
    """Return the number of the drawn line that a read one lies on."""
    shares = [_shared(line.box, truth.box) for truth in truths]
    best = int(np.argmax(shares)) if shares else 0
    return best if shares and shares[best] > 0 else None


def _shared(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the common area as a share of the smaller box, 0 below NEAR."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    share = max(0.0, across) * max(0.0, down) / max(1.0, min(areas))
    return share if share >= NEAR else 0.0


def _long_numbers(text: str) -> Iterator[str]:
    """Yield runs of 16 digits, which single spaces or dots may divide."""
    digits = ""
    for letter in text + "x":
        if letter.isdigit():
            digits += letter
        elif letter not in " .":
            if len(digits) == 16:
                yield digits
            digits = ""


def ours(picture: Image.Image, scale: float = 1.0) -> list[ReadLine]:
    size_read = round(picture.width * scale), round(picture.height * scale)
    small = picture if scale == 1 else picture.resize(size_read, Image.Resampling.BOX)
    pixels = np.ascontiguousarray(np.asarray(small)[:, :, ::-1])
    size = np.array(picture.size * 2)
    lines = []
    for line in read_text(pixels).lines:
        x, y, across, down = line.region.box
        box = np.array((x, y, x + across, y + down)) * size
        lines.append(ReadLine(line.text, tuple(box.tolist()), line.confidence))
    return lines


def tesseract(picture: Image.Image) -> list[ReadLine]:
    """Read with Tesseract, page mode 11 (sparse text), words of confidence 30 and more."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file.name)
        done = subprocess.run(
            ["tesseract", file.name, "-", "--psm", "11", "-l", "ind+eng", "tsv"],
            capture_output=True,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    words: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for line in done.stdout.decode().splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == 12 and float(cells[10]) >= 30 and cells[11].strip():
            words[tuple(cells[1:5])].append(cells)
    lines = []
    for cells_of_line in words.values():
        boxes = np.array([[int(cell) for cell in cells[6:10]] for cells in cells_of_line])
        low, high = boxes[:, :2].min(axis=0), (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
        text = " ".join(cells[11] for cells in cells_of_line)
        lines.append(ReadLine(text, (*low.tolist(), *high.tolist()), 1.0))
    return lines


def textless_photographs(folder: Path) -> list[Path]:
    """Return the photographs that were looked through and hold no text."""
    if not folder.is_dir():
        return []
    pictures = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    return [
        folder / each["file"]
        for each in pictures
        if each["share"] == 0 and each["origin"] != "synthetic"
    ]


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posters", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fonts", type=Path, help="a folder of further fonts; none: see peers.py")
    parser.add_argument("--faults", action="store_true", help="show the lines read wrongly")
    parser.add_argument("--frames", action="store_true", help="as frames of a video, at 640 px")
    return parser


def main() -> None:
    given = options().parse_args()
    scale = FRAME_SCALE if given.frames else 1.0
    readers: dict[str, Callable[[Image.Image], list[ReadLine]]] = {
        "contentcheck": partial(ours, scale=scale)
    }
    if shutil.which("tesseract"):
        readers["tesseract"] = tesseract
    families = font_families(given.fonts or peers.fonts())
    photographs = textless_photographs(DATA / "text-density")
    fonts = f"{sum(map(len, families.values()))} fonts of {len(families)} families"
    say(f"{given.posters} posters of seed {given.seed}, {fonts}, {len(photographs)} photographs.")
    scores = {name: Scores() for name in readers}
    for number in range(given.posters):
        poster = draw_poster(1000 * given.seed + number, families, photographs)
        for name, reader in readers.items():
            start = time.process_time() if name == "contentcheck" else time.perf_counter()
            lines = reader(poster.picture)
            spent = (time.process_time() if name == "contentcheck" else time.perf_counter()) - start
            scores[name].add(poster, lines, spent)
            if given.faults:
                texts = {line.text for line in lines}
                for truth in poster.lines:
                    if truth.text not in texts:
                        print(number, truth, [x.text for x in lines if _owner(x, [truth]) == 0])
    for name, found in scores.items():
        found.tell(name)


if __name__ == "__main__":
    main()
