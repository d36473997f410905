"""What the largest media and many posts take: `python benchmarks/load.py [PART …]`.

films      two videos of 1 GB made for it: an everyday one of a quarter of an hour, and one of
           2160p60 at 800 Mbit/s that takes longer than it may
frames     8K at 300 frames a second, one minute
pictures   of 80 megapixels, and as large as WebP is taken
album      40 photographs of 12 megapixels in one draft
posts      1,000 posts with pictures, checked by one process: what it has open at the end

Memory is the most that both processes, the program and its media worker, have held; CPU time is
that of both. Prints a table. It writes up to 1 GB into the folder for temporary files.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from math import inf
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

from processes import children, descriptors, most_memory, session
from telling import head, row

ROOT = Path(__file__).parent.parent
PHOTO = ROOT / "tests" / "rule-media" / "photo.jpg"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"}
GIGABYTE = 10**9
POSTS = 1000
LOOK = 0.05  # s between two looks at the memory

Row = tuple[str, str, str]
Until = tuple[float, float]  # frames, and bytes of the whole file, whichever comes first


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    return asked


def main() -> None:
    head("what", "figure", "target")
    for name in options().parse_args().parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for cells in PARTS[name](Path(folder)):
                row(*cells)


# ----------------------------------------------------------------------------------------- weighing


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a run said (JSON), its CPU seconds, and the megabytes of both its processes."""

    said: Any
    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s of CPU, {self.memory:.0f} MB"


