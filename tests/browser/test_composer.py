"""The composer as an officer uses it, in a headless Chromium: paste, drop, mend, take along."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from barriers import axe
from composing import MEDIA, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Download, Page

    Open = Callable[..., Page]

CHAT = (
    "[12/03/26 10.15] Sari Humas: Kantor buka besok pukul 08.00\u00a0, ayo datang!!!!\r\n"
    "•\tBawa KTP asli\r\n"
)
TIDY = "Kantor buka besok pukul 08.00 , ayo datang!!!!\n• Bawa KTP asli\n"
MENDED = "Kantor buka besok pukul 08.00, ayo datang!\n• Bawa KTP asli\n"

# What a browser does when somebody pastes text, or lets go of a file above the page.
PASTE = """([text]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
DROP = """([files]) => {
  const data = new DataTransfer();
  for (const [name, type, bytes] of files)
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    document.getElementById('drop').dispatchEvent(
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with started(tmp_path_factory.mktemp("composer"), "--lang", "id") as (_, url):
        yield url


@pytest.fixture
def compose(browser: Browser, address: str) -> Iterator[Open]:
    """Open the composer; at the end no script has failed, and nobody else was asked."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))  # refusals are logged, too
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.locator("#chosen li").first.wait_for()
        return page

    yield opened
    for context in contexts:
        discard(context.pages[0])
        context.close()
    assert not [text for text in said if not text.startswith("Failed to load resource")]
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]


