"""How captions open, and where their gist ends."""

from __future__ import annotations

from typing import Literal

import pytest

from contentcheck.checks import hook
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span
from contentcheck.rulebook import load
from contentcheck.text.openings import gist, slow_opening


@pytest.mark.parametrize(
    ("text", "kind", "opening"),
    [
        ("Dalam rangka HUT RI, layanan buka.", "protocol", "Dalam rangka HUT RI"),
        ("“Dalam upaya menekan stunting, kami…”", "protocol", "Dalam upaya menekan stunting"),
        ("Bertempat di Aula lt. 3, warga rapat.", "protocol", "Bertempat di Aula lt. 3"),
        ("Telah dilaksanakan rapat di aula.", "protocol", "Telah dilaksanakan"),
        ("On the occasion of the day, we open.", "protocol", "On the occasion of the day"),
        ("Jakarta (21/11) – Menteri hadir", "dateline", "Jakarta (21/11) – "),
        ("JAKARTA, 21 November 2026 — Menteri", "dateline", "JAKARTA, 21 November 2026 — "),
        ("Jakarta, Kemenkes - Menteri hadir", "dateline", "Jakarta, Kemenkes - "),
        ("#A #B #C\nMenteri hadir", "hashtags", "#A #B #C"),
        ("\n#Sehat\nMenteri hadir", "hashtags", "#Sehat"),
        ("———\nMenteri hadir", "separator", "———"),
        ("• • •\nMenteri hadir", "separator", "• • •"),
    ],
)
def test_what_stands_before_the_news(text: str, kind: str, opening: str) -> None:
    found = slow_opening(text)
    assert found is not None
    assert (found.kind, text[found.start : found.end]) == (kind, opening)


@pytest.mark.parametrize(
    "text",
    [
        "Layanan buka, dalam rangka HUT RI.",
        "#SobatSehat, tahukah Anda?",
        "#InfoCuaca Hujan lebat malam ini",
        "@kemenkes membuka 12 puskesmas",
        "Halo, Sobat! Yuk daftar.",
        "Jakarta: kota yang tak tidur",
        "Bandung, Jawa Barat: 12 kantor buka",
        "Senin, 5 Mei – layanan buka",
        "Menteri Kesehatan, dr. A, membuka - dan",
        "Kepala Dinas (Kadis) – pejabat baru",
        "Pada tahun 2026 layanan buka",
        "- Bawa KTP\n- Isi formulir",
        ".\nHalo semua",
        "Gunakan masker",
        "Guna-guna itu mitos",
    ],
)
def test_what_is_no_slow_opening(text: str) -> None:
    assert slow_opening(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Halo, Sobat Sehat semua!\nKantor buka besok. Ayo!", "Kantor buka besok."),
        ("PENGUMUMAN\nKantor buka besok pagi", "Kantor buka besok pagi"),
        ("Kantor tutup", "Kantor tutup"),
        ("Halo!", "Halo!"),
        ("SIARAN PERS NOMOR 12\nKantor buka besok.", "Kantor buka besok."),
    ],
)
def test_the_gist_is_the_first_sentence_that_says_something(text: str, first: str) -> None:
    found = gist(text)
    assert found is not None
    assert text[found.start : found.end] == first


def measured(caption: str, of: Literal["gist", "opening"]) -> Measure:
    (found,) = hook.check(Draft(caption), hook.Params(of=of))
    return found


def test_the_end_of_the_gist_is_counted_from_the_first_letter_shown() -> None:
    found = measured("\n Kantor 👩‍🚀 buka besok.\nAyo!", "gist")
    assert (found.value, found.place) == (20, Span("caption", 2, 24))


def test_an_opening_says_of_what_kind_it_is() -> None:
    found = measured("Dalam rangka memperingati hari jadi kota yang ke-700, taman buka.", "opening")
    assert found.value == 52
    assert found.evidence is not None
    assert found.evidence.id == "kata-kata protokoler (“Dalam rangka memperingati hari jadi kota…”)"
    assert measured("Taman buka.", "opening").value == 0


def test_without_a_sentence_there_is_no_hook() -> None:
    for caption in ("", "#A #B\n———"):
        with pytest.raises(Skip, match="no text"):
            measured(caption, "gist")


def test_one_slow_beginning_is_charged_once() -> None:
    caption = f"Dalam rangka {'rapat kerja ' * 30}, taman buka."
    report = check(Draft(caption, targets=["facebook/page"]), load().select(["hook", "fold"]))
    points = [finding.points for finding in report.targets[0].findings]
    assert len(points) == 3
    assert sum(point > 0 for point in points) == 1
    assert report.verdict == "ready"
