"""Weigh a second run over unchanged posts: `python benchmarks/cache.py [--posts N] [--quoting]`.

CPU time of `contentcheck check` in processes of its own, first and second run on one cache, over
made-up posts with distinct pictures and clips. With --quoting every poster says what its caption
does not: a finding that quotes words read in a picture. Prints a table in Markdown, with the cost
of the same posts without media beside it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from PIL import ImageDraw, ImageFont  # noqa: E402

import clips  # noqa: E402
from drawing import LINE, poster, scene  # noqa: E402
from telling import head, row  # noqa: E402

CAPTION = (
    "{line} dibuka pukul 08.00 sampai 12.00 di kantor imigrasi nomor {number}. Daftar lewat"
    " aplikasi paling lambat hari Jumat, lalu bawa KTP dan kartu keluarga asli.\n"
)
OTHER = "Warga kini dapat mengurus dokumen pada akhir pekan tanpa biaya tambahan ({number}).\n"
GROUNDS = ("#f4efe6", "#e6eef4", "#eef4e6", "#f4e6ee", "#ffffff")


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--posts", type=int, default=40)
    asked.add_argument("--quoting", action="store_true")
    return asked


def main() -> None:
    given = options().parse_args()
    with tempfile.TemporaryDirectory() as made:
        posts, home = Path(made, "posts"), Path(made, "home")
        words = Path(made, "words")
        posts.mkdir()
        words.mkdir()
        for number in range(given.posts):
            write(posts, words, number, quoting=given.quoting)
        nothing, _ = seconds(words, home)
        first, one = seconds(posts, home)
        second, two = seconds(posts, home)
        if one != two:
            sys.exit("the two reports differ")
        size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    what = "quoting" if given.quoting else "plain"
    head("posts", "kind", "first, s", "second, s", "ratio", "without media, s", "cache, KB a post")
    each = f"{nothing:.2f}", f"{size / 1024 / given.posts:.0f}"
    row(given.posts, what, f"{first:.1f}", f"{second:.2f}", f"{second / first:.1%}", *each)


def write(posts: Path, words: Path, number: int, *, quoting: bool) -> None:
    """Write a post: of each eight one clip, three photographs, four posters."""
    kind = number % 8
    target = "instagram/reel" if kind == 0 else "instagram/feed"
    name = f"{number}.mp4" if kind == 0 else f"{number}.jpg"
    if kind == 0:
        clips.write(posts / name, clips.pan(number, 5.0))
    elif kind < 4:
        scene((1080, 1080), seed=number).save(posts / name, quality=90)
    else:
        picture = poster(1 + kind % 3, height=54, ground=GROUNDS[number % len(GROUNDS)])
        draw = ImageDraw.Draw(picture)
        draw.text((700, 980), f"nomor {number}", "#102040", ImageFont.load_default(40))
        picture.save(posts / name, quality=90)
    caption = (OTHER if quoting else CAPTION).format(line=LINE, number=number)
    head = f"---\ntargets: [{target}, facebook/page]\nlanguage: id\n"
    alt = "Susunan bentuk beraneka warna pada latar biru" if kind < 4 else "Poster jadwal layanan"
    media = f"media:\n  - file: {name}\n    alt: {alt}\n"
    (posts / f"{number}.md").write_text(f"{head}{media}---\n{caption}", encoding="utf-8")
    (words / f"{number}.md").write_text(f"{head}---\n{caption}", encoding="utf-8")


def seconds(folder: Path, home: Path) -> tuple[float, bytes]:
    """Return the CPU time of a run in seconds, and its report."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "contentcheck", "check", str(folder), "--format", "json"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr.decode())
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.stdout


if __name__ == "__main__":
    main()
