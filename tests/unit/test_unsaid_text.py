from dataclasses import replace
from pathlib import Path

import pytest

from contentcheck.checks.unsaid_text import Params, check
from contentcheck.engine import check as run
from contentcheck.model import Draft, Measure, Medium, Region
from contentcheck.rulebook import load
from readings import line, picture

POSTER = ("IMUNISASI GRATIS", "Sabtu, 5 Desember", "Puskesmas Menteng")


def measure(medium: Medium, caption: str = "", params: Params | None = None) -> Measure:
    (found,) = check(Draft(caption=caption, media=[medium]), params or Params())
    return found


def test_nothing_said_and_all_said(tmp_path: Path) -> None:
    medium = picture(tmp_path, *POSTER)
    unsaid = measure(medium, "Yuk!")
    assert (unsaid.name, unsaid.value, unsaid.unit) == ("unsaid_share", 1, "share")
    assert unsaid.evidence is not None
    assert unsaid.evidence.id == "“IMUNISASI GRATIS”, “Sabtu, 5 Desember”, “Puskesmas Menteng”"
    said = measure(medium, "Imunisasi gratis di puskesmas Menteng, 5 Desember (sabtu)")
    assert said.value == 0
    assert said.place == Region("poster.png")
    assert said.evidence is not None
    assert said.evidence.en == ""


def test_caption_and_alt_text_together(tmp_path: Path) -> None:
    medium = picture(tmp_path, *POSTER, alt="Poster: Imunisasi gratis")
    found = measure(medium, "Datanglah ke Puskesmas Menteng")
    assert found.value == pytest.approx(2 / 6)
    assert isinstance(found.place, Region)
    assert found.place.box == pytest.approx((0.1, 0.2, 0.5, 0.05))
    other = replace(medium, alt=None)
    other._known.update(medium._known)
    assert measure(other, "Datanglah ke Puskesmas Menteng").value == pytest.approx(4 / 6)


def test_what_does_not_count(tmp_path: Path) -> None:
    lines = (
        *POSTER,
        line("Kaki gambar yang kecil", height=0.01),
        line("Tak terbaca jelas", confidence=0.7),
        "A B C & 1",
    )
    caption = "imunisasi gratis sabtu desember puskesmas menteng"
    assert measure(picture(tmp_path, *lines), caption, Params(smallest=0.02)).value == 0
    assert measure(picture(tmp_path, *lines), caption).value == pytest.approx(4 / 10)


def test_a_logo_or_a_sign_is_no_text(tmp_path: Path) -> None:
    assert list(check(Draft(media=[picture(tmp_path, "KEMENTERIAN KESEHATAN")]), Params())) == []
    assert list(check(Draft(media=[picture(tmp_path)]), Params())) == []


def test_an_alt_text_that_is_missing_is_charged_once(tmp_path: Path) -> None:
    post = Draft(caption="Yuk!", media=[picture(tmp_path, *POSTER)], targets=["facebook/page"])
    book = load().select(["image.text-not-in-caption-or-alt", "alt.missing"])
    found = {each.rule: each.points for each in run(post, book).targets[0].findings}
    assert found["image.text-not-in-caption-or-alt"] > 0
    assert found["alt.missing"] == 0
