"""Weigh many drafts: `python benchmarks/throughput.py [--peers] [--drafts 10000]`.

CPU time and memory of whole processes. Growth: captions of 900 characters by all rules, a tenth of
the drafts, a third, all of them; then some of them on 1 to 26 targets. With --peers, proselint and
textlint look at the same texts, in turns with us in one run. A further text is what more of them
take beyond the first ones, so that nobody's start counts. Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import json
import sys
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import peers
from contentcheck.rulebook import load
from telling import head, row
from weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LENGTH = 900  # characters
IN_A_FILE = 100  # posts: a file is read as a whole
FEW, MANY = 20, 220  # texts that peers are given
ROUNDS = 5
SENTENCES = (
    "Layanan paspor dibuka pada hari kerja di kantor imigrasi nomor {0}.",
    "Warga yang belum mempunyai akun dapat mendaftar lewat aplikasi sebelum datang.",
    "Petugas membantu mengisi formulir dan memeriksa berkas {0} satu per satu.",
    "Bawa dokumen asli serta salinannya agar pengurusan selesai dalam sekali kunjungan.",
    "Antrean dibagi menurut jam supaya tidak ada yang menunggu terlalu lama.",
    "Hasilnya dapat diambil sendiri atau dikirim ke rumah dengan biaya pengiriman biasa.",
)


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--drafts", type=int, default=10_000)
    asked.add_argument("--peers", action="store_true")
    return asked


def main() -> None:
    given = options().parse_args()
    if given.peers:
        compared()
        return
    counts = [given.drafts // 100, given.drafts // 10, given.drafts // 3, given.drafts]
    grown("drafts", counts, lambda count: (count, ["facebook/page"]))
    targets = sorted(load().targets.by_name)
    few = given.drafts // 20
    grown("targets", [1, 3, 9, len(targets)], lambda count: (few, targets[:count]))


def grown(what: str, counts: Sequence[int], of: Callable[[int], tuple[int, list[str]]]) -> None:
    """Print what more and more of something take, and by which power that grows."""
    head(what, "CPU, s", "ms a further draft", "MiB", "power")
    before: tuple[int, float] | None = None
    for count in counts:
        drafts, targets = of(count)
        start, _ = run(0, targets)
        seconds, memory = run(drafts, targets)
        net = seconds - start
        power = f"{log(net / before[1]) / log(count / before[0]):.2f}" if before else ""
        each = f"{net / drafts * 1000:.2f}"
        row(f"{count:,}", f"{seconds:.2f}", each, f"{memory:.0f}", power)
        before = count, net


def run(drafts: int, targets: list[str]) -> tuple[float, float]:
    """Return CPU seconds and MiB of checking so many drafts, and one more that is short."""
    with TemporaryDirectory() as made:
        for first in range(0, drafts + 1, IN_A_FILE):
            with Path(made, f"{first:06}.jsonl").open("w", encoding="utf-8") as posts:
                for number in range(first, min(first + IN_A_FILE, drafts + 1)):
                    posts.write(line(caption(number) if number else "Halo.", targets))
        command = [sys.executable, "-m", "contentcheck", "check", made, "--format", "jsonl"]
        found = weigh([*command, "--lang", "id", "--no-progress"])
    return found.seconds, found.memory


def line(text: str, targets: list[str]) -> str:
    return json.dumps({"targets": targets, "language": "id", "caption": text}) + "\n"


def caption(number: int) -> str:
    """Return a text of 900 characters like no other."""
    text = ""
    while len(text) < LENGTH:
        at = len(text)
        text += SENTENCES[(number + at) % len(SENTENCES)].format(number * 7 + at) + " "
    return text[:LENGTH].rstrip()


def compared() -> None:
    """Print how many more texts a second each of the linters looks at."""
    peers.install()
    with TemporaryDirectory() as made:
        texts = []
        for number in range(MANY):
            texts.append(Path(made, f"{number}.md"))
            fields = "---\ntargets: [facebook/page]\nlanguage: id\n---\n"
            texts[-1].write_text(f"{fields}{caption(number)}\n", encoding="utf-8")
        ours = [sys.executable, "-m", "contentcheck", "check", "--no-progress"]
        commands: dict[str, Callable[[int], list[str]]] = {
            "contentcheck": lambda count: [*ours, *map(str, texts[:count])],
            "proselint": lambda count: peers.command("proselint", *texts[:count]),
            "textlint": lambda count: peers.command("textlint", *texts[:count]),
        }
        each: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                more, less = weigh(command(MANY)).seconds, weigh(command(FEW)).seconds
                each[name].append((more - less) / (MANY - FEW))
    head("linter", "ms a text", "texts a second", "× ours")
    for name, taken in each.items():
        ms = median(taken) * 1000
        times = median(a / b for a, b in zip(taken, each["contentcheck"], strict=True))
        row(name, f"{ms:.2f}", f"{1000 / ms:.0f}", f"{times:.2f}")


if __name__ == "__main__":
    main()
