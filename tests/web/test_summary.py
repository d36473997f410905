"""The page for whoever approves a post: whole, whatever is written on it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contentcheck.drafts.times import JAKARTA
from contentcheck.model import Draft, Language, Medium
from contentcheck.report.html.post import post_page
from contentcheck.rulebook import load
from contentcheck.web.summary import summary
from contentcheck.web.summary.typeface import Typeface
from reports import HOSTILE, medium, told

TODAY = date(2026, 11, 22)
DRAFTS = {
    "poster": Draft(
        "Jadwal layanan ✅\n\n" + "Kantor buka pukul 08.00 sampai 12.00. " * 20,
        [medium("poster-heavy-text.jpg", "Jadwal"), medium("photo-face.jpg")],
        ["instagram/feed", "facebook/page"],
        publish=datetime(2026, 11, 28, 9, tzinfo=JAKARTA),
    ),
    "video": Draft("Di balik layar.", [medium("clip-flashing.mp4")], ["instagram/reel"]),
    "good": Draft("Kantor buka besok pukul 08.00. Sampai jumpa!", targets=["whatsapp/channel"]),
    "nothing": Draft(),
    "hostile": Draft(
        "\n".join(HOSTILE) * 5,
        [Medium(f"{HOSTILE[0]}.jpg", Path("missing.jpg"))],
        list(load().targets.by_name),
        id=HOSTILE[2] * 20,
    ),
}


def drawn(draft: Draft, lang: Language = "id") -> Image.Image:
    (one,) = told([draft])
    return Image.open(BytesIO(summary(post_page(one, load(), 1), "png", lang, TODAY)))


@pytest.mark.parametrize("name", DRAFTS)
def test_everything_fits_on_one_page(name: str) -> None:
    page = np.asarray(drawn(DRAFTS[name]).convert("L"))
    assert page.shape == (1754, 1240)
    margins = (page[:60], page[-60:], page[:, :90], page[:, -60:])
    assert all(margin.min() == 255 for margin in margins)
    signed = page[1530:1545, 100:600]
    assert (signed < 60).all(axis=1).sum() == 2  # the line to sign on, and nothing over it
    assert signed[:4].min() == 255


def test_it_is_in_the_language_asked_for() -> None:
    pages = [np.asarray(drawn(DRAFTS["good"], lang)) for lang in ("id", "en")]
    assert (pages[0] != pages[1]).any()


def test_the_pdf_is_one_page_of_the_same_size() -> None:
    (one,) = told([DRAFTS["good"]])
    data = summary(post_page(one, load(), 1), "pdf", "id", TODAY)
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"595.2 841.92" in data  # A4 in points


@pytest.mark.parametrize(
    "text",
    [
        "Kantor buka — “besok” é ñ",
        "👨‍👩‍👧‍👦🇮🇩❤️👍🏽✅",
        "日本語 مرحبا ꦲꦏ ไทย",
        "\U0010fffd\ue000 \u0378",
        "e\u0301\u0302\u0303 \u200d\ufe0f",
        "",
        " ",
    ],
)
def test_any_letters_are_measured_and_drawn(text: str) -> None:
    face = Typeface(25)
    page = Image.new("RGB", (900, 60), "white")
    end = face.draw(page, (10, 40), text, "black")
    assert end == pytest.approx(10 + face.width(text))
    assert bool(text.strip()) == (np.asarray(page).min() < 200)


def test_lines_end_where_they_are_to() -> None:
    face = Typeface(25)
    lines = face.wrapped("satu dua tiga empat lima " * 10 + "x" * 300, 300, 50)
    assert all(face.width(line) <= 300 for line in lines)
    assert "".join(lines).count("x") == 300
    few = face.wrapped("satu dua tiga empat lima " * 10, 300, 2)
    assert len(few) == 2
    assert few[-1].endswith("…")
    assert face.width(few[-1]) <= 300