def weighed(folder: Path, *arguments: str) -> Weighed:
    """Run contentcheck and look at the memory of its processes until it ends."""
    most: dict[int, float] = {}
    with tempfile.TemporaryFile() as output:
        program = subprocess.Popen(
            [sys.executable, "-m", "contentcheck", *arguments, "--format", "json"],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        ended = 0
        while not ended:
            for process in session(program.pid):
                # The last says all; the first may be of this process, before it became another.
                most[process] = most_memory(process) or most.get(process, 0)
            ended, status, used = os.wait4(program.pid, os.WNOHANG)
            time.sleep(LOOK)
        program.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = json.load(output)
    return Weighed(said, used.ru_utime + used.ru_stime, sum(most.values()))


def checked(folder: Path, media: Sequence[str], target: str) -> Weighed:
    """Check one post with these media."""
    draft = f"---\ntargets: {target}\nmedia: [{', '.join(media)}]\n---\nKantor kami buka besok."
    (folder / "post.md").write_text(draft)
    return weighed(folder, "check", "post.md", "--no-cache")


def became(run: Weighed) -> str:
    """Say what became of the one post of a run."""
    (post,) = run.said["posts"]
    reasons = [error["reason"] for error in post["errors"]]
    late = [each for t in post["targets"] for each in t["skipped"] if each["reason"] == "time"]
    passed = sum(len(target["passed"]) + len(target["findings"]) for target in post["targets"])
    return f"{passed} rules judged, {len(late)} `skipped: time`, errors: {reasons or 'none'}"


# -------------------------------------------------------------------------------------------- films


def films(folder: Path) -> Iterator[Row]:
    everyday = _encoded(folder, (1920, 1080), 30, [_noise], {"b": "8000000"}, each=60)
    yield from _film(folder, "everyday, 1080p30", everyday, [(inf, GIGABYTE)])
    dense = _encoded(folder, (3840, 2160), 60, [_plain, _noise], {"qp": "6"}, each=8)
    yield from _film(folder, "dense, 2160p60", dense, [(240, inf), (inf, GIGABYTE)])


def frames(folder: Path) -> Iterator[Row]:
    minute = _encoded(folder, (7680, 4320), 300, [_plain], {"qp": "20"}, each=8)
    film = _repeated(minute, [(60 * 300, inf)], folder / "a.mp4")
    run = checked(folder, [film.name], "instagram/reel")
    yield f"8K at 300 frames a second, 1 minute: {became(run)}", str(run), "ended by its clock"


def _film(folder: Path, name: str, made: Path, untils: Sequence[Until]) -> Iterator[Row]:
    film = _repeated(made, untils, folder / "a.mp4")
    opening = weighed(folder, "measure", film.name, "--only", "opening", "--no-progress")
    assert opening.said["files"][0]["error"] is None
    about = f"{film.stat().st_size / 1e9:.1f} GB, {name}"
    yield f"{about}: facts and opening", str(opening), "10 s, 600 MB"
    whole = checked(folder, [film.name], "instagram/reel")
    yield f"{about}: all of it: {became(whole)}", str(whole), "its clock, 600 MB"
    film.unlink()


def _encoded(
    folder: Path,
    size: tuple[int, int],
    rate: int,
    scenes: Sequence[Callable[[tuple[int, int], int], np.ndarray[Any, Any]]],
    options: dict[str, str],
    each: int,
) -> Path:
    """Write a short video, one group of so many pictures for each scene."""
    path = folder / "seed.mp4"
    coding = {"preset": "superfast", "bf": "0", "g": str(each), "sc_threshold": "0", **options}
    with av.open(path, "w") as file:
        stream = file.add_stream("libx264", rate=rate, options=coding)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for scene in scenes:
            for number in range(each):
                frame = av.VideoFrame.from_ndarray(scene(size, number), format="rgb24")
                file.mux(stream.encode(frame))
        file.mux(stream.encode())
    return path


def _noise(size: tuple[int, int], number: int) -> np.ndarray[Any, Any]:
    """A frame of a texture that moves, coarse enough to be seen when it is small."""
    width, height = size
    chance = np.random.default_rng(1)
    coarse = chance.integers(0, 200, (height // 60, width // 60, 3), np.uint8)
    whole = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))
    grain = chance.integers(0, 56, (height, width, 1), np.uint8)
    return np.roll(whole + grain, 4 * number, axis=1)


def _plain(size: tuple[int, int], number: int) -> np.ndarray[Any, Any]:
    width, height = size
    picture = Image.open(PHOTO).convert("RGB").resize((width // 8, height // 8))
    whole = np.asarray(picture.resize(size, Image.Resampling.BICUBIC))
    return np.roll(whole, 8 * number, axis=1)


def _repeated(made: Path, untils: Sequence[Until], path: Path) -> Path:
    """Write each group of a short video again and again, as long as is said; remove the video."""
    with av.open(made) as source, av.open(path, "w") as file:
        coded = source.streams.video[0]
        stream = file.add_stream_from_template(coded)
        groups: list[list[Any]] = []
        for packet in source.demux(coded):
            if packet.size and packet.is_keyframe:
                groups.append([])
            if packet.size:
                groups[-1].append(packet)
        step = groups[0][0].duration
        shown = written = 0
        for group, (most, size) in zip(groups, untils, strict=True):
            for number, packet in enumerate(cycle(group)):
                if number >= most or written >= size:
                    break
                again = av.Packet(bytes(packet))
                again.pts = again.dts = shown * step
                again.duration, again.time_base = step, packet.time_base
                again.is_keyframe, again.stream = packet.is_keyframe, stream
                file.mux(again)
                shown, written = shown + 1, written + packet.size
    made.unlink()
    return path


# ----------------------------------------------------------------------------------------- pictures


def pictures(folder: Path) -> Iterator[Row]:
    whole = Image.open(PHOTO).convert("RGB").resize((10320, 7752), Image.Resampling.BICUBIC)
    clear = whole.copy()
    clear.putalpha(128)
    part = whole.crop((0, 0, 6000, 4480))
    made: list[tuple[str, Image.Image, dict[str, Any]]] = [
        ("80 megapixels.jpg", whole, {"quality": 88}),
        ("80 megapixels, progressive.jpg", whole, {"quality": 88, "progressive": True}),
        ("80 megapixels.png", whole, {"compress_level": 1}),
        ("80 megapixels, transparent.png", clear, {"compress_level": 1}),
        ("27 megapixels.webp", part, {"method": 0}),
    ]
    for name, picture, options in made:
        picture.save(folder / name, **options)
        run = checked(folder, [f'"{name}"'], "instagram/feed")
        yield f"{name}: {became(run)}", str(run), "600 MB"


def album(folder: Path) -> Iterator[Row]:
    photo = Image.open(PHOTO).convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC)
    names = [f"{number}.jpg" for number in range(40)]
    for number, name in enumerate(names):
        photo.rotate(3 * number, fillcolor=(90, 120, 60)).save(folder / name, quality=88)
    run = checked(folder, names, "facebook/page")
    yield f"40 photographs of 12 megapixels in a draft: {became(run)}", str(run), "flat"


def posts(folder: Path) -> Iterator[Row]:
    from contentcheck import Draft, check_many
    from contentcheck.media.limits import LIMITS

    photo = Image.open(PHOTO).convert("RGB").resize((160, 120))

    def drafts() -> Iterator[Draft]:
        for number in range(POSTS):
            path = folder / f"{number}.png"
            photo.rotate(number % 360).save(path)
            yield Draft("Kantor kami buka besok.", [path], ["facebook/page"])

    seen: dict[int, tuple[int, int, int]] = {}
    for number, report in enumerate(check_many(drafts(), limits=LIMITS), 1):
        assert not report.errors, report.errors
        if number in {POSTS // 10, POSTS}:
            processes = children()
            seen[number] = (
                descriptors(os.getpid()),
                sum(map(descriptors, processes)),
                len(processes),
            )
    first, last = seen.values()
    yield (
        f"{POSTS} posts with a picture: files open here, in the worker, processes",
        f"{last} (after {POSTS // 10}: {first})",
        "the same",
    )


PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "films": films,
    "frames": frames,
    "pictures": pictures,
    "album": album,
    "posts": posts,
}

if __name__ == "__main__":
    main()