def discard(page: Page) -> None:
    """Begin anew, so that no test leaves a post open."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Buang dan mulai lagi").or_(
        page.get_by_role("button", name="Discard and start again")
    ).click()
    page.wait_for_load_state()


def paste(page: Page, text: str) -> None:
    page.locator("#caption").focus()
    page.evaluate(PASTE, [text])


def drop(page: Page, *files: tuple[str, str, bytes]) -> None:
    page.evaluate(DROP, [[[name, kind, list(data)] for name, kind, data in files]])


def photo(name: str) -> tuple[str, str, bytes]:
    return name, "image/jpeg", (MEDIA / name).read_bytes()


def until(page: Page, selector: str) -> None:
    page.locator(selector).first.wait_for(timeout=30_000)


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    found: Download = waiting.value
    return found.suggested_filename, Path(found.path()).read_bytes()


def test_a_post_is_pasted_mended_and_taken_along(compose: Open) -> None:
    page = compose()
    paste(page, CHAT)
    until(page, "#post .finding")
    assert page.locator("#caption").input_value() == TIDY
    note = page.locator("#pasted").inner_text()
    assert "awalan pesan WhatsApp" in note
    assert "spasi keras" in note
    assert "Temuan:" in page.locator("#told").inner_text()

    page.get_by_role("button", name="Perbaiki semua yang aman").click()
    page.locator("#mend-all-line").wait_for(state="hidden")
    assert page.locator("#caption").input_value().strip() == MENDED.strip()

    drop(page, photo("poster-heavy-text.jpg"))
    page.locator("#post [data-layer=heat]:visible").check(timeout=30_000)
    assert page.locator("#post .heat:visible").count() == 1
    assert page.locator("#post .phone image, #post .phone use").count() > 0
    page.get_by_label("Teks alternatif untuk poster-heavy-text.jpg").fill("Syarat pendaftaran")
    page.locator("#post dd", has_text="Syarat pendaftaran").first.wait_for()

    name, data = downloaded(page, "Unduh draf")
    assert name == "unggahan.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert whole.namelist() == ["unggahan.md", "poster-heavy-text.jpg"]
        text = whole.read("unggahan.md").decode()
    assert text.endswith(f"---\n{MENDED}")
    assert "alt: Syarat pendaftaran" in text
    assert downloaded(page, "PDF")[1].startswith(b"%PDF")
    assert downloaded(page, "PNG")[0] == "ringkasan.png"


def test_one_finding_is_mended_and_undone(compose: Open) -> None:
    page = compose()
    page.locator("#caption").fill("Kantor buka besok pukul 08.00 , ayo datang!!!!")
    until(page, "#post [data-mend]")
    before = page.locator("#post [data-mend]:visible").count()
    finding = page.locator("#post .finding", has_text="Tanda baca beruntun").first
    finding.locator("[data-mend]").click()
    page.locator("#post .finding", has_text="Tanda baca beruntun").first.wait_for(state="detached")
    assert page.locator("#caption").input_value().endswith("datang!")
    assert page.locator("#post [data-mend]:visible").count() < before
    page.locator("#caption").focus()
    page.keyboard.press("Control+z")
    until(page, "#post .finding:has-text('Tanda baca beruntun')")
    assert page.locator("#caption").input_value().endswith("datang!!!!")


def test_a_finding_shows_its_place_in_the_caption(compose: Open) -> None:
    page = compose()
    page.locator("#caption").fill("\n\n🎉 Kantor buka besok, ayo datang!!!!")
    finding = page.locator("#post .finding", has_text="Tanda baca beruntun").first
    finding.get_by_role("button", name="Tunjukkan di takarir").click()
    marked = "(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.activeElement)"
    assert page.evaluate(marked) == "!!!!"


def test_a_paste_can_be_had_as_it_was(compose: Open) -> None:
    page = compose()
    paste(page, CHAT)
    page.get_by_role("button", name="Tempel apa adanya").click()
    assert page.locator("#caption").input_value() == CHAT.replace("\r\n", "\n")


def test_targets_are_chosen_by_keyboard(compose: Open) -> None:
    page = compose()
    page.locator("#caption").fill("Halo semua.")
    until(page, "#post .target")
    page.get_by_role("button", name="Pilih tujuan").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Saluran WhatsApp").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Saluran WhatsApp").wait_for()
    assert "Saluran WhatsApp" in page.locator("#chosen").inner_text()
    page.get_by_role("tab", name="Saluran WhatsApp").click()
    assert page.locator(".phone.chat:visible").count() == 1
    page.locator("#caption").fill("Halo semua, apa kabar?")
    page.locator(".phone.chat:visible", has_text="apa kabar").wait_for()  # the tab stayed


def test_the_page_speaks_both_languages(compose: Open) -> None:
    page = compose()
    drop(page, photo("photo.jpg"))
    until(page, "#post figure.seen")
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", name="Write a post").is_visible()
    assert page.get_by_role("heading", name="Susun unggahan").count() == 0
    assert page.get_by_role("heading", name="Do this first").first.is_visible()
    assert page.get_by_label("Alt text of photo.jpg").is_visible()
    assert page.locator("select[name=via] option").first.text_content() == "the app, by hand"
    assert downloaded(page, "PNG")[0] == "summary.png"


def test_a_reload_loses_nothing(compose: Open) -> None:
    page = compose()
    page.locator("#caption").fill("Halo semua.")
    drop(page, photo("photo.jpg"))
    until(page, "#post figure.seen")
    page.get_by_label("Teks alternatif untuk photo.jpg").fill("Sawah")
    page.reload()
    until(page, "#post figure.seen")
    assert page.locator("#caption").input_value() == "Halo semua."
    assert page.get_by_label("Teks alternatif untuk photo.jpg").input_value() == "Sawah"


def test_media_are_put_in_order_and_away(compose: Open) -> None:
    page = compose()
    drop(page, photo("photo.jpg"), photo("photo-face.jpg"))
    names = page.locator(".medium b")
    page.locator(".medium").nth(1).wait_for()
    page.get_by_role("button", name="Majukan photo-face.jpg").click()
    assert names.all_inner_texts() == ["photo-face.jpg", "photo.jpg"]
    page.get_by_role("button", name="Buang photo-face.jpg").click()
    assert names.all_inner_texts() == ["photo.jpg"]


def test_what_is_no_medium_is_refused_in_words(compose: Open) -> None:
    page = compose()
    drop(page, ("catatan.docx", "", b"PK nothing"))
    page.locator("#arrivals", has_text="bukan gambar atau video").wait_for()


def test_a_calendar_is_dropped_and_opened(compose: Open) -> None:
    page = compose()
    table = "takarir;tujuan\nKantor buka besok!!!!;facebook/page\nPanen raya;x/post\n"
    drop(page, ("kalender.csv", "text/csv", table.encode()))
    page.locator("#arrivals", has_text="2 unggahan dari kalender.csv").wait_for()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Buka laporan kalender").click()
    report = opened.value
    report.locator("#posts tbody tr").nth(1).wait_for()
    assert report.locator("#posts tbody tr").count() == 2


def test_what_strangers_wrote_stays_text(compose: Open) -> None:
    page = compose()
    hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    page.locator("#caption").fill(hostile)
    drop(page, (f"{hostile}.jpg", "image/jpeg", photo("photo.jpg")[2]))
    until(page, "#post figure.seen")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0
    assert hostile in (page.locator("#post .phone .caption").first.text_content() or "")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(compose: Open, width: int, scheme: str) -> None:
    page = compose(width, scheme)
    assert axe(page) == []
    paste(page, CHAT)
    drop(page, photo("photo.jpg"), photo("photo-face.jpg"))
    until(page, "#post figure.seen")
    page.locator("details.more summary").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Pilih tujuan").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
