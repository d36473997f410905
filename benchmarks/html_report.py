"""How long does a browser take to open a report of many posts?

Makes up a calendar of 200 posts with the pictures and clips of `examples/`, writes the report, and
opens it in a headless Chromium several times with an empty cache. Needs `pip install playwright`
and Debian's `chromium`. The figures are the browser's own (`performance`): when the document was
read and laid out (load), and when the first thing was drawn.

    PYTHONPATH=src python benchmarks/html_report.py [--posts 200] [--keep report.html]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from contentcheck import engine
from contentcheck.model import Draft, Medium
from contentcheck.report.html.album import Album
from contentcheck.report.html.render import render
from contentcheck.rulebook import load
from telling import head, row, say

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = 7
TARGETS = (
    ("instagram/feed", "facebook/page"),
    ("facebook/page", "whatsapp/channel"),
    ("instagram/feed", "facebook/page", "facebook/group", "x/post"),
    ("instagram/carousel", "linkedin/post"),
)
CAPTIONS = (
    "Loket paspor buka setiap Sabtu di bulan Desember, pukul 08.00–12.00. Daftar lewat aplikasi!",
    "Kementrian membuka pendaftaran bantuan. Syarat dan langkahnya ada di gambar.",
    "Dalam rangka memperingati Hari Kopi, Menteri beserta jajaran telah melaksanakan kunjungan "
    "kerja ke sentra pengolahan kopi rakyat di lima provinsi. " * 4,
    "VAKSIN RABIES GRATIS UNTUK KUCING DAN ANJING ANDA!!! Setiap Sabtu. #vaksin #rabies #kucing",
    "Terima kasih sudah menjaga kebersihan ruang tunggu kami. Sampai jumpa besok!",
)


def drafts(count: int) -> Iterator[Draft]:
    """Make up posts for three working days of each week; media are shared to save time here."""
    random = Random(8)
    pictures = [
        Medium(str(file), file, "Foto kegiatan") for file in sorted(EXAMPLES.rglob("*.jpg"))
    ]
    clips = [Medium(str(file), file) for file in sorted(EXAMPLES.rglob("*.mp4"))]
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    for number in range(count):
        reel = number % 10 == 9
        several = random.choice(TARGETS)
        media = [random.choice(clips if reel else pictures)]
        if "instagram/carousel" in several and not reel:
            media = random.sample(pictures, 3)
        yield Draft(
            f"{random.choice(CAPTIONS)} ({number + 1})",
            media,
            ("instagram/reel", "facebook/reel") if reel else several,
            language="id",
            publish=start + timedelta(days=number * 7 / 5),
            source=f"kalender.csv:{number + 2}",
        )


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    return parser


def main() -> None:
    asked = options().parse_args()
    book = load()
    check = partial(engine.check_many, rules=book)
    with tempfile.TemporaryDirectory() as folder:
        file = asked.keep or Path(folder) / "report.html"
        album = Album(lambda drafts, lang: check(drafts, lang=lang), "id")
        begun = process_time()
        told = album.told(check(album.keep(drafts(asked.posts)), lang="id"))
        file.write_text("".join(render(told, book, "id")), encoding="utf-8")
        size = f"{file.stat().st_size / 1e6:.1f} MB"
        spent = f"checked and written in {process_time() - begun:.0f} s of CPU"
        opened = [_open(file) for _ in range(RUNS)]
    say(f"{asked.posts} posts, {size}, {spent}; {RUNS} runs of the browser.")
    head("what", "median", "worst", "target")
    measured = (
        ("page loaded", "< 2 s"),
        ("first thing drawn", ""),
        ("asked for to ready, outside", ""),
    )
    for (name, target), values in zip(measured, zip(*opened, strict=True), strict=True):
        row(name, f"{median(values):.2f} s", f"{max(values):.2f} s", target)


def _open(file: Path) -> tuple[float, float, float]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        begun = perf_counter()
        page.goto(file.resolve().as_uri(), wait_until="load")
        page.wait_for_selector("#posts tbody tr")
        outside = perf_counter() - begun
        load, drawn = page.evaluate(
            "[performance.getEntriesByType('navigation')[0].loadEventEnd,"
            " performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0]"
        )
        browser.close()
    return load / 1000, drawn / 1000, outside


if __name__ == "__main__":
    main()
