"""Weigh a check of one picture: `python benchmarks/one_image.py [--rounds 9]`.

CPU time of whole processes, the media worker's included, in turns in one run, as multiples of
`import click`; nets on one thread. What the nets take (reading their weights, setting their input,
running) is measured in a fresh process that checks the same picture, and taken off: the rest is
starting two processes, opening the picture, measuring and judging it. Instructions are those of
the first process alone, where valgrind is there. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telling import ROOT, head, row
from weighing import ENVIRONMENT, instructions, ratio, weigh

CLICK = "import click"
CAPTION = "Mulai Sabtu ini layanan paspor buka pukul 08.00–12.00. Daftar lewat aplikasi, ya!\n"
PICTURES = {
    "a photograph": ROOT / "examples/02-foto-takarir-panjang/kopi.jpg",
    "a poster": ROOT / "examples/01-poster-pengumuman/poster.jpg",
}


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--nets", type=Path, help="only say what the nets take for this picture")
    return asked


def main() -> None:
    given = options().parse_args()
    if given.nets:
        print(nets(given.nets))
        return
    ENVIRONMENT["OPENCV_FOR_THREADS_NUM"] = "1"
    with TemporaryDirectory() as made:
        check = [sys.executable, "-m", "contentcheck", "check", "--no-cache", "--lang", "id"]
        commands = {CLICK: [sys.executable, "-c", CLICK]}
        for name, picture in {"no picture": None, **PICTURES}.items():
            draft = Path(made, f"{name}.md")
            draft.write_text(written(picture), encoding="utf-8")
            if picture:
                shutil.copy(picture, made)
            commands[name] = [*check, str(draft)]
        taken: dict[str, list[float]] = {name: [] for name in commands}
        alone: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(given.rounds + 1):
            for name, command in commands.items():
                seconds = weigh(command).seconds
                spent = cost(PICTURES[name]) if name in PICTURES else 0.0
                if number:  # the first round does not count
                    taken[name].append(seconds)
                    alone[name].append(spent)
        counted = "instructions of the first process, ×"
        head("post with", "CPU, ×", "nets, ×", "the rest, ×", "target", counted)
        base = instructions(commands[CLICK])
        for name in list(commands)[1:]:
            rest = [whole - part for whole, part in zip(taken[name], alone[name], strict=True)]
            each = (ratio(seconds, taken[CLICK]) for seconds in (taken[name], alone[name], rest))
            count = instructions(commands[name])
            times = f"{count / base:.2f}" if count and base else ""
            wanted = "≤ 6" if name in PICTURES else ""
            row(name, *(f"{value:.1f}" for value in each), wanted, times)


def written(picture: Path | None) -> str:
    """Return a draft with a picture, or without one."""
    media = f"media:\n  - file: {picture.name}\n    alt: Gambar layanan\n" if picture else ""
    return f"---\ntargets: [instagram/feed, facebook/page]\nlanguage: id\n{media}---\n{CAPTION}"


def cost(picture: Path) -> float:
    """Return the CPU seconds of the nets for a picture, in a fresh process."""
    command = [sys.executable, __file__, "--nets", str(picture)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
    return float(done.stdout)


def nets(picture: Path) -> float:
    """Check a picture in this process; return the CPU seconds that its nets took."""
    import cv2

    from contentcheck import Draft, Medium, check
    from contentcheck.vision import nets

    spent = 0.0

    def clocked(work: Callable[..., Any]) -> Callable[..., Any]:
        def done(*given: Any) -> Any:
            nonlocal spent
            start = time.process_time()
            try:
                return work(*given)
            finally:
                spent += time.process_time() - start

        return done

    nets._read = clocked(nets._read)  # noqa: SLF001
    for name in ("setInput", "forward"):
        setattr(cv2.dnn.Net, name, clocked(getattr(cv2.dnn.Net, name)))
    targets = "instagram/feed", "facebook/page"
    check(Draft(CAPTION, [Medium(picture.name, picture, "Gambar")], targets, language="id"))
    return spent


if __name__ == "__main__":
    main()
