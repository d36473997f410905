"""The pages as people use them, in a headless Chromium: seen, switched, filtered, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from barriers import axe
from reports import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

NAMES = ("photo", "reel", "hostile", "calendar")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    visit: Open, name: str, width: int, scheme: str
) -> None:
    page = visit(name, width, scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.locator(".layers input").all():
        box.check(force=True) if box.is_visible() else None
    if name == "calendar":
        page.locator("#posts tbody a").first.click()
        page.locator("details.post[open] .finding").first.wait_for()
    page.locator("button[popovertarget]:visible").first.click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_is_in_one_language_at_a_time(visit: Open) -> None:
    page = visit("photo")
    assert page.get_by_role("heading", name="Kerjakan ini dahulu").first.is_visible()
    assert page.get_by_text("Do this first").first.is_hidden()
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", name="Do this first").first.is_visible()
    assert page.get_by_text("Kerjakan ini dahulu").first.is_hidden()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_appearance_can_be_chosen(visit: Open) -> None:
    page = visit("photo", scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Gelap").click()
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Terang").click()
    assert page.evaluate(ground) == light


def test_targets_are_tabs_for_the_keyboard_too(visit: Open) -> None:
    page = visit("photo")
    first, second = page.get_by_role("tab").all()
    assert first.get_attribute("aria-selected") == "true"
    first.focus()
    page.keyboard.press("ArrowRight")
    assert second.get_attribute("aria-selected") == "true"
    assert page.locator("#p1-t2").is_visible()
    assert page.locator("#p1-t1").is_hidden()


def test_a_findings_box_is_found_by_mouse_and_by_keyboard(visit: Open) -> None:
    page = visit("photo")
    box = page.locator("#p1-t1 a.box").first
    finding = page.locator("#" + str(box.get_attribute("data-finding")))
    callout = page.locator("#p1-t1 figure:has(a.box) .callout").first
    box.focus()
    assert "lit" in str(finding.get_attribute("class"))
    assert callout.inner_text() == finding.locator(".message").inner_text()
    page.keyboard.press("Tab")
    assert "lit" not in str(finding.get_attribute("class"))
    finding.hover()
    assert "lit" in str(box.get_attribute("class"))


def test_layers_are_shown_and_hidden(visit: Open) -> None:
    page = visit("photo")
    figure = page.locator("#p1-t1 figure.seen").first
    for layer in ("heat", "text", "grid"):
        drawn = figure.locator(f"use.{layer}")
        assert drawn.is_hidden()
        figure.locator(f"[data-layer={layer}]").check()
        assert drawn.is_visible()


def test_a_caption_folds_and_unfolds(visit: Open) -> None:
    page = visit("photo")
    caption = page.locator("#p1-t1 .caption")
    assert "selengkapnya" in caption.inner_text()
    assert "Informasi selengkapnya ada di situs" not in caption.inner_text()
    caption.get_by_role("button").click()
    assert "Informasi selengkapnya ada di situs" in caption.inner_text()


def test_a_reason_opens_and_closes(visit: Open) -> None:
    page = visit("photo")
    button = page.locator("button[popovertarget]:visible").first
    reason = page.locator("#" + str(button.get_attribute("popovertarget")).replace(".", "\\."))
    assert reason.is_hidden()
    button.click()
    assert reason.is_visible()
    page.keyboard.press("Escape")
    assert reason.is_hidden()


def test_a_calendar_is_sorted_filtered_and_opened(visit: Open) -> None:
    page = visit("calendar")
    rows = page.locator("#posts tbody tr:visible")
    names = page.locator("#posts tbody tr:visible .what a")
    assert rows.count() == 4
    page.get_by_role("button", name="Nilai").click()
    scores = rows.evaluate_all("rows => rows.map(row => Number(row.dataset.score))")
    assert scores == sorted(scores)
    page.get_by_role("button", name="Nilai").click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Nilai")
    page.get_by_label("Cari").fill("balik layar")
    assert names.all_inner_texts() == ["Di balik layar peluncuran."]
    assert page.get_by_role("status").inner_text().startswith("1")
    page.get_by_role("button", name="Tampilkan semua").click()
    page.get_by_label("Saluran WhatsApp").check()
    assert rows.count() == 1
    page.get_by_role("button", name="Tampilkan semua").click()
    page.locator(".often").first.click()
    assert 0 < rows.count() < 4
    page.get_by_role("button", name="Tampilkan semua").click()
    names.nth(1).click()
    post = page.locator("details.post[open]")
    assert post.count() == 1
    assert post.locator(".columns").first.is_visible()
    page.locator("details.post[open] a", has_text="Kembali ke kalender").click()
    page.wait_for_selector("details.post[open]", state="detached")


def test_a_page_prints_with_all_targets(visit: Open, tmp_path: Path) -> None:
    page = visit("photo")
    page.pdf(path=tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.locator("#p1-t2 .findings").first.is_visible()
    assert page.get_by_role("button", name="English").is_hidden()
    assert page.locator("aside.reason").first.is_visible()


def test_what_strangers_wrote_stays_text(visit: Open) -> None:
    page = visit("hostile")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0
    assert page.title() == HOSTILE[0]
    shown = page.locator(".phone .caption:visible").first.text_content() or ""
    for part in (
        HOSTILE[0],
        HOSTILE[1],
        HOSTILE[2],
        HOSTILE[3],
        HOSTILE[9],
        "\\u202egnp",
        "\\u0000",
    ):
        assert part in shown
    assert "49" not in shown
    assert not set("\u202e\u2066\x00\ud800") & set(page.content())


def test_what_strangers_wrote_stays_text_in_a_calendar_too(visit: Open) -> None:
    page = visit("calendar")
    assert page.locator("details.post").count() == 4
    page.locator("#posts tbody a").nth(2).click()
    assert HOSTILE[0] in page.locator("details.post[open] .name").first.inner_text()
    assert HOSTILE[1] in (page.locator("details.post[open] .caption").first.text_content() or "")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


def test_a_video_has_its_opening_and_its_flashes(visit: Open) -> None:
    page = visit("reel")
    assert page.locator(".strip image").count() == 4  # of a clip of two seconds
    assert page.locator(".flashes .bar.over").count() > 0
    page.locator(".clip summary").last.click()
    assert page.locator(".clip table").last.get_by_role("row").count() > 2
