"""A headless Chromium for the tests of pages; without one, or without playwright, they skip."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from contentcheck.model import Draft, Medium
from reports import EXAMPLES, HOSTILE, medium, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LONG = (
    (EXAMPLES / "02-foto-takarir-panjang" / "post.md").read_text(encoding="utf-8").split("---")[2]
)


# One for a file, not for the whole run: as long as it lives its event loop runs in this thread,
# where no test of another file could start one of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no chromium on the path")
    with playwright.sync_playwright() as play:
        # Root may not use Chromium's own sandbox; the pages are ours.
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages that the tests open: one post of each kind, a calendar, a hostile one."""
    folder = tmp_path_factory.mktemp("pages")
    photo = Draft(
        LONG,
        [medium("poster-heavy-text.jpg", "Jadwal"), medium("photo-face.jpg")],
        ["instagram/carousel", "facebook/page"],
        language="id",
        source="foto.md",
    )
    reel = Draft(
        "Di balik layar peluncuran.",
        [medium("clip-flashing.mp4")],
        ["instagram/reel"],
        source="reel.md",
    )
    hostile = Draft(
        "\n".join(HOSTILE),
        [Medium(f"{HOSTILE[0]}.jpg", medium("poster-heavy-text.jpg").path, HOSTILE[1])],
        ["facebook/page", "instagram/feed"],
        id=HOSTILE[0],
        ignore={"caption-fold": HOSTILE[1]},
        source=f"{HOSTILE[2]}{HOSTILE[0]}.md",
    )
    good = Draft("Kantor buka besok pukul 08.00. Sampai jumpa!", targets=["whatsapp/channel"])
    for name, drafts in {
        "photo": [photo],
        "reel": [reel],
        "hostile": [hostile],
        "calendar": [photo, reel, hostile, good],
    }.items():
        text = page(drafts)
        (folder / f"{name}.html").write_text(text, encoding="utf-8", errors="backslashreplace")
    return folder


@pytest.fixture
def visit(browser: Browser, pages: Path) -> Iterator[Open]:
    """Open a page; at the end no script has failed, and nothing outside was asked for."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(name: str, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((pages / f"{name}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not said
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
